/**
 * Whether the `n` greatest contributions pass `percent` of a magnitude's total: then the total tells on them.
 * @param contributions ≥ 0, those of one unit summed first
 * @see Hundepool et al. (2012), Statistical Disclosure Control, section 4.2.2
 */
export function dominates(
  contributions: readonly number[],
  { n, percent }: { readonly n: number; readonly percent: number },
): boolean {
  const { total, greatest } = ordered(contributions);
  const leading = greatest.slice(0, n).reduce((sum, value) => sum + value, 0);
  return total > 0 && leading * 100 > percent * total;
}

/**
 * Whether the second contributor can estimate the first within `percent`: what remains of the total without the
 * two greatest is under `percent` of the greatest.
 * @param contributions ≥ 0, those of one unit summed first
 */
export function isEstimable(contributions: readonly number[], percent: number): boolean {
  const { total, greatest } = ordered(contributions);
  const [first = 0, second = 0] = greatest;
  return first > 0 && (total - first - second) * 100 < percent * first;
}

function ordered(contributions: readonly number[]) {
  if (contributions.some((value) => value < 0)) throw new RangeError("a contribution is negative");
  return {
    total: contributions.reduce((sum, value) => sum + value, 0),
    greatest: contributions.toSorted((a, b) => b - a),
  };
}
