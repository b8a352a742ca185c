import { studentCritical } from "../distributions/student.ts";
import type { NotComputed } from "../not-computed.ts";
import { domainOfStudy } from "./domain-of-study.ts";
import type { SamplingDesign } from "./sampling-design.ts";
import { type SurveyEstimate, weightedMean } from "./weighted-mean.ts";

/**
 * Weighted share with its design-based standard error; its interval is that of the log-odds, with Student's
 * quantile and the degrees of freedom of the respondents it is about, as `svyciprop` of R's survey on a subset.
 * @param answers true or false for each respondent that the share is about, null for the others
 * @returns `no_respondent` where all are null
 * @throws {RangeError} where there is not one answer a respondent, or a level not strictly between 0 and 1
 * @see Binder (1983); Korn and Graubard (1998)
 */
export function weightedShare(
  design: SamplingDesign,
  answers: readonly (boolean | null)[],
  level = 0.95,
): SurveyEstimate | NotComputed<"no_respondent"> {
  const mean = weightedMean(
    design,
    answers.map((answer) => (answer === null ? null : Number(answer))),
    level,
  );
  if (mean.kind === "not_computed" || mean.interval.kind === "not_computed") return mean;
  const { estimate, standardError } = mean;
  const { degreesOfFreedom } = domainOfStudy(design, answers);
  const odds = estimate / (1 - estimate);
  const margin = Math.exp(
    (studentCritical(level, degreesOfFreedom) * standardError) / (estimate * (1 - estimate)),
  );
  const share = (x: number) => x / (1 + x);
  return {
    ...mean,
    interval: { kind: "computed", lower: share(odds / margin), upper: share(odds * margin) },
  };
}
