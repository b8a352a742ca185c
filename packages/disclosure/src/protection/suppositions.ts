import type { Highs } from "highs";
import { isMasked, type Knowledge, masked } from "../audit/knowledge.ts";
import { isPossible } from "../audit/possible.ts";
import type { System } from "../system/system.ts";

/** What one release says of each count of a system; null where it does not have it. */
export type Statement = readonly (Knowledge | null)[];

/** What an attacker may take for true of the persons of one release. */
export interface Supposition {
  /** One a count: what this release says, and what of the others is supposed to hold of it too. */
  readonly knowledge: readonly Knowledge[];
  /** Whether anything is supposed. */
  readonly isMore: boolean;
  /** Counts of which something that another release says is not supposed. */
  readonly refused: ReadonlySet<number>;
}

interface Fact extends Knowledge {
  readonly count: number;
}

/**
 * Several releases of one population, whose persons may have come and gone. What one release says holds of its own
 * persons; what another says may hold of them still, count by count, and whoever holds both may suppose so. Of what the
 * others say, as much is supposed as one population can fit, the nearest in time first; what that leaves out is
 * supposed in its turn, so that everything that can be supposed is so once.
 * @param base position of the release whose persons are asked about
 * @returns one at least, where the others say nothing more; none where the release contradicts itself
 */
export function suppositionsOf(
  statements: readonly Statement[],
  { base, system }: { readonly base: number; readonly system: System },
  highs: Highs,
): readonly Supposition[] {
  const own = statements[base] ?? [];
  const known = (facts: readonly Fact[]) => knownWith(own, facts, system);
  const fits = (facts: readonly Fact[]) => {
    const knowledge = known(facts);
    return knowledge.every(({ low, high }) => low <= high) && isPossible(system, knowledge, highs);
  };
  if (!fits([])) return [];
  const said = [...statements.entries()]
    .filter(([at]) => at !== base)
    .toSorted(([a], [b]) => Math.abs(a - base) - Math.abs(b - base) || b - a)
    .flatMap(([, statement]) => factsOf(statement))
    .filter((fact) => isMore(own[fact.count] ?? masked(0), fact));
  return coversOf(said, fits).map((supposed) => ({
    knowledge: known([...supposed]),
    isMore: supposed.size > 0,
    refused: new Set(said.flatMap((fact) => (supposed.has(fact) ? [] : [fact.count]))),
  }));
}

/** Sets that fit, each as large as can be in its order, until everything that fits alone is in one; one at least. */
function coversOf(
  said: readonly Fact[],
  fits: (some: readonly Fact[]) => boolean,
): readonly ReadonlySet<Fact>[] {
  const first = new Set(asMany(said, fits));
  const found = [first];
  const covered = new Set(first);
  let left = said.filter((fact) => !covered.has(fact) && fits([fact]));
  while (left.length > 0) {
    const next = asMany([...left, ...covered], fits);
    found.push(new Set(next));
    for (const fact of next) covered.add(fact);
    left = left.filter((fact) => !covered.has(fact));
  }
  return found;
}

function factsOf(statement: Statement): readonly Fact[] {
  return statement.flatMap((one, count) =>
    one === null || (one.low === 0 && isMasked(one)) ? [] : [{ count, ...one }],
  );
}

const isMore = (known: Knowledge, { low, high }: Fact) => low > known.low || high < known.high;

function knownWith(own: Statement, facts: readonly Fact[], { counts }: System): readonly Knowledge[] {
  const known = counts.map((_, count) => own[count] ?? masked(0));
  for (const { count, low, high } of facts) {
    const before = known[count] ?? masked(0);
    known[count] = { low: Math.max(before.low, low), high: Math.min(before.high, high) };
  }
  return known;
}

/** As many as fit, in this order: all at once where they do, else one half after the other. */
function asMany<One>(all: readonly One[], fits: (some: readonly One[]) => boolean): readonly One[] {
  const add = (kept: readonly One[], more: readonly One[]): readonly One[] => {
    const both = [...kept, ...more];
    if (more.length === 0 || fits(both)) return both;
    if (more.length === 1) return kept;
    const middle = more.length >> 1;
    return add(add(kept, more.slice(0, middle)), more.slice(middle));
  };
  return add([], all);
}
