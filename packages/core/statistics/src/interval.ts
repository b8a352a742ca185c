import { normalCritical } from "./distributions.ts";
import { requireLevel } from "./domain.ts";
import { type Proportion, requireShare } from "./proportion.ts";

/** Bounds of a confidence interval; lower ≤ upper. Shares and differences of shares in −1..1, never percentages. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Interval of a share whose only uncertainty is the noise that protects persons: normal, kept within 0..1.
 * @throws {RangeError} outside the domain of `Proportion`, for a base of 0, or a level not strictly between 0 and 1
 */
export function noiseInterval(proportion: Proportion, level = 0.95): Interval {
  requireShare(proportion);
  requireLevel(level);
  const { count, base, noise = 0 } = proportion;
  const margin = normalCritical(level) * Math.sqrt(noise);
  return bounded({ lower: count / base - margin, upper: count / base + margin });
}

/**
 * Interval of a share that several independent sources of error move, from the interval that each would give alone:
 * distances to the estimate add up in squares, on each side apart.
 * @see Zou and Donner (2008), Statistics in Medicine 27, 1693-1702
 */
export function widened(estimate: number, alone: readonly Interval[]): Interval {
  return bounded({
    lower: estimate - Math.hypot(...alone.map(({ lower }) => estimate - lower)),
    upper: estimate + Math.hypot(...alone.map(({ upper }) => upper - estimate)),
  });
}

function bounded({ lower, upper }: Interval): Interval {
  return { lower: Math.max(0, lower), upper: Math.min(1, upper) };
}
