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
  const outside = 1 - level;
  // The library's inverse keeps seven digits only; one Halley step on its forward function gives the rest.
  const start = erfcinv(outside);
  const error = (erfc(start) - outside) / ((-2 / Math.sqrt(Math.PI)) * Math.exp(-start * start));
  return Math.SQRT2 * (start - error / (1 + start * error));
}
