import betaincinv from "@stdlib/math-base-special-betaincinv";

/** Quantile of the beta distribution with shapes `a`, `b` > 0, at a probability strictly between 0 and 1. */
export function betaQuantile(probability: number, { a, b }: { a: number; b: number }): number {
  return betaincinv(probability, a, b);
}
