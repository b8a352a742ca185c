import type { DesignDoubt } from "./design-doubts.ts";
import type { SurveyWeights } from "./survey-weights.ts";

/** What the weights of a survey are and what was done to them: for `private/`. */
export interface SurveyQuality {
  readonly respondents: number;
  /** Of the weights as given; null where the study names none. */
  readonly initial: WeightsQuality | null;
  /** Of those that estimates use. */
  readonly final: WeightsQuality;
  /** Weights brought down to the greatest one that the study declares. */
  readonly clipped: number;
  readonly raking: SurveyWeights["raking"];
  readonly design: readonly DesignDoubt[];
}

export interface WeightsQuality {
  readonly sum: number;
  readonly least: number;
  readonly greatest: number;
  /** As many equal weights as these are worth. Kish (1965), section 11.7. */
  readonly effective: number;
}

/** @param found.isGiven whether weights come from the file */
export function surveyQuality(
  { initial, final, clipped, raking }: SurveyWeights,
  { isGiven, design }: Pick<SurveyQuality, "design"> & { readonly isGiven: boolean },
): SurveyQuality {
  return {
    respondents: final.length,
    initial: isGiven ? weightsQuality(initial) : null,
    final: weightsQuality(final),
    clipped,
    raking,
    design,
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
