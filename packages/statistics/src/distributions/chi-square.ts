import gammainc from "@stdlib/math-base-special-gammainc";

/** P(X ≥ statistic) of the chi-square with `df` > 0; keeps its precision down to the smallest doubles. */
export function chiSquareUpper(statistic: number, df: number): number {
  return gammainc(statistic / 2, df / 2, true, true);
}
