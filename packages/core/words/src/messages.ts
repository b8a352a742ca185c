import { IntlMessageFormat } from "intl-messageformat";
import { frenchSpacing } from "./french-spacing.ts";
import { localeOf } from "./language.ts";

/**
 * The texts of a package by key, in each language, in ICU MessageFormat. Apostrophes are typographic (’): a straight one
 * quotes braces. French has every key.
 */
export type Catalogues<Key extends string> = {
  readonly fr: Readonly<Record<Key, string>>;
} & Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;

export type MessageValues = Readonly<Record<string, string | number>>;

/** The messages of a package in one language. */
export interface Messages<Key extends string> {
  readonly language: string;
  /** @throws {Error} without a value that the message names */
  readonly message: (key: Key, values?: MessageValues) => string;
  /** The language that a message is in: `fr` where `language` lacks it. */
  readonly languageOf: (key: Key) => string;
}

/** Messages for a terminal, whose fonts may lack the narrow no-break space: French keeps the spaces of the catalogue. */
export function terminalMessages<Key extends string>(
  catalogues: Catalogues<Key>,
  language: string,
): Messages<Key> {
  return messagesWith(formatMessage, catalogues, language);
}

/** Messages for a page, with the no-break spaces of French. */
export function pageMessages<Key extends string>(
  catalogues: Catalogues<Key>,
  language: string,
): Messages<Key> {
  return messagesWith(
    (text, options) => {
      const formatted = formatMessage(text, options);
      return options.language === "fr" ? frenchSpacing(formatted) : formatted;
    },
    catalogues,
    language,
  );
}

function messagesWith<Key extends string>(
  format: typeof formatMessage,
  catalogues: Catalogues<Key>,
  language: string,
): Messages<Key> {
  const translated = catalogues[language];
  const catalogueOf = (key: Key) => (translated?.[key] === undefined ? catalogues.fr : translated);
  const languageOf = (key: Key) => (catalogueOf(key) === translated ? language : "fr");
  return {
    language,
    languageOf,
    message: (key, values = {}) => {
      const catalogue = catalogueOf(key);
      const text = catalogue[key] ?? catalogues.fr[key];
      return format(text, { language: languageOf(key), values, formats: formatsOf(catalogue) });
    },
  };
}

type Formats = Map<string, IntlMessageFormat>;

/** Shared by all that speak with a catalogue: making a format costs a hundred times what using it does. */
const formatsByCatalogue = new WeakMap<object, Formats>();

function formatsOf(catalogue: object): Formats {
  const formats = formatsByCatalogue.get(catalogue) ?? new Map();
  formatsByCatalogue.set(catalogue, formats);
  return formats;
}

/**
 * A text of ICU MessageFormat with its values; `<` is a character like another.
 * @param formats those made before, by text
 */
export function formatMessage(
  text: string,
  {
    language,
    values,
    formats,
  }: {
    readonly language: string;
    readonly values: MessageValues;
    readonly formats: Formats;
  },
): string {
  // Without a value, a quoted brace or a plural, a message is its text.
  if (!/[{}']/.test(text)) return text;
  const format =
    formats.get(text) ?? new IntlMessageFormat(text, localeOf(language), undefined, { ignoreTag: true });
  formats.set(text, format);
  return String(format.format(values));
}
