import { contentOf, type Indicator } from "@vigie/study";
import type { DiagnosticMessage } from "../diagnostic-messages.ts";

/** Parts of the page on method that notes of figures lead to, by their anchor. */
export const methodTitles = {
  parts: "method.shares",
  marges: "method.margins",
  associations: "associations.title",
  taux: "method.rates",
} as const satisfies Record<string, DiagnosticMessage>;

export type MethodAnchor = keyof typeof methodTitles;

/** Where the page on method says how such an indicator is made. */
export function methodAnchorOf(indicator: Indicator): MethodAnchor {
  const { association, rate, isSingleLine, groupedBy, answers } = contentOf(indicator);
  if (association !== null) return "associations";
  if (rate !== null) return "taux";
  return isSingleLine || groupedBy !== null || answers !== null ? "marges" : "parts";
}
