import { logistic } from "@vigie/statistics";
import type { Association, EstimateSilence } from "@vigie/study";
import { adjustedMeasures, noMeasures } from "./adjusted-measures.ts";
import { publishedCounts } from "./association-counts.ts";
import type { Estimated, EstimateKind, EstimateQuestion } from "./estimate-kind.ts";
import { modelPatterns } from "./model-patterns.ts";
import { modelRefusal, silenceOf } from "./model-refusal.ts";

/**
 * Odds ratios of an association, other characteristics held equal by a logistic model, to two decimals. They leave
 * where every count that they explain does, where no category has fewer events or non-events than the threshold, and
 * where at least ten combinations more than parameters occur. Methods, sections 3 and 7.
 */
export const adjustedAssociation: EstimateKind = {
  joints: (indicator) =>
    indicator.kind === "association" && indicator.adjust.size > 0
      ? [
          {
            id: modelId(indicator),
            universe: indicator.universe,
            columns: [indicator.of, indicator.outcome.attribute, ...indicator.adjust.keys()],
          },
        ]
      : [],
  reads: (indicator) =>
    indicator.kind === "association"
      ? [indicator.of, indicator.outcome.attribute, ...indicator.adjust.keys()]
      : [],
  estimate: (question) => {
    const { indicator, source, study, joints, table } = question;
    const joint = indicator.kind === "association" ? joints.get(modelId(indicator)) : undefined;
    if (indicator.kind !== "association" || joint === undefined)
      throw new RangeError("no association, or the engine was not asked for its joint");
    const counts = publishedCounts(indicator, source, table);
    if (counts === null) return silent(question, { reason: "secret", attributes: [] });
    const model = modelPatterns(indicator, source, joint);
    const min = source.protects === "nothing" ? 0 : study.disclosure.min;
    const refusal = modelRefusal(model, { min, held: counts.held });
    if (refusal !== null) return silent(question, refusal);
    const fitted = logistic(model);
    if (fitted.kind === "not_computed") return silent(question, silenceOf(fitted));
    return { measures: adjustedMeasures({ ...question, indicator }, { fitted, counts, min }), silence: null };
  },
};

export function modelId({ id }: Pick<Association, "id">): string {
  return `model ${id}`;
}

function silent(question: EstimateQuestion, silence: EstimateSilence): Estimated {
  return { measures: noMeasures(question), silence };
}
