import { type Language, type Messages, terminalMessages } from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

/** Messages of the command other than its errors, in one language. */
export type CliMessages = Messages<keyof typeof fr> & { readonly language: Language };

export function messagesIn(language: Language): CliMessages {
  return { ...terminalMessages({ fr, en }, language), language };
}
