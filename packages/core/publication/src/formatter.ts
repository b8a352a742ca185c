import type { Dictionary, Study } from "@vigie/study";
import { diagnosticCatalogues, type Formatter, formatterWith } from "@vigie/tables";
import type { DataEdition, Publication } from "@vigie/text";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

/** The words of the diagnostic, with the messages of pages, paper and exports. */
export type PublicationFormatter = Formatter<PublicationMessage>;

/** The diagnostic in one language, with the words of its pages. */
export type WordedPublication = Publication<PublicationFormatter>;

/** What there is to give, in one language, with the same words. */
export type WordedEdition = DataEdition<PublicationFormatter>;

/** The words of a language that Vigie speaks, or that the study brings. */
export function formatterIn({ dictionaries }: Study, language: string): PublicationFormatter {
  return publicationFormatter(language, dictionaries.get(language) ?? null);
}

/** @throws {RangeError} for a language that Vigie does not speak, without its dictionary */
export function publicationFormatter(
  language: string,
  dictionary: Dictionary | null = null,
): PublicationFormatter {
  return formatterWith(publicationCatalogues, language, dictionary);
}

/** What pages, paper and exports say, the diagnostic that they show included: what a language file translates. */
export const publicationCatalogues = {
  fr: { ...diagnosticCatalogues.fr, ...fr },
  en: { ...diagnosticCatalogues.en, ...en },
};

export type PublicationMessage = keyof typeof publicationCatalogues.fr;
