import { requirePValues } from "./domain.ts";

/**
 * p-values of one family of tests, adjusted so that the risk of one false rejection among all keeps its level.
 * @returns in the order given
 * @throws {RangeError} when a p-value is outside 0..1
 * @see Holm (1979)
 * @example
 * holm([0.01, 0.04, 0.03, 0.005]) // [0.03, 0.06, 0.06, 0.02]
 */
export function holm(pValues: readonly number[]): readonly number[] {
  requirePValues(pValues);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let greatest = 0;
  const ascending = [...pValues.entries()].sort(([, p], [, q]) => p - q);
  for (const [rank, [index, p]] of ascending.entries()) {
    greatest = Math.max(greatest, Math.min(1, (pValues.length - rank) * p));
    adjusted[index] = greatest;
  }
  return adjusted;
}
