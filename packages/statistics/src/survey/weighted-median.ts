import { type NotComputed, notComputed } from "../not-computed.ts";
import { type Bases, domainOfStudy } from "./domain-of-study.ts";
import type { SamplingDesign } from "./sampling-design.ts";
import { type SurveyInterval, weightedMean } from "./weighted-mean.ts";

export interface MedianEstimate {
  readonly kind: "computed";
  readonly estimate: number;
  readonly interval: SurveyInterval;
  readonly bases: Bases;
}

/**
 * Weighted median: with equal weights the usual one, the middle of two values where their number is even. Its
 * interval holds the values between which the share at or under the median may lie.
 * @param values a number for each respondent that the median is about, null for the others
 * @returns `no_respondent` where all are null
 * @throws {RangeError} where there is not one value a respondent, or a level not strictly between 0 and 1
 * @see Hyndman and Fan (1996), definition 2; Woodruff (1952)
 */
export function weightedMedian(
  design: SamplingDesign,
  values: readonly (number | null)[],
  level = 0.95,
): MedianEstimate | NotComputed<"no_respondent"> {
  const { members, bases } = domainOfStudy(design, values);
  const sorted = members
    .map((i) => ({ value: values[i] ?? 0, weight: design.weights[i] ?? 0 }))
    .sort((first, second) => first.value - second.value);
  const estimate = quantile(sorted, 0.5);
  const atOrUnder = weightedMean(
    design,
    values.map((value) => (value === null ? null : Number(value <= estimate))),
    level,
  );
  if (atOrUnder.kind === "not_computed") return notComputed("no_respondent");
  return { kind: "computed", estimate, interval: between(sorted, atOrUnder.interval), bases };
}

type Weighted = { readonly value: number; readonly weight: number };

function between(sorted: readonly Weighted[], shares: SurveyInterval): SurveyInterval {
  if (shares.kind === "not_computed") return shares;
  if (shares.lower < 0 || shares.upper > 1) return notComputed("too_few");
  return {
    kind: "computed",
    lower: quantile(sorted, shares.lower),
    upper: quantile(sorted, shares.upper),
  };
}

/** Rounding of a sum of weights, as a share of it. */
const rounding = 1e-12;

/** The first value whose weights, with those under it, exceed the share; the middle with the one before at equality. */
function quantile(sorted: readonly Weighted[], share: number): number {
  const all = sorted.reduce((total, { weight }) => total + weight, 0);
  let under = 0;
  for (const [i, { value, weight }] of sorted.entries()) {
    under += weight / all;
    if (Math.abs(under - share) <= rounding) return (value + (sorted[i + 1]?.value ?? value)) / 2;
    if (under > share) return value;
  }
  return sorted.at(-1)?.value ?? Number.NaN;
}
