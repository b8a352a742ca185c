import type { Survey } from "./source.ts";

/** What the weights and the errors of a survey are made from, its field of weights included. */
export function designColumns(survey: Survey | null): readonly string[] {
  if (survey === null) return [];
  const { weight, strata, calibration } = survey;
  return [
    ...(weight === null ? [] : [weight]),
    ...(strata === null ? [] : [strata.attribute]),
    ...(calibration?.margins.keys() ?? []),
  ];
}
