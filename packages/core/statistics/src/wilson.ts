import { normalCritical } from "./distributions.ts";
import { type Interval, noiseInterval, widened } from "./interval.ts";
import { type Proportion, requireShare } from "./proportion.ts";

/**
 * Score interval of a proportion, without continuity correction; the noise that the share bears widens it: see
 * `widened`.
 * @returns shares in 0..1
 * @throws {RangeError} outside the domain of `Proportion`, for a base of 0, or a level not strictly between 0 and 1
 * @see Wilson (1927); the example is of Newcombe (1998)
 * @example
 * wilson({ count: 81, base: 263 }) // { lower: 0.2553, upper: 0.3662 }
 */
export function wilson(proportion: Proportion, level = 0.95): Interval {
  requireShare(proportion);
  const z = normalCritical(level);
  const { count, base, noise = 0 } = proportion;
  const half = (z * z) / 2;
  const greaterRoot = count + half + z * Math.sqrt((z * z) / 4 + (count * (base - count)) / base);
  const sampled = {
    // From the product of the two roots: their difference loses its digits near zero.
    lower: (count / base) * (count / greaterRoot),
    // The formula is 1 here, but for its last digit.
    upper: count === base ? 1 : greaterRoot / (base + 2 * half),
  };
  return noise === 0 ? sampled : widened(count / base, [sampled, noiseInterval(proportion, level)]);
}
