import type { Indicator } from "./indicator.ts";
import { kindOf } from "./kinds/index.ts";
import type { Measure } from "./measure.ts";
import type { Source } from "./source.ts";
import { surveyMeasures } from "./survey-measures.ts";

/** The measures of an indicator's table, in column order; none where units are only counted. */
export function measuresOf(indicator: Indicator, source: Source): readonly Measure[] {
  const kind = kindOf(indicator);
  return [...surveyMeasures(kind.surveyed, source), ...(kind.measures?.(indicator, source) ?? [])];
}
