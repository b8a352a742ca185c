import { isWeighted, measuresOf, type Partner, type Study } from "@vigie/study";

type Estimates = typeof import("./estimates/index.ts");
type Before = typeof import("./estimates/numbers-before.ts");
type Survey = typeof import("./survey/survey-quality.ts");
type WithWeights = typeof import("./estimates/told-with-weights.ts");
type Numbers = typeof import("./numbers/quiet-numbers.ts");

/** What is computed from joint counts that stay at the partner's. */
export type Estimation = Pick<Estimates, "estimateJoints" | "estimated"> &
  Pick<Survey, "surveyQualityJoint" | "surveyQuality"> &
  Pick<Before, "areWeightsOthers" | "otherModels"> &
  Pick<WithWeights, "toldWithWeights"> &
  Pick<Numbers, "quietNumbers">;

/**
 * Loaded where the study has something estimated of this partner's data: the special functions of statistics come in
 * hundreds of modules, a tenth of a second that a run of plain counts does not wait for.
 * @returns null where units are only counted
 */
export async function estimationFor(study: Study, partner: Partner): Promise<Estimation | null> {
  const indicators = [...study.indicators.values()];
  const isNeeded = partner.sources.some((id) => {
    const source = study.sources.get(id);
    if (source === undefined) return false;
    const own = indicators.filter((indicator) => indicator.source === id);
    return isWeighted(source) || own.some((indicator) => measuresOf(indicator, source).length > 0);
  });
  if (!isNeeded) return null;
  const { estimated, estimateJoints } = await import("./estimates/index.ts");
  const { areWeightsOthers, otherModels } = await import("./estimates/numbers-before.ts");
  const { toldWithWeights } = await import("./estimates/told-with-weights.ts");
  const { surveyQuality, surveyQualityJoint } = await import("./survey/survey-quality.ts");
  const { quietNumbers } = await import("./numbers/quiet-numbers.ts");
  return {
    estimated,
    estimateJoints,
    areWeightsOthers,
    otherModels,
    toldWithWeights,
    surveyQuality,
    surveyQualityJoint,
    quietNumbers,
  };
}
