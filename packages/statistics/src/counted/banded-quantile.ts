import type { Interval } from "../interval.ts";
import { type NotComputed, notComputed } from "../not-computed.ts";

/** Units whose number lies in one band, from its lower bound included to its upper one. */
export interface Band {
  readonly from: number;
  readonly to: number;
  /** ≥ 0; weighted or not. */
  readonly count: number;
  /** Variance of the noise of its count; 0 where left out. */
  readonly noise?: number;
}

export interface BandedQuantile {
  readonly kind: "computed";
  readonly estimate: number;
  /** What the noise of the counts gives the estimate. */
  readonly noiseError: number;
  /** Of the share of units under the estimate, from the noise of the counts. */
  readonly shareNoise: number;
  /** What a change of that share moves the estimate by, relative to it: one over the density of units. */
  readonly slope: number;
}

/**
 * A quantile read from counts by band, units being taken as evenly spread within each. Its error is Woodruff's: that of the
 * share of units under it, over the density of units where it lies; noises are taken as independent.
 * @param bands in order, each starting where the one before ends
 * @param share in 0..1; one half for the median
 * @returns `no_number` where no band holds a unit
 * @throws {RangeError} for a share outside 0..1, or a negative count
 * @see Woodruff (1952)
 */
export function bandedQuantile(
  bands: readonly Band[],
  share = 0.5,
): BandedQuantile | NotComputed<"no_number"> {
  if (!(share >= 0 && share <= 1)) throw new RangeError("a quantile is that of a share in 0..1");
  if (bands.some(({ count }) => !(count >= 0))) throw new RangeError("a count is a number ≥ 0");
  const all = bands.reduce((total, { count }) => total + count, 0);
  if (all === 0) return notComputed("no_number");
  const targetRank = share * all;
  let under = 0;
  let at = bands.findIndex(({ count }) => {
    under += count;
    // By rounding alone, the last unit may stay out of reach.
    return count > 0 && under >= targetRank - 1e-9 * all;
  });
  if (at < 0) at = bands.findLastIndex(({ count }) => count > 0);
  const band = bands[at] ?? { from: 0, to: 0, count: 1 };
  const within = Math.min(1, Math.max(0, (targetRank - (under - band.count)) / band.count));
  const variance = bands.reduce((total, { noise = 0 }, each) => {
    const part = each < at ? 1 : each === at ? within : 0;
    return total + (part - share) ** 2 * noise;
  }, 0);
  const width = band.to - band.from;
  const shareNoise = Math.sqrt(variance) / all;
  const slope = (all * width) / band.count;
  return {
    kind: "computed",
    estimate: band.from + within * width,
    noiseError: shareNoise * slope,
    shareNoise,
    slope,
  };
}

/**
 * Interval of a quantile: where the shares at the two ends of the interval of its own share are reached.
 * @param margin half the width of that interval, in shares
 * @returns null where one of the two ends leaves 0..1, or no band holds a unit
 * @see Woodruff (1952)
 */
export function bandedInterval(
  bands: readonly Band[],
  { share = 0.5, margin }: { readonly share?: number; readonly margin: number },
): Interval | null {
  if (share - margin < 0 || share + margin > 1) return null;
  const lower = bandedQuantile(bands, share - margin);
  const upper = bandedQuantile(bands, share + margin);
  return lower.kind === "computed" && upper.kind === "computed"
    ? { lower: lower.estimate, upper: upper.estimate }
    : null;
}
