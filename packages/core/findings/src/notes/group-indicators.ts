import { contentOf, type Indicator, type Study } from "@vigie/study";

/** The indicators that say how a population divides into groups, in the study's order. */
export function groupIndicators({ indicators }: Study): readonly Indicator[] {
  return [...indicators.values()].filter(isGroups);
}

export function isGroups(indicator: Indicator): boolean {
  return contentOf(indicator).isSingleLine && indicator.of === "group";
}
