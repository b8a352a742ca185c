import type { Indicator } from "./indicator.ts";
import type { Source } from "./source.ts";
import type { Text } from "./study.ts";
import { surveyMeasures } from "./survey-measures.ts";

/** A column that an indicator's table has after `count`: what is estimated of each cell. */
export interface Measure {
  readonly name: string;
  /** Title of the column. */
  readonly label: Text;
}

/** The measures of an indicator's table, in column order; none where units are only counted. */
export function measuresOf(indicator: Indicator, source: Source): readonly Measure[] {
  return [...surveyMeasures(indicator, source), ...ownMeasures(indicator, source)];
}

function ownMeasures(indicator: Indicator, source: Source): readonly Measure[] {
  if (indicator.kind === "association" && indicator.adjust.size > 0)
    return source.reading === null ? [...ratio, ...model] : [...ratio, ...inference, ...model];
  if (indicator.kind === "summary") return [known, statistics[indicator.statistic]];
  if (indicator.kind === "agreement") return agreement;
  return [];
}

const known: Measure = {
  name: "known",
  label: { fr: "Unités dont le nombre est connu", en: "Units whose number is known" },
};
const statistics = {
  median: { name: "median", label: { fr: "Médiane", en: "Median" } },
  mean: { name: "mean", label: { fr: "Moyenne", en: "Mean" } },
} as const satisfies Record<string, Measure>;

/** No alpha although units were rated twice: every rating was the same. */
const agreement: readonly Measure[] = [
  { name: "alpha", label: { fr: "Alpha de Krippendorff", en: "Krippendorff’s alpha" } },
  {
    name: "rated_twice",
    label: { fr: "Choses notées au moins deux fois", en: "Things rated twice or more" },
  },
  { name: "ratings", label: { fr: "Notes comparées", en: "Ratings compared" } },
];

/** At the total of the outcome, for each code but the reference. */
const ratio: readonly Measure[] = [
  { name: "adjusted_odds_ratio", label: { fr: "Rapport des cotes ajusté", en: "Adjusted odds ratio" } },
];
const inference: readonly Measure[] = [
  { name: "adjusted_lower", label: { fr: "Borne basse à 95 %", en: "Lower bound, 95%" } },
  { name: "adjusted_upper", label: { fr: "Borne haute à 95 %", en: "Upper bound, 95%" } },
  { name: "adjusted_p_value", label: { fr: "p du rapport ajusté", en: "p of the adjusted ratio" } },
];

/** Of the model, at the total of everything. */
const model: readonly Measure[] = [
  { name: "model_base", label: { fr: "Répondants du modèle", en: "Units modelled" } },
  {
    name: "events_per_parameter",
    label: { fr: "Événements par paramètre", en: "Events per parameter" },
  },
];
