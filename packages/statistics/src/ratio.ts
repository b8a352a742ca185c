import { normalCritical } from "./distributions/normal.ts";
import type { Interval } from "./interval.ts";

/** A ratio, and an interval that is symmetric around its logarithm. */
export interface Ratio {
  readonly kind: "computed";
  readonly estimate: number;
  readonly interval: Interval;
}

/** @throws {RangeError} when the level is not strictly between 0 and 1 */
export function ratioWithLogInterval(
  { estimate, logVariance }: { estimate: number; logVariance: number },
  level: number,
): Ratio {
  const margin = Math.exp(normalCritical(level) * Math.sqrt(logVariance));
  return { kind: "computed", estimate, interval: { lower: estimate / margin, upper: estimate * margin } };
}
