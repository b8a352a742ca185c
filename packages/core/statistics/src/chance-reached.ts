import { normalTwoSided } from "./distributions.ts";

/** A whole count that noise of a normal law moves, and a number that it may reach. */
export interface NoisyCount {
  readonly count: number;
  /** Standard error of the noise; 0 where there is none. */
  readonly error: number;
  /** A whole number. */
  readonly threshold: number;
}

/** Chance that a count is at least `threshold` once noise is added to it and it is rounded. */
export function chanceReached({ count, error, threshold }: NoisyCount): number {
  const distance = count - threshold;
  if (error === 0) return distance >= 0 ? 1 : 0;
  const z = (distance + 0.5) / error;
  return z < 0 ? normalTwoSided(z) / 2 : 1 - normalTwoSided(z) / 2;
}

/**
 * Chance to reach a count that is itself drawn: each of `base` units has the characteristic with probability `share`.
 * @param base whole number ≥ 0
 * @param share in 0..1
 * @example
 * chanceReachedInSample({ base: 2, share: 0.5, error: 0, threshold: 1 }) // 0.75
 */
export function chanceReachedInSample({
  base,
  share,
  error,
  threshold,
}: Omit<NoisyCount, "count"> & { readonly base: number; readonly share: number }): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError("a share lies in 0..1");
  const expected = base * share;
  const deviation = Math.hypot(Math.sqrt(expected * (1 - share)), error);
  if (share === 0 || share === 1) return chanceReached({ count: expected, error, threshold });
  // Beyond nine standard deviations a chance is 1 to the last digit of a p-value.
  if (expected - 9 * deviation > threshold) return 1;
  const mode = Math.min(base, Math.floor((base + 1) * share));
  const sums = { weight: 0, reached: 0 };
  const add = (count: number, weight: number) => {
    sums.weight += weight;
    sums.reached += weight * chanceReached({ count, error, threshold });
  };
  // Weights are relative to that of the mode: each follows from its neighbour, up to where they no longer count.
  for (let count = mode, weight = 1; count <= base && weight > negligible; count++) {
    add(count, weight);
    weight *= ((base - count) * share) / ((count + 1) * (1 - share));
  }
  for (let count = mode - 1, weight = 1; count >= 0; count--) {
    weight *= ((count + 1) * (1 - share)) / ((base - count) * share);
    if (weight <= negligible) break;
    add(count, weight);
  }
  return sums.reached / sums.weight;
}

const negligible = 1e-30;

/**
 * Every double above it keeps all its digits. A p-value far enough under it comes out of its computation as zero, which none
 * is.
 */
const least = 1e-307;

/** The p-value as it may be written: under 1e-307, this bound from above. */
export function writtenPValue(pValue: number): number {
  return Math.max(pValue, least);
}
