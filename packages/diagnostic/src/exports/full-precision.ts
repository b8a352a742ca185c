/** All the digits that the last rounding of a computation leaves sure: 15, as R writes them. */
export function fullPrecision(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(15));
}
