import betainc from "@stdlib/math-base-special-betainc";
import betaincinv from "@stdlib/math-base-special-betaincinv";
import erfc from "@stdlib/math-base-special-erfc";
import erfcinv from "@stdlib/math-base-special-erfcinv";
import gammainc from "@stdlib/math-base-special-gammainc";
import { requireLevel } from "./domain.ts";

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

/** P(X ≥ statistic) of the chi-square with `df` > 0; keeps its precision down to the smallest doubles. */
export function chiSquareUpper(statistic: number, df: number): number {
  return gammainc(statistic / 2, df / 2, true, true);
}

/** P(F ≥ statistic) with these degrees of freedom, > 0 and not always whole. */
export function fisherSnedecorUpper(
  statistic: number,
  { numerator, denominator }: { numerator: number; denominator: number },
): number {
  return betainc(denominator / (denominator + numerator * statistic), denominator / 2, numerator / 2);
}

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

/** `drawn` units out of `all`, of which `marked` bear a mark: how many marked ones are drawn? Whole numbers. */
export interface Hypergeometric {
  readonly drawn: number;
  readonly marked: number;
  readonly all: number;
}

/** The values that may be drawn. */
export function supportOf({ drawn, marked, all }: Hypergeometric): { least: number; greatest: number } {
  return { least: Math.max(0, drawn + marked - all), greatest: Math.min(drawn, marked) };
}

/** A most likely value. */
export function modeOf(shape: Hypergeometric): number {
  const { least, greatest } = supportOf(shape);
  const mode = Math.floor(((shape.drawn + 1) / (shape.all + 2)) * (shape.marked + 1));
  return Math.min(Math.max(mode, least), greatest);
}

/** P(value + 1) / P(value); 0 at the greatest possible value. */
export function ratioUp({ drawn, marked, all }: Hypergeometric, value: number): number {
  return ((marked - value) / (value + 1)) * ((drawn - value) / (all - marked - drawn + value + 1));
}

/** P(value − 1) / P(value); 0 at the least possible value. */
export function ratioDown({ drawn, marked, all }: Hypergeometric, value: number): number {
  return (value / (marked - value + 1)) * ((all - marked - drawn + value) / (drawn - value + 1));
}
