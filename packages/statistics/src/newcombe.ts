import { type Comparison, requireComparison } from "./comparison.ts";
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
 * @see Newcombe (1998), method 10. 56 of 70 less 48 of 80: .2 (.0524 to .3339)
 */
export function newcombe(comparison: Comparison, level = 0.95): Difference | NotComputed<"empty_line"> {
  requireComparison(comparison);
  requireLevel(level);
  const { group, rest } = comparison;
  if (group.base === 0 || rest.base === 0) return notComputed("empty_line");
  const ofGroup = wilson(group, level);
  const ofRest = wilson(rest, level);
  const estimate = share(group) - share(rest);
  return {
    kind: "computed",
    estimate,
    interval: {
      lower: estimate - Math.hypot(share(group) - ofGroup.lower, ofRest.upper - share(rest)),
      upper: estimate + Math.hypot(ofGroup.upper - share(group), share(rest) - ofRest.lower),
    },
  };
}

const share = ({ count, base }: Proportion) => count / base;
