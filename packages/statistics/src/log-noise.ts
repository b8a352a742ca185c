import type { Proportion } from "./proportion.ts";

/** Variance that noise gives the logarithm of a share in 0..1, by the delta method. */
export function relativeNoise({ count, base, noise = 0 }: Proportion): number {
  return noise === 0 ? 0 : noise / (count / base) ** 2;
}

/** Variance that noise gives the log-odds of a share strictly between 0 and 1, by the delta method. */
export function oddsNoise({ count, base, noise = 0 }: Proportion): number {
  return noise === 0 ? 0 : noise / ((count / base) * (1 - count / base)) ** 2;
}
