import { normalTwoSided } from "./distributions.ts";

/** A number of one edition of a study. */
export interface EditionEstimate {
  readonly value: number;
  /** Variance of what changes it without a change of the population: noise, and the design of a weighted survey. */
  readonly variance: number;
  /** Units that a share is of, where the population is read as a sample: chance then moves it too. Null elsewhere. */
  readonly sampled: number | null;
}

/** The newest edition against the mean of the earlier ones. */
export interface NewestChange {
  /** Mean of the earlier ones, by inverse variance. */
  readonly mean: number;
  readonly difference: number;
  /** Two-sided, of this series alone. */
  readonly pValue: number;
}

/** Earlier editions without which there is nothing to compare the newest one with. */
export const earlierMin = 4;

/** Editions, the newest one included, from which the dispersion of the earlier ones is estimated. */
const dispersionMin = 8;

/** Units expected on either side of a share under which the normal law would find too many changes. */
const expectedMin = 20;

/**
 * Tests the newest edition of a series. Its variance is that of noise, plus, for a population read as a sample, the binomial
 * one at the mean share, times the dispersion of the earlier editions where it is over 1. Methods, section 7.20.
 * @param earlier since the last break
 * @returns null where there are fewer than `earlierMin`, where nothing is uncertain, or where a share is of too few units
 * @see Laney (2002), Improved control charts for attributes
 */
export function newestChange(
  earlier: readonly EditionEstimate[],
  newest: EditionEstimate,
): NewestChange | null {
  if (earlier.length < earlierMin) return null;
  const all = [...earlier, newest];
  const share = pooledShare(earlier);
  if (share !== null && all.some(({ sampled }) => isTooFew(sampled, share))) return null;
  const chance = ({ sampled }: EditionEstimate) =>
    sampled === null || share === null ? 0 : (share * (1 - share)) / sampled;
  const variances = (dispersion: number) => all.map((each) => each.variance + dispersion * chance(each));
  if (variances(1).some((variance) => !(variance > 0))) return null;
  const dispersion = all.length < dispersionMin ? 1 : Math.max(1, dispersionOf(earlier, variances(1)));
  const found = variances(dispersion);
  const { mean, variance } = weightedMean(earlier, found);
  const difference = newest.value - mean;
  const z = difference / Math.sqrt(variance + (found.at(-1) ?? 0));
  return { mean, difference, pValue: normalTwoSided(z) };
}

/** Null where none is a share of sampled units. */
function pooledShare(earlier: readonly EditionEstimate[]): number | null {
  const counted = earlier.flatMap(({ value, sampled }) => (sampled === null ? [] : [{ value, sampled }]));
  const base = counted.reduce((sum, { sampled }) => sum + sampled, 0);
  return base > 0 ? counted.reduce((sum, { value, sampled }) => sum + value * sampled, 0) / base : null;
}

function isTooFew(sampled: number | null, share: number): boolean {
  return sampled !== null && Math.min(share, 1 - share) * sampled < expectedMin;
}

function weightedMean(estimates: readonly EditionEstimate[], variances: readonly number[]) {
  const weights = estimates.map((_, at) => 1 / (variances[at] ?? 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const mean = estimates.reduce((total, { value }, at) => total + value * (weights[at] ?? 0), 0) / sum;
  return { mean, variance: 1 / sum };
}

/** Chi-square of the earlier editions over its degrees of freedom. */
function dispersionOf(earlier: readonly EditionEstimate[], variances: readonly number[]): number {
  const { mean } = weightedMean(earlier, variances);
  const chiSquare = earlier.reduce(
    (sum, { value }, at) => sum + (value - mean) ** 2 / (variances[at] ?? 1),
    0,
  );
  return chiSquare / (earlier.length - 1);
}

/**
 * Level of the tests of one edition, so that the risk of one false alert over all editions planned stays under 5 %: the first
 * ones compare nothing. Null where more editions were made than planned.
 * @param editions made, the newest one included
 */
export function alertLevel({ editions, planned }: { editions: number; planned: number }): number | null {
  return editions > planned || planned <= earlierMin ? null : 0.05 / (planned - earlierMin);
}
