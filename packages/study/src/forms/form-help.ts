import type { Language } from "@vigie/words";
import english from "./form-help.en.json" with { type: "json" };

/** Of each sentence that schemas say of a key, in French, the same in English. */
export const englishHelp: ReadonlyMap<string, string> = new Map(Object.entries(english));

/** What a form says of a key: the schema has it in French. */
export function helpIn(help: string, language: Language): string {
  return language === "fr" ? help : (englishHelp.get(help) ?? help);
}
