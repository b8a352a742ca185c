import { type Dictionary, type Language, languages } from "@vigie/study";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type MessageKey = keyof typeof fr;
export type Messages = Readonly<Partial<Record<MessageKey, string>>>;

/** The sentences of each language of the diagnostic. French has all of them; `locale` says numbers and days. */
export const messages: Readonly<Record<Language, { readonly locale: string; readonly said: Messages }>> = {
  fr: { locale: "fr", said: fr },
  en: { locale: "en-GB", said: en },
};

/** How a language that Vigie speaks, or that a study brings, says numbers and sentences. */
export interface Sentences {
  readonly locale: string;
  /** Of the language, in itself. */
  readonly name: string;
  /** A sentence, in French where the language lacks it. */
  readonly messageOf: (key: MessageKey) => { readonly text: string; readonly locale: string };
}

const names: Readonly<Record<Language, string>> = { fr: "Français", en: "English" };

/** @throws {RangeError} for a language that nobody brings */
export function sentencesOf(language: string, dictionary: Dictionary | null): Sentences {
  const own = languages.find((spoken) => spoken === language);
  if (own === undefined && dictionary === null) throw new RangeError(`no sentences in ${language}`);
  const locale = own === undefined ? language : messages[own].locale;
  return {
    locale,
    name: own === undefined ? (dictionary?.name ?? language) : names[own],
    messageOf: (key) => {
      const text = own === undefined ? dictionary?.said.get(key) : messages[own].said[key];
      return text === undefined || text === "" ? { text: fr[key], locale: "fr" } : { text, locale };
    },
  };
}

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(fr, key);
}
