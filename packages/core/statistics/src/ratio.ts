import { normalCritical } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import type { Proportion } from "./proportion.ts";

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

/** Variance that noise gives the logarithm of a share in 0..1, by the delta method. */
export function relativeNoise({ count, base, noise = 0 }: Proportion): number {
  return noise === 0 ? 0 : noise / (count / base) ** 2;
}

/** Variance that noise gives the log-odds of a share strictly between 0 and 1, by the delta method. */
export function oddsNoise({ count, base, noise = 0 }: Proportion): number {
  return noise === 0 ? 0 : noise / ((count / base) * (1 - count / base)) ** 2;
}
