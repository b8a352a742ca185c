import type { IntlMessageFormat } from "intl-messageformat";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

import type { Language } from "./language.ts";
import { valueIn } from "./message-value.ts";
import { formatMessage, terminalMessages } from "./messages.ts";
import { cureOn, type ProblemCatalogue, type ProblemTexts, type Surface } from "./problem-catalogue.ts";
import { type Excerpt, type FilePlace, type VigieError, visible } from "./vigie-error.ts";

/** A problem as a person reads it, on a terminal, in a page or in JSON. */
export interface DescribedProblem extends Omit<ProblemTexts, "cure"> {
  /** Cure for the surface where the problem is read. */
  readonly cure: string;
  readonly code: string;
  readonly place: FilePlace;
  /** Empty where there is no place to go to. */
  readonly where: string;
  /** The line of a study's file; absent of other files. */
  readonly excerpt?: Excerpt;
}

/** Formats by language and text: as many as the catalogues of Vigie have. */
const formats: Readonly<Record<Language, Map<string, IntlMessageFormat>>> = { fr: new Map(), en: new Map() };

/**
 * The sentences of a problem, from the catalogue of the packages that may have raised it; in French where it has none in
 * `language`.
 * @throws {RangeError} when the catalogue lacks the problem's code
 * @throws {Error} when the problem lacks a value of its sentences
 */
export function describeProblem(
  error: VigieError,
  catalogue: ProblemCatalogue,
  language: Language,
  surface: Surface = "command",
): DescribedProblem {
  const french = catalogue.fr[error.code];
  if (french === undefined) throw new RangeError(`no sentence for ${error.code}`);
  const translated = catalogue[language][error.code];
  const shown = translated === undefined ? "fr" : language;
  const values = Object.fromEntries(
    Object.entries(error.values).map(([name, value]) => [name, valueIn(value, shown)]),
  );
  const sentence = (text: string): string =>
    visible(formatMessage(text, { language: shown, values, formats: formats[shown] }));
  const texts = translated ?? french;
  return {
    code: error.code,
    place: error.place,
    where: visible(placeIn(error.place, shown)),
    ...(error.excerpt === null ? {} : { excerpt: error.excerpt }),
    what: sentence(texts.what),
    expected: sentence(texts.expected),
    cure: sentence(cureOn(surface, texts)),
  };
}

/** « sources/caf.yaml, ligne 12, colonne 5 ». */
function placeIn({ file, ...parts }: FilePlace, language: Language): string {
  const { message } = places[language];
  const named = (["line", "column", "row", "field"] as const).flatMap((part) => {
    const value = parts[part];
    return value === undefined ? [] : [message(`place.${part}`, { [part]: value })];
  });
  return [...(file === undefined ? [] : [file]), ...named].join(", ");
}

const places = { fr: terminalMessages({ fr, en }, "fr"), en: terminalMessages({ fr, en }, "en") };
