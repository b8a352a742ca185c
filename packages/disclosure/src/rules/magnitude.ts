/** What the rules over a magnitude ask of the contributions to its total. */
export interface Contributions {
  readonly total: number;
  /** The greatest first: as many as the rules ask for, or all where there are fewer. */
  readonly greatest: readonly number[];
}

/**
 * Whether the `n` greatest contributions pass `percent` of a magnitude's total: then the total tells on them.
 * @see Hundepool et al. (2012), Statistical Disclosure Control, section 4.2.2
 */
export function dominates(
  { total, greatest }: Contributions,
  { n, percent }: { readonly n: number; readonly percent: number },
): boolean {
  const leading = greatest.slice(0, n).reduce((sum, value) => sum + value, 0);
  return total > 0 && leading * 100 > percent * total;
}

/**
 * Whether the second contributor can estimate the first within `percent`: what remains of the total without the
 * two greatest is under `percent` of the greatest.
 */
export function isEstimable({ total, greatest }: Contributions, percent: number): boolean {
  const [first = 0, second = 0] = greatest;
  return first > 0 && (total - first - second) * 100 < percent * first;
}

/**
 * @param contributions ≥ 0, those of one unit summed first
 * @param most of the greatest to keep: the `n` of `dominates`, and 2 at least
 */
export function contributionsOf(contributions: readonly number[], most: number): Contributions {
  if (contributions.some((value) => value < 0)) throw new RangeError("a contribution is negative");
  return {
    total: contributions.reduce((sum, value) => sum + value, 0),
    greatest: contributions.toSorted((a, b) => b - a).slice(0, most),
  };
}
