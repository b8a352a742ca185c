/** Six decimals: a millionth is finer than any share of a population. */
export function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}
