import { normalCritical, normalTwoSided } from "./distributions.ts";
import { requireLevel } from "./domain.ts";
import type { Interval } from "./interval.ts";
import { type Proportion, requireShare } from "./proportion.ts";

/**
 * p-value, both sides, of a share against that of the others of one whole: chance at the share of all, and the noise of both.
 * @throws {RangeError} outside the domain of `Proportion`, or where a base is 0
 * @see R: `prop.test(c(15, 30), c(100, 120), correct = FALSE)$p.value` // 0.067108
 */
export function fromOthers(own: Proportion, others: Proportion): number {
  requireShare(own);
  requireShare(others);
  const share = (own.count + others.count) / (own.base + others.base);
  const chance = share * (1 - share) * (1 / own.base + 1 / others.base);
  const variance = chance + (own.noise ?? 0) + (others.noise ?? 0);
  const gap = own.count / own.base - others.count / others.base;
  return variance === 0 ? Number(gap === 0) : normalTwoSided(gap / Math.sqrt(variance));
}

/** Where the share of a part lies were it that of the others, around the share of the whole. */
export interface Funnel {
  /** In 0..1, of the whole. */
  readonly share: number;
  /** Units of the whole; infinite where the whole is known from elsewhere. */
  readonly whole: number;
  /** Variances of the noise of one part's count, and of that of the whole. */
  readonly noise: { readonly part: number; readonly whole: number };
}

/**
 * Limits at some size of a part: those of `fromOthers`, as a share of the part beside that of the whole, which it is in. The
 * noise of a share is that of a count and of its base, whose cells bear the same.
 * @param size > 0, and less than the whole
 * @throws {RangeError} when the level is not strictly between 0 and 1
 * @see Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202: share ± z sqrt(share (1 − share) / size) in an infinite whole
 */
export function funnelLimits({ share, whole, noise }: Funnel, size: number, level: number): Interval {
  requireLevel(level);
  const others = whole - size;
  const outside = Number.isFinite(whole) ? others / whole : 1;
  const noiseOf = (variance: number, base: number) =>
    (variance * (share ** 2 + (1 - share) ** 2)) / base ** 2;
  const rest = Number.isFinite(others) ? noiseOf(Math.max(0, noise.whole - noise.part), others) : 0;
  const variance = share * (1 - share) * (1 / size + 1 / others) + noiseOf(noise.part, size) + rest;
  const half = normalCritical(level) * outside * Math.sqrt(variance);
  return { lower: Math.max(0, share - half), upper: Math.min(1, share + half) };
}
