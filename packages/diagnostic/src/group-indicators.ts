import type { Indicator, Study } from "@vigie/study";

/** The indicators that say how a population divides into groups, in the study's order. */
export function groupIndicators({ indicators }: Study): readonly Indicator[] {
  return [...indicators.values()].filter(isGroups);
}

export function isGroups({ kind, of }: Indicator): boolean {
  return kind === "distribution" && of === "group";
}
