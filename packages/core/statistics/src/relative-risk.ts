import { requireComparison, type TwoProportions } from "./comparison.ts";
import { requireLevel } from "./domain.ts";
import { type NotComputed, notComputed } from "./not-computed.ts";
import { type Ratio, ratioWithLogInterval, relativeNoise } from "./ratio.ts";

/**
 * Why there is no relative risk.
 * `empty_line`: one of the two populations has no unit;
 * `zero_count`: no unit of one of them has the characteristic, and nothing is added to zeros;
 * `no_variation`: every unit of both has it.
 */
export type NoRelativeRisk = NotComputed<"empty_line" | "zero_count" | "no_variation">;

/**
 * Share in the group over share in the rest, with its log-ratio interval; nothing is added to zero counts.
 * @throws {RangeError} outside the domain of `TwoProportions`, or a level not strictly between 0 and 1
 * @see Katz et al. (1978); the example is of Agresti (2002), heart attacks with placebo and aspirin
 * @example
 * relativeRisk({ group: { count: 189, base: 11034 }, rest: { count: 104, base: 11037 } }).estimate // 1.818
 * relativeRisk({ group: { count: 189, base: 11034 }, rest: { count: 104, base: 11037 } }).interval // { lower: 1.433, upper: 2.306 }
 */
export function relativeRisk(comparison: TwoProportions, level = 0.95): Ratio | NoRelativeRisk {
  requireComparison(comparison);
  requireLevel(level);
  const { group, rest } = comparison;
  if (group.base === 0 || rest.base === 0) return notComputed("empty_line");
  if (group.count === 0 || rest.count === 0) return notComputed("zero_count");
  if (group.count === group.base && rest.count === rest.base) return notComputed("no_variation");
  const estimate = group.count / group.base / (rest.count / rest.base);
  const logVariance =
    (group.base - group.count) / group.base / group.count + (rest.base - rest.count) / rest.base / rest.count;
  const noise = relativeNoise(group) + relativeNoise(rest);
  return ratioWithLogInterval({ estimate, logVariance: logVariance + noise }, level);
}
