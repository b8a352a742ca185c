import { guessCatalogues } from "@vigie/disclosure";
import { type Language, type Messages, terminalMessages } from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

const catalogues = { fr: { ...guessCatalogues.fr, ...fr }, en: { ...guessCatalogues.en, ...en } };

/** Messages of the command other than its errors, with those of the guarantee, in one language. */
export type CliMessages = Messages<CliMessage> & { readonly language: Language };
export type CliMessage = keyof typeof catalogues.fr;

export function messagesIn(language: Language): CliMessages {
  return { ...terminalMessages(catalogues, language), language };
}
