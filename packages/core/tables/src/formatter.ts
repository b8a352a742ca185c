import { guessCatalogues } from "@vigie/bundle";
import { type DrawingFormatter, drawingCatalogues } from "@vigie/drawing";
import { type Dictionary, groupCatalogues, type Text, type Window } from "@vigie/study";
import {
  type Catalogues,
  datesIn,
  directionOf,
  frenchSpacing,
  type Language,
  languages,
  listOf,
  localeOf,
  type MessageValues,
  numbersIn,
  pageMessages,
} from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

/**
 * How one language writes messages, numbers and days. Shares lie in 0..1; only what is written is in percent.
 * A package above the diagnostic adds its own messages.
 */
export interface Formatter<Key extends string = DiagnosticMessage> extends Omit<DrawingFormatter, "message"> {
  readonly language: string;
  /** Name of the language, in itself: « Français ». */
  readonly name: string;
  /** Direction of its script, for the page. */
  readonly direction: "ltr" | "rtl";
  readonly message: (key: Key, values?: MessageValues) => string;
  readonly text: (text: Text) => string;
  /** A difference of shares in percentage points, with its sign. */
  readonly points: (difference: number, decimals?: number) => string;
  readonly day: (day: string) => string;
  readonly period: (window: Window) => string;
  /** « a, b et c »; « a ; b ; c » where one of them holds a comma. */
  readonly list: (items: readonly string[]) => string;
}

const names: Readonly<Record<Language, string>> = { fr: "Français", en: "English" };

/** @throws {RangeError} for a language that Vigie does not speak, without its dictionary */
export function formatterOf(language: string, dictionary: Dictionary | null = null): Formatter {
  return formatterWith(diagnosticCatalogues, language, dictionary);
}

/**
 * @param catalogues those of the diagnostic, and those that a package above adds
 * @throws {RangeError} for a language that Vigie does not speak, without its dictionary
 */
export function formatterWith<Key extends string>(
  catalogues: Catalogues<Key | DiagnosticMessage>,
  language: string,
  dictionary: Dictionary | null,
): Formatter<Key | DiagnosticMessage> {
  const spoken = languages.find((each) => each === language);
  if (spoken === undefined && dictionary === null) throw new RangeError(`no messages in ${language}`);
  const { message } = pageMessages(
    spoken === undefined ? { ...catalogues, [language]: filledMessages(dictionary) } : catalogues,
    language,
  );
  const locale = localeOf(language);
  const { count, fixed, percent, signedFixed } = numbersIn(locale);
  const { day, dayOfYear } = datesIn(locale);
  return {
    language,
    name: spoken === undefined ? (dictionary?.name ?? language) : names[spoken],
    direction: directionOf(locale),
    message,
    text: (text) => {
      const found = textIn(text, language, dictionary).trim();
      return language === "fr" ? frenchSpacing(found) : found;
    },
    count,
    number: fixed,
    percent: (share, decimals = 0) =>
      decimals === 0 && share > 0 && share < 0.005
        ? message("number.underOnePercent")
        : percent(share, decimals),
    points: (difference, decimals = 0) => signedFixed(difference * 100, decimals),
    day,
    period: ({ from, to }) =>
      from === to
        ? message("period.day", { day: day(from) })
        : message("period", {
            from: from.slice(0, 4) === to.slice(0, 4) ? dayOfYear(from) : day(from),
            to: day(to),
          }),
    list: (items) =>
      items.some((item) => item.includes(", "))
        ? items.join(message("note.separator"))
        : listOf(items, language),
  };
}

/** What a language file left empty is in French. */
function filledMessages(dictionary: Dictionary | null): Readonly<Record<string, string>> {
  return Object.fromEntries([...(dictionary?.said ?? [])].filter(([, text]) => text !== ""));
}

function textIn({ fr, en }: Text, language: string, dictionary: Dictionary | null): string {
  if (language === "en") return en ?? fr;
  return dictionary?.texts.get(fr) || fr;
}

/** Messages of the diagnostic, with those of its drawings, of the groups of the study and of the guarantee. */
export const diagnosticCatalogues = {
  fr: { ...groupCatalogues.fr, ...drawingCatalogues.fr, ...guessCatalogues.fr, ...fr },
  en: { ...groupCatalogues.en, ...drawingCatalogues.en, ...guessCatalogues.en, ...en },
};

export type DiagnosticMessage = keyof typeof diagnosticCatalogues.fr;
