import { requireComparison, type TwoProportions } from "./comparison.ts";
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
 * @throws {RangeError} outside the domain of `TwoProportions`, or a level not strictly between 0 and 1
 * @see Newcombe (1998), method 10, whose example this is
 * @example
 * newcombe({ group: { count: 56, base: 70 }, rest: { count: 48, base: 80 } }).estimate // 0.2
 * newcombe({ group: { count: 56, base: 70 }, rest: { count: 48, base: 80 } }).interval // { lower: 0.0524, upper: 0.3339 }
 */
export function newcombe(comparison: TwoProportions, level = 0.95): Difference | NotComputed<"empty_line"> {
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

/** A value with its interval, which need not be symmetric. */
interface Estimated {
  readonly estimate: number;
  readonly interval: Interval;
}

/**
 * Interval of the difference of two independent estimates, at the level of theirs.
 * @returns of `group` less `rest`, in their unit
 * @see Zou & Donner (2008), Statistics in Medicine 27, 1693-1702. With Wilson's intervals it is Newcombe's method 10:
 * 56 of 70 less 48 of 80: .0524 to .3339
 */
export function differenceInterval({
  group,
  rest,
}: {
  readonly group: Estimated;
  readonly rest: Estimated;
}): Interval {
  const estimate = group.estimate - rest.estimate;
  const below = Math.hypot(group.estimate - group.interval.lower, rest.interval.upper - rest.estimate);
  const above = Math.hypot(group.interval.upper - group.estimate, rest.estimate - rest.interval.lower);
  return { lower: estimate - below, upper: estimate + above };
}
