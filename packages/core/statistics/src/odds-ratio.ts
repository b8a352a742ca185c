import { fourfoldCells, requireComparison, type TwoProportions } from "./comparison.ts";
import { requireLevel } from "./domain.ts";
import { type NotComputed, notComputed } from "./not-computed.ts";
import { oddsNoise, type Ratio, ratioWithLogInterval } from "./ratio.ts";

/**
 * Why there is no odds ratio.
 * `empty_line`: one of the two populations has no unit;
 * `zero_count`: one of the four cells is zero, and nothing is added to zeros.
 */
export type NoOddsRatio = NotComputed<"empty_line" | "zero_count">;

/**
 * Odds in the group over odds in the rest, with its log-ratio interval; nothing is added to zero counts.
 * @throws {RangeError} outside the domain of `TwoProportions`, or a level not strictly between 0 and 1
 * @see Woolf (1955); the example is of Agresti (2002), heart attacks with placebo and aspirin
 * @example
 * oddsRatio({ group: { count: 189, base: 11034 }, rest: { count: 104, base: 11037 } }).estimate // 1.832
 * oddsRatio({ group: { count: 189, base: 11034 }, rest: { count: 104, base: 11037 } }).interval // { lower: 1.440, upper: 2.331 }
 */
export function oddsRatio(comparison: TwoProportions, level = 0.95): Ratio | NoOddsRatio {
  requireComparison(comparison);
  requireLevel(level);
  if (comparison.group.base === 0 || comparison.rest.base === 0) return notComputed("empty_line");
  const { a, b, c, d } = fourfoldCells(comparison);
  if ([a, b, c, d].includes(0)) return notComputed("zero_count");
  const noise = oddsNoise(comparison.group) + oddsNoise(comparison.rest);
  return ratioWithLogInterval(
    { estimate: a / b / (c / d), logVariance: 1 / a + 1 / b + 1 / c + 1 / d + noise },
    level,
  );
}
