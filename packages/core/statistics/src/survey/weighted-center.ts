import { studentCritical } from "../distributions.ts";
import type { Interval } from "../interval.ts";
import { type NotComputed, notComputed } from "../not-computed.ts";
import { type StratumSize, stratumVariance } from "./cell-sums.ts";

/** Respondents of one group who have a number, alike in all. */
export interface WeightedNumber {
  readonly value: number;
  /** Weight of each respondent; > 0. */
  readonly weight: number;
  /** Index of their stratum in the design. */
  readonly stratum: number;
  readonly count: number;
}

/** A mean or a median with its design-based error. */
export interface WeightedCenter {
  readonly kind: "computed";
  readonly estimate: number;
  readonly respondents: number;
  readonly weight: number;
  /** Kish (1965), section 11.7. */
  readonly effectiveSize: number;
  readonly standardError: number;
  /** At 95 %, with Student's quantile; null where no stratum holds two respondents. */
  readonly interval: Interval | null;
}

type Strata = readonly StratumSize[];

/**
 * Weighted mean, its error by linearisation over the whole design, whatever group it is that of.
 * @see Särndal, Swensson and Wretman (1992), section 5.6. Mean of api00 in R's `apistrat`: 662.29, error 9.4089
 */
export function weightedMean(
  numbers: readonly WeightedNumber[],
  strata: Strata,
): WeightedCenter | NotComputed<"no_number"> {
  const weight = sumOf(numbers, (each) => each.weight);
  if (!(weight > 0)) return notComputed("no_number");
  const estimate = sumOf(numbers, (each) => each.weight * each.value) / weight;
  const standardError = errorOf(numbers, strata, ({ value }) => (value - estimate) / weight);
  const margin = marginOf(numbers, standardError);
  const interval = margin === null ? null : { lower: estimate - margin, upper: estimate + margin };
  return { ...sizesOf(numbers), kind: "computed", estimate, standardError, interval };
}

/**
 * Weighted median: the number under which half of the weight lies, or the middle of two where a half lies between them. Its
 * interval is where the two ends of the interval of the share under it are reached: where many have that very number, of the
 * share with them or without them, whichever is less sure.
 * @see Woodruff (1952), Journal of the American Statistical Association 47, 635-646
 */
export function weightedMedian(
  numbers: readonly WeightedNumber[],
  strata: Strata,
): WeightedCenter | NotComputed<"no_number"> {
  const weight = sumOf(numbers, (each) => each.weight);
  if (!(weight > 0)) return notComputed("no_number");
  const sorted = numbers.toSorted((a, b) => a.value - b.value);
  const at = (share: number) => quantileOf(sorted, share * weight);
  const estimate = at(0.5);
  const shareError = Math.max(
    errorOfShare(numbers, strata, (value) => value <= estimate),
    errorOfShare(numbers, strata, (value) => value < estimate),
  );
  const margin = marginOf(numbers, shareError);
  const interval =
    margin === null ? null : { lower: at(Math.max(0, 0.5 - margin)), upper: at(Math.min(1, 0.5 + margin)) };
  const standardError =
    interval === null || margin === null || margin === 0
      ? 0
      : ((interval.upper - interval.lower) / (2 * margin)) * shareError;
  return { ...sizesOf(numbers), kind: "computed", estimate, standardError, interval };
}

/** The number that this weight lies under; the mean of it and of the next where it lies exactly between them. */
function quantileOf(sorted: readonly WeightedNumber[], target: number): number {
  let under = 0;
  for (const [at, { value, weight, count }] of sorted.entries()) {
    under += weight * count;
    const next = sorted.slice(at + 1).find((other) => other.value > value)?.value ?? value;
    const isLastOfValue = sorted[at + 1]?.value !== value;
    if (Math.abs(under - target) <= 1e-9 * target && isLastOfValue) return (value + next) / 2;
    if (under > target) return value;
  }
  return sorted.at(-1)?.value ?? Number.NaN;
}

function errorOfShare(
  numbers: readonly WeightedNumber[],
  strata: Strata,
  isInside: (value: number) => boolean,
): number {
  const weight = sumOf(numbers, (each) => each.weight);
  const share = sumOf(numbers, (each) => (isInside(each.value) ? each.weight : 0)) / weight;
  return errorOf(numbers, strata, ({ value }) => ((isInside(value) ? 1 : 0) - share) / weight);
}

/** @param influence of one respondent per unit of weight; 0 outside the group */
function errorOf(
  numbers: readonly WeightedNumber[],
  strata: Strata,
  influence: (number: WeightedNumber) => number,
): number {
  const variance = strata.reduce((total, stratum, at) => {
    const inside = numbers.filter((number) => number.stratum === at);
    return (
      total +
      stratumVariance(stratum, {
        sum: sumOf(inside, (each) => each.weight * influence(each)),
        squares: sumOf(inside, (each) => (each.weight * influence(each)) ** 2),
      })
    );
  }, 0);
  return Math.sqrt(variance);
}

function marginOf(numbers: readonly WeightedNumber[], error: number): number | null {
  const held = new Set(numbers.map(({ stratum }) => stratum)).size;
  const freedom = sumOf(numbers, () => 1) - held;
  return freedom < 1 ? null : studentCritical(0.95, freedom) * error;
}

function sizesOf(numbers: readonly WeightedNumber[]) {
  const weight = sumOf(numbers, (each) => each.weight);
  return {
    respondents: sumOf(numbers, () => 1),
    weight,
    effectiveSize: weight ** 2 / sumOf(numbers, (each) => each.weight ** 2),
  };
}

function sumOf(numbers: readonly WeightedNumber[], of: (number: WeightedNumber) => number): number {
  return numbers.reduce((total, number) => total + number.count * of(number), 0);
}
