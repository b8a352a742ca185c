import type { Language } from "@vigie/study";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type MessageKey = keyof typeof fr;
export type Messages = Readonly<Partial<Record<MessageKey, string>>>;

/** The sentences of each language of the diagnostic. French has all of them; `locale` says numbers and days. */
export const messages: Readonly<Record<Language, { readonly locale: string; readonly said: Messages }>> = {
  fr: { locale: "fr", said: fr },
  en: { locale: "en-GB", said: en },
};

/** A sentence, in French where the language lacks it. */
export function messageIn(
  language: Language,
  key: MessageKey,
): { readonly text: string; readonly locale: string } {
  const { said, locale } = messages[language];
  const text = said[key];
  return text === undefined ? { text: fr[key], locale: "fr" } : { text, locale };
}
