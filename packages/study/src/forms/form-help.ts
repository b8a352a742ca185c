import type { Language } from "@vigie/words";
import choicesEn from "../../words/form-choices.en.json" with { type: "json" };
import choicesFr from "../../words/form-choices.fr.json" with { type: "json" };
import english from "./form-help.en.json" with { type: "json" };

/** Of each sentence that schemas say of a key, in French, the same in English. */
export const englishHelp: ReadonlyMap<string, string> = new Map(Object.entries(english));

/** What a form says of a key: the schema has it in French. */
export function helpIn(help: string, language: Language): string {
  return language === "fr" ? help : (englishHelp.get(help) ?? help);
}

const choices = { fr: new Map(Object.entries(choicesFr)), en: new Map(Object.entries(choicesEn)) };

/** How people call a value that a key may have: « Répartition » for `distribution`; the value itself where it has no other name. */
export function choiceIn(key: string, choice: string, language: Language): string {
  return choices[language].get(`${key}.${choice}`) ?? choice;
}
