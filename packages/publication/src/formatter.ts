import { type DataEdition, type Publication, type Words, wordsWith } from "@vigie/diagnostic";
import type { Dictionary, Study } from "@vigie/study";
import { type PublicationMessage, publicationCatalogues } from "./publication-messages.ts";

/** The words of the diagnostic, with the messages of pages, paper and exports. */
export type PublicationWords = Words<PublicationMessage>;

/** The diagnostic in one language, with the words of its pages. */
export type WordedPublication = Publication<PublicationWords>;

/** What there is to give, in one language, with the same words. */
export type WordedEdition = DataEdition<PublicationWords>;

/** The words of a language that Vigie speaks, or that the study brings. */
export function wordsIn({ dictionaries }: Study, language: string): PublicationWords {
  return wordsOf(language, dictionaries.get(language) ?? null);
}

/** @throws {RangeError} for a language that Vigie does not speak, without its dictionary */
export function wordsOf(language: string, dictionary: Dictionary | null = null): PublicationWords {
  return wordsWith(publicationCatalogues, language, dictionary);
}
