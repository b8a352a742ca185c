import { betaQuantile } from "./distributions/beta.ts";
import { requireLevel } from "./domain.ts";
import type { Interval } from "./interval.ts";
import { type Proportion, requireShare } from "./proportion.ts";

/**
 * Exact interval of a proportion: never covers less than its level, often more.
 * @returns shares in 0..1
 * @throws {RangeError} outside the domain of `Proportion`, for a base of 0, or a level not strictly between 0 and 1
 * @see Clopper and Pearson (1934); the example is of Newcombe (1998)
 * @example
 * clopperPearson({ count: 81, base: 263 }) // { lower: 0.2527, upper: 0.3676 }
 */
export function clopperPearson(proportion: Proportion, level = 0.95): Interval {
  requireShare(proportion);
  requireLevel(level);
  const { count, base } = proportion;
  const tail = (1 - level) / 2;
  return {
    lower: count === 0 ? 0 : betaQuantile(tail, { a: count, b: base - count + 1 }),
    upper: count === base ? 1 : betaQuantile(1 - tail, { a: count + 1, b: base - count }),
  };
}
