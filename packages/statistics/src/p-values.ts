/** @throws {RangeError} when one is outside 0..1 */
export function requirePValues(pValues: readonly number[]): void {
  if (pValues.some((p) => !(p >= 0 && p <= 1))) throw new RangeError("a p-value lies in 0..1");
}
