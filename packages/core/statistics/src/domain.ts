/** @throws {RangeError} when the value is not a whole number ≥ 0 that a double holds exactly */
export function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} must be a whole number ≥ 0`);
}

/** @throws {RangeError} when the value is not strictly between 0 and 1 */
export function requireLevel(value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError("a confidence level lies strictly between 0 and 1");
}

/** @throws {RangeError} when one is outside 0..1 */
export function requirePValues(pValues: readonly number[]): void {
  if (pValues.some((p) => !(p >= 0 && p <= 1))) throw new RangeError("a p-value lies in 0..1");
}
