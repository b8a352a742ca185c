import { drawingCatalogues } from "@vigie/drawing";
import { groupCatalogues } from "@vigie/study";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

/** What the diagnostic says, its drawings and the groups of the study included. */
export const diagnosticCatalogues = {
  fr: { ...groupCatalogues.fr, ...drawingCatalogues.fr, ...fr },
  en: { ...groupCatalogues.en, ...drawingCatalogues.en, ...en },
};

export type DiagnosticMessage = keyof typeof diagnosticCatalogues.fr;
