import type { Joint, JointCut } from "@vigie/engine";
import { isWeighted, type Source } from "@vigie/study";
import { type RakingReport, respondentsId, respondentsJoint, respondentsOf } from "./respondents.ts";

/** What the weights of a survey are and what was done to them: for `private/`. */
export interface SurveyQuality {
  readonly respondents: number;
  /** Of the weights as given; null where the study names none. */
  readonly initial: WeightsQuality | null;
  /** Of those that estimates use. */
  readonly final: WeightsQuality;
  /** Null where weights are not raked; `not_converged` where they could not be. */
  readonly raking: RakingReport | "not_converged" | null;
}

export interface WeightsQuality {
  readonly sum: number;
  readonly least: number;
  readonly greatest: number;
  /** As many equal weights as these are worth. Kish (1965), section 11.7. */
  readonly effective: number;
}

/** No indicator has this name: theirs have no space. */
const everyone = { id: "of all" };

export function surveyQualityJoint(source: Source): readonly JointCut[] {
  return isWeighted(source) ? [respondentsJoint(everyone, source, [])] : [];
}

/** @param joints the answers to `surveyQualityJoint`, among others */
export function surveyQuality(source: Source, joints: ReadonlyMap<string, Joint>): SurveyQuality | null {
  const joint = joints.get(respondentsId(everyone));
  if (joint === undefined || source.survey === null) return null;
  const given = respondentsOf({ ...source, survey: { ...source.survey, calibration: null } }, joint);
  const used = respondentsOf(source, joint);
  if ("kind" in given) throw new RangeError("weights were raked without margins");
  const initial = weightsQuality(given.design.weights);
  return {
    respondents: given.design.weights.length,
    initial: source.survey.weight === null ? null : initial,
    final: "kind" in used ? initial : weightsQuality(used.design.weights),
    raking: "kind" in used ? "not_converged" : used.raking,
  };
}

function weightsQuality(weights: readonly number[]): WeightsQuality {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return {
    sum,
    least: weights.reduce((least, weight) => Math.min(least, weight), Number.POSITIVE_INFINITY),
    greatest: weights.reduce((greatest, weight) => Math.max(greatest, weight), 0),
    effective: sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0),
  };
}
