/** To so many decimals: more digits would be artefacts of the computation. */
export function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
