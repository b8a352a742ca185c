import { normalCritical, studentCritical } from "../distributions.ts";
import type { Interval } from "../interval.ts";
import { type NotComputed, notComputed } from "../not-computed.ts";
import { type Band, bandedQuantile } from "./banded-quantile.ts";

/** A median or a mean of the numbers of a group, read from noisy counts or sums. */
export interface NoisyCenter {
  readonly kind: "computed";
  readonly estimate: number;
  /** Error from noise alone: distance to the farther end of its 95 % interval, in units of the normal quantile. */
  readonly noiseError: number;
  /** From noise and sampling together. */
  readonly standardError: number;
  /** At 95 %, of noise and sampling, within the declared range; null where nothing is uncertain. */
  readonly interval: Interval | null;
}

/** A group read as a sample; its respondents are at least 2. */
export interface Sample {
  readonly respondents: number;
  /** Kish's; the respondents where all weigh the same. */
  readonly effectiveSize: number;
}

/** Units of one band; a null count is hidden. */
export interface NoisyBand {
  readonly from: number;
  readonly to: number;
  /** Weighted or not; a negative one is taken as 0. */
  readonly count: { readonly value: number; readonly error: number } | null;
}

export interface MedianQuestion {
  /** Units whose number is known, counted as the bands are. */
  readonly base: number;
  /** The greatest hidden count, in the unit of the bands. */
  readonly hiddenMost: number;
  /** Null where the group is a whole population. */
  readonly sample: Sample | null;
}

/**
 * Median of counts by bands, units being taken as evenly spread within each: hidden bands share alike what the others leave
 * of the base. Its interval is where the two ends of the interval of the share under it are reached.
 * @param bands in order, each starting where the one before ends
 * @returns `hidden` where the band that holds it, or half of the base, is hidden; `no_number` where nobody is
 * @see Woodruff (1952), Journal of the American Statistical Association 47, 635-646
 */
export function noisyMedian(
  bands: readonly NoisyBand[],
  { base, hiddenMost, sample }: MedianQuestion,
): NoisyCenter | NotComputed<"no_number" | "hidden"> {
  const shown = bands.reduce((sum, { count }) => sum + Math.max(0, count?.value ?? 0), 0);
  const left = Math.max(0, base - shown);
  const hidden = bands.filter(({ count }) => count === null).length;
  if (hidden > 0 && base > 0 && left >= base / 2) return notComputed("hidden");
  const filled = bands.map(
    ({ from, to, count }): Band => ({
      from,
      to,
      count: count === null ? left / hidden : Math.max(0, count.value),
      // A hidden count may be any up to the greatest: that of a uniform law.
      noise: count === null ? hiddenMost ** 2 / 12 : count.error ** 2,
    }),
  );
  const found = bandedQuantile(filled);
  if (found.kind === "not_computed") return found;
  if (bands[found.band]?.count === null) return notComputed("hidden");
  const noise = quantileInterval(filled, normalCritical(0.95) * found.shareNoise);
  const sampled = sample === null ? 0 : samplingFactor(sample) / 4;
  const critical = criticalOf(sample);
  const both = quantileInterval(filled, critical * Math.hypot(found.shareNoise, Math.sqrt(sampled)));
  return center(found.estimate, { noise, both, critical });
}

/** @param margin half the width of the interval of the share under the median */
function quantileInterval(bands: readonly Band[], margin: number): Interval {
  const at = (share: number) => {
    const found = bandedQuantile(bands, share);
    return found.kind === "computed" ? found.estimate : Number.NaN;
  };
  return {
    lower: margin > 0.5 ? (bands[0]?.from ?? Number.NaN) : at(0.5 - margin),
    upper: margin > 0.5 ? (bands.at(-1)?.to ?? Number.NaN) : at(0.5 + margin),
  };
}

export interface MeanQuestion {
  /** Sum of the distances of each number to the middle of the range. */
  readonly sum: { readonly value: number; readonly error: number };
  /** Units whose number is known, or their weight; > 0. */
  readonly base: { readonly value: number; readonly error: number };
  readonly range: { readonly from: number; readonly to: number };
  /** Null where the group is a whole population. */
  readonly sample: Sample | null;
}

/**
 * Mean of numbers of a range, from a noisy sum of their distances to its middle: delta method for the noise. Their spread
 * does not leave: its bound for their mean, which no numbers of the range exceed, stands in for it.
 * @see Bhatia and Davis (2000), American Mathematical Monthly 107, 353-357
 */
export function noisyMean({ sum, base, range: { from, to }, sample }: MeanQuestion): NoisyCenter {
  if (!(base.value > 0)) throw new RangeError("a mean of nobody");
  const distance = sum.value / base.value;
  const within = (value: number) => Math.min(to, Math.max(from, value));
  const estimate = within((from + to) / 2 + distance);
  const noise = Math.hypot(sum.error, distance * base.error) / base.value;
  const sampled = sample === null ? 0 : (estimate - from) * (to - estimate) * samplingFactor(sample);
  const critical = criticalOf(sample);
  const around = (margin: number) => ({ lower: within(estimate - margin), upper: within(estimate + margin) });
  return {
    ...center(estimate, {
      noise: around(normalCritical(0.95) * noise),
      both: around(critical * Math.hypot(noise, Math.sqrt(sampled))),
      critical,
    }),
    noiseError: noise,
    standardError: Math.hypot(noise, Math.sqrt(sampled)),
  };
}

/** One over the effective size, corrected as the variance of a sample is. */
function samplingFactor({ respondents, effectiveSize }: Sample): number {
  return respondents / (respondents - 1) / effectiveSize;
}

/** Noise alone is normal. */
function criticalOf(sample: Sample | null): number {
  return sample === null ? normalCritical(0.95) : studentCritical(0.95, sample.respondents - 1);
}

function center(
  estimate: number,
  { noise, both, critical }: { readonly noise: Interval; readonly both: Interval; readonly critical: number },
): NoisyCenter {
  const farther = Math.max(estimate - noise.lower, noise.upper - estimate);
  const width = both.upper - both.lower;
  return {
    kind: "computed",
    estimate,
    noiseError: farther / normalCritical(0.95),
    standardError: width / (2 * critical),
    interval: width > 0 ? both : null,
  };
}
