/** Probabilities are integers over `one`: 320 binary digits, so that errors of rounding stay below 2^-280. */
export const one = 1n << 320n;

/** Picks one of several possibilities, whose probabilities add up to `one`; returns its rank. */
export type Choose = (probabilities: readonly bigint[]) => number;

class OpenChoice {
  readonly probabilities: readonly bigint[];
  constructor(probabilities: readonly bigint[]) {
    this.probabilities = probabilities;
  }
}

/**
 * The distribution of what `run` returns, by following each way its choices can go: it is run again for each. A way
 * less likely than `smallest` is not followed; `undecided` is the probability of all of those, so the probability
 * of an outcome is in `probability.get(outcome)`..the same plus `undecided`.
 */
export function allOutcomes<Outcome>(run: (choose: Choose) => Outcome, smallest: bigint) {
  const probability = new Map<Outcome, bigint>();
  let undecided = 0n;
  const pending: { readonly ranks: readonly number[]; readonly mass: bigint }[] = [{ ranks: [], mass: one }];
  for (let way = pending.pop(); way; way = pending.pop()) {
    const { ranks, mass } = way;
    if (mass < smallest) {
      undecided += mass;
      continue;
    }
    try {
      const outcome = run(replay(ranks));
      probability.set(outcome, (probability.get(outcome) ?? 0n) + mass);
    } catch (open) {
      if (!(open instanceof OpenChoice)) throw open;
      for (const [rank, chance] of open.probabilities.entries())
        pending.push({ ranks: [...ranks, rank], mass: (mass * chance) / one });
    }
  }
  return { probability, undecided };
}

/** Makes the choices of `ranks`, then stops at the next one. */
function replay(ranks: readonly number[]): Choose {
  let made = 0;
  return (probabilities) => {
    const rank = ranks[made];
    if (rank === undefined) throw new OpenChoice(probabilities);
    made += 1;
    return rank;
  };
}
