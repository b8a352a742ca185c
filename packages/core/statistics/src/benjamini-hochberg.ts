import { requirePValues } from "./domain.ts";

/**
 * p-values of one family of tests, adjusted so that the expected share of false ones among rejections keeps its level.
 * @returns in the order given
 * @throws {RangeError} when a p-value is outside 0..1
 * @see Benjamini and Hochberg (1995)
 * @example
 * benjaminiHochberg([0.01, 0.04, 0.03, 0.005]) // [0.02, 0.04, 0.04, 0.02]
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  requirePValues(pValues);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 1;
  const descending = [...pValues.entries()].sort(([, p], [, q]) => q - p);
  for (const [rank, [index, p]] of descending.entries()) {
    least = Math.min(least, (pValues.length / (pValues.length - rank)) * p);
    adjusted[index] = least;
  }
  return adjusted;
}
