import type { Interval } from "./interval.ts";

/** A value with its interval, which need not be symmetric. */
export interface Estimated {
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
