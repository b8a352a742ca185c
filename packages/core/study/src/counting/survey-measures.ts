import type { Measure } from "../model/indicator.ts";
import type { Source } from "../model/source.ts";

/** What the weights and the design of a survey estimate of each cell of a table. */
export type Surveyed = "shares" | "tested_shares" | "bases" | "nothing";

/** Whether shares of a source are not those of its counts: respondents are weighted, or drawn within strata. */
export function isWeighted({ survey }: Pick<Source, "survey">): boolean {
  return survey !== null && (survey.weight !== null || survey.strata !== null || survey.calibration !== null);
}

/**
 * What is estimated of each cell from the weights and the design of a survey: shares and the bases they are taken on,
 * then, at the total of everything, a test of independence where the table has two sides. Nothing of sampling where
 * the study gives its source no reading. Methods, section 4.
 */
export function surveyMeasures(surveyed: Surveyed, source: Source): readonly Measure[] {
  if (!isWeighted(source)) return [];
  const sampling = source.inferenceTarget !== null;
  switch (surveyed) {
    case "shares":
      return [share, ...(sampling ? errorMeasures : []), ...bases];
    case "tested_shares":
      return [share, ...(sampling ? [...errorMeasures, ...bases, ...independence] : bases)];
    case "bases":
    case "nothing":
      return [];
    default:
      return surveyed satisfies never;
  }
}

const share: Measure = { name: "share", label: { fr: "Part pondérée", en: "Weighted share" } };
export const errorMeasures: readonly Measure[] = [
  { name: "standard_error", label: { fr: "Erreur type", en: "Standard error" } },
  { name: "lower", label: { fr: "Borne basse à 95 %", en: "Lower bound, 95%" } },
  { name: "upper", label: { fr: "Borne haute à 95 %", en: "Upper bound, 95%" } },
];
const respondents: Measure = {
  name: "base",
  label: { fr: "Répondants dans la base", en: "Respondents in the base" },
};
/** What respondents weigh, and how many of one weight would tell as much. */
export const weightMeasures: readonly Measure[] = [
  { name: "weighted_base", label: { fr: "Base pondérée", en: "Weighted base" } },
  { name: "effective_base", label: { fr: "Taille effective", en: "Effective sample size" } },
];
/** At the total of the last dimension: of the respondents in the base of the shares. */
export const bases: readonly Measure[] = [respondents, ...weightMeasures];
const independence: readonly Measure[] = [
  { name: "rao_scott_f", label: { fr: "F de Rao-Scott", en: "Rao-Scott F" } },
  { name: "rao_scott_df", label: { fr: "Degrés de liberté", en: "Degrees of freedom" } },
  { name: "rao_scott_df_residual", label: { fr: "Degrés résiduels", en: "Residual degrees" } },
  { name: "rao_scott_p", label: { fr: "p de Rao-Scott", en: "Rao-Scott p" } },
];
