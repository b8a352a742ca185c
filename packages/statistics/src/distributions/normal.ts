import erfc from "@stdlib/math-base-special-erfc";
import erfcinv from "@stdlib/math-base-special-erfcinv";
import { requireLevel } from "../domain.ts";

/** P(|Z| > |z|) of the standard normal. */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/**
 * Quantile that leaves (1 − level) / 2 in each tail of the standard normal; 1.959964 for 0.95.
 * @throws {RangeError} when the level is not strictly between 0 and 1
 */
export function normalCritical(level: number): number {
  requireLevel(level);
  return Math.SQRT2 * erfcinv(1 - level);
}
