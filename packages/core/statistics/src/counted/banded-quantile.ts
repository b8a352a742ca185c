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
  /** Index of the band that holds it. */
  readonly band: number;
  /** Error of the share of units under the estimate, from the noise of the counts. */
  readonly shareNoise: number;
}

/**
 * A quantile read from counts by band, units being taken as evenly spread within each; noises are taken as independent.
 * @param bands in order, each starting where the one before ends
 * @param share in 0..1; one half for the median
 * @returns `no_number` where no band holds a unit
 * @throws {RangeError} for a share outside 0..1, or a negative count
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
  return {
    kind: "computed",
    estimate: band.from + within * width,
    band: at,
    shareNoise,
  };
}
