import { studentCritical } from "../distributions/student.ts";
import { requireLevel } from "../domain.ts";
import type { Interval } from "../interval.ts";
import { type NotComputed, notComputed } from "../not-computed.ts";
import { designError } from "./design-variance.ts";
import { type Bases, domainOfStudy } from "./domain-of-study.ts";
import type { SamplingDesign } from "./sampling-design.ts";

/** An interval, or why there is none: all answers are the same, or no stratum holds two of them. */
export type SurveyInterval =
  | ({ readonly kind: "computed" } & Interval)
  | NotComputed<"no_variation" | "too_few">;

export interface SurveyEstimate {
  readonly kind: "computed";
  readonly estimate: number;
  readonly standardError: number;
  readonly interval: SurveyInterval;
  readonly bases: Bases;
}

/**
 * Weighted mean with its design-based standard error and interval of Student.
 * @param values a number for each respondent that the mean is about, null for the others
 * @returns `no_respondent` where all are null
 * @throws {RangeError} where there is not one value a respondent, or a level not strictly between 0 and 1
 * @see Binder (1983). survey::apistrat, mean of api00: 662.29, standard error 9.4089
 */
export function weightedMean(
  design: SamplingDesign,
  values: readonly (number | null)[],
  level = 0.95,
): SurveyEstimate | NotComputed<"no_respondent"> {
  requireLevel(level);
  const { members, bases, degreesOfFreedom } = domainOfStudy(design, values);
  if (members.length === 0) return notComputed("no_respondent");
  const weight = (i: number) => (design.weights[i] ?? 0) / bases.weighted;
  const value = (i: number) => values[i] ?? 0;
  const estimate = members.reduce((total, i) => total + weight(i) * value(i), 0);
  const influence = new Float64Array(values.length);
  for (const i of members) influence[i] = weight(i) * (value(i) - estimate);
  const standardError = designError(design, influence);
  const same = members.every((i) => values[i] === values[members[0] ?? 0]);
  const interval = (): SurveyInterval => {
    if (same) return notComputed("no_variation");
    if (degreesOfFreedom < 1) return notComputed("too_few");
    const margin = studentCritical(level, degreesOfFreedom) * standardError;
    return { kind: "computed", lower: estimate - margin, upper: estimate + margin };
  };
  return { kind: "computed", estimate, standardError, interval: interval(), bases };
}
