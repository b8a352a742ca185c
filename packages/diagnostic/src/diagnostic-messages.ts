import { guessCatalogues } from "@vigie/bundle";
import { drawingCatalogues } from "@vigie/drawing";
import { groupCatalogues } from "@vigie/study";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

/** Messages of the diagnostic, with those of its drawings, of the groups of the study and of the guarantee. */
export const diagnosticCatalogues = {
  fr: { ...groupCatalogues.fr, ...drawingCatalogues.fr, ...guessCatalogues.fr, ...fr },
  en: { ...groupCatalogues.en, ...drawingCatalogues.en, ...guessCatalogues.en, ...en },
};

export type DiagnosticMessage = keyof typeof diagnosticCatalogues.fr;
