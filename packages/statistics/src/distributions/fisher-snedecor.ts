import betainc from "@stdlib/math-base-special-betainc";

/** P(F ≥ statistic) with these degrees of freedom, > 0 and not always whole. */
export function fisherSnedecorUpper(
  statistic: number,
  { numerator, denominator }: { numerator: number; denominator: number },
): number {
  return betainc(denominator / (denominator + numerator * statistic), denominator / 2, numerator / 2);
}
