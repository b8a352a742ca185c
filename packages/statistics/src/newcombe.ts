import { type Comparison, requireComparison } from "./comparison.ts";
import { differenceInterval } from "./difference-interval.ts";
import { requireLevel } from "./domain.ts";
import type { Interval } from "./interval.ts";
import { type NotComputed, notComputed } from "./not-computed.ts";
import type { Proportion } from "./proportion.ts";
import { wilson } from "./wilson.ts";

export interface Difference {
  readonly kind: "computed";
  /** Share in the group less share in the rest, in −1..1. */
  readonly estimate: number;
  readonly interval: Interval;
}

/**
 * Difference of two independent shares with its hybrid score interval, without continuity correction.
 * @returns `empty_line` where one of the two populations has no unit
 * @throws {RangeError} outside the domain of `Comparison`, or a level not strictly between 0 and 1
 * @see Newcombe (1998), method 10, whose example this is
 * @example
 * newcombe({ group: { count: 56, base: 70 }, rest: { count: 48, base: 80 } }).estimate // 0.2
 * newcombe({ group: { count: 56, base: 70 }, rest: { count: 48, base: 80 } }).interval // { lower: 0.0524, upper: 0.3339 }
 */
export function newcombe(comparison: Comparison, level = 0.95): Difference | NotComputed<"empty_line"> {
  requireComparison(comparison);
  requireLevel(level);
  const { group, rest } = comparison;
  if (group.base === 0 || rest.base === 0) return notComputed("empty_line");
  const estimated = (proportion: Proportion) => ({
    estimate: share(proportion),
    interval: wilson(proportion, level),
  });
  return {
    kind: "computed",
    estimate: share(group) - share(rest),
    interval: differenceInterval({ group: estimated(group), rest: estimated(rest) }),
  };
}

const share = ({ count, base }: Proportion) => count / base;
