/** Ways to join codes that are looked at; and those that are said, where several fit as well. */
const [stepsMax, waysMax] = [200_000, 4];

/** How many persons of all have each code, where that is known. */
type Totals = ReadonlyMap<string, number>;

export interface Joining {
  /** Codes that may each have joined one of the others; with how many had it. */
  readonly codes: readonly string[];
  readonly totals: Totals;
  /** Codes that they may have joined; with how many more have it than had it before. */
  readonly homes: readonly string[];
  readonly more: Totals;
  /** Homes that were not there before: at least one of the codes has joined each. */
  readonly isNew: (home: string) => boolean;
}

/**
 * The code that each of some codes may have joined, by how many have it: those that joined a code are, but for fewer than
 * `min` persons, as many as that code has more. A code of which nothing is known may be any number.
 * @returns the ways that leave the fewest persons, of these some; none where there is no way, or where there are too many to look at
 */
export function codesJoined(
  { codes, totals, homes, more, isNew }: Joining,
  min: number,
): readonly ReadonlyMap<string, string>[] {
  const ordered = codes.toSorted((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0));
  const states = homes.map((home) => ({ home, left: more.get(home), joined: 0, isOpen: false }));
  const chosen: string[] = [];
  let found: readonly { readonly homes: readonly string[]; readonly left: number }[] = [];
  let steps = 0;
  const leftNow = (): number | null => {
    let sum = 0;
    for (const { home, left, joined, isOpen } of states) {
      if (isNew(home) && joined === 0) return null;
      if (left === undefined) continue;
      if (left <= -min || (left >= min && !isOpen)) return null;
      sum += isOpen ? Math.max(0, -left) : Math.abs(left);
    }
    return sum;
  };
  const visit = (at: number): void => {
    if (++steps > stepsMax) return;
    const code = ordered[at];
    if (code === undefined) {
      const left = leftNow();
      if (left !== null)
        found = [...found, { homes: [...chosen], left }]
          .toSorted((one, other) => one.left - other.left)
          .slice(0, waysMax);
      return;
    }
    const total = totals.get(code);
    for (const state of states) {
      const { left, isOpen } = state;
      if (left !== undefined && left - (total ?? 0) <= -min) continue;
      if (left !== undefined) state.left = left - (total ?? 0);
      state.isOpen = isOpen || total === undefined;
      state.joined++;
      chosen[at] = state.home;
      visit(at + 1);
      state.joined--;
      state.isOpen = isOpen;
      state.left = left;
    }
  };
  visit(0);
  if (steps > stepsMax) return [];
  const best = found.filter(({ left }) => left === found[0]?.left);
  return best.map((way) => new Map(ordered.map((code, at) => [code, way.homes[at] ?? ""])));
}
