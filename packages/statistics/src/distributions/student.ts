import betaincinv from "@stdlib/math-base-special-betaincinv";
import { requireLevel } from "../domain.ts";

/**
 * Quantile that leaves (1 − level) / 2 in each tail of Student's distribution; 2.045 for 0.95 and 29.
 * @param degreesOfFreedom > 0
 * @throws {RangeError} when the level is not strictly between 0 and 1
 */
export function studentCritical(level: number, degreesOfFreedom: number): number {
  requireLevel(level);
  // t² / (df + t²) has a beta distribution, and is the small one of its two shares when df is great.
  const share = betaincinv(level, 0.5, degreesOfFreedom / 2);
  return Math.sqrt((degreesOfFreedom * share) / (1 - share));
}
