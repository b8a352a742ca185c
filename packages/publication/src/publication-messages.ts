import { diagnosticCatalogues } from "@vigie/diagnostic";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

/** What pages, paper and exports say, the diagnostic that they show included: what a language file translates. */
export const publicationCatalogues = {
  fr: { ...diagnosticCatalogues.fr, ...fr },
  en: { ...diagnosticCatalogues.en, ...en },
};

export type PublicationMessage = keyof typeof publicationCatalogues.fr;
