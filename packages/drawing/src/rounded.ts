/**
 * A coordinate as it is written: a tenth of a unit is finer than any screen shows.
 * @throws {RangeError} on what is not a finite number
 */
export function rounded(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError("a coordinate that is not a finite number");
  return Math.round(value * 10) / 10;
}
