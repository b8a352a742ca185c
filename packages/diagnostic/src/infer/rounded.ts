/** To so many decimals: more would tell of the computation, and of nothing else. */
export function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
