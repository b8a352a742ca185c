import { surveyMeasures } from "../counting/survey-measures.ts";
import { kindOf } from "../kinds/index.ts";
import type { Indicator, Measure } from "../model/indicator.ts";
import type { Source } from "../model/source.ts";

/** The measures of an indicator's table, in column order; none where units are only counted. */
export function measuresOf(indicator: Indicator, source: Source): readonly Measure[] {
  const kind = kindOf(indicator);
  return [...surveyMeasures(kind.surveyed, source), ...(kind.measures?.(indicator, source) ?? [])];
}
