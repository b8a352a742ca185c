import { type Language, type Messages, pageMessages } from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

export type HubKey = keyof typeof fr;
export type HubMessages = Messages<HubKey>;

const made = new Map<Language, HubMessages>();

/** What the hub's pages say, in one language. */
export function messagesIn(language: Language): HubMessages {
  const own = made.get(language) ?? pageMessages({ fr, en }, language);
  made.set(language, own);
  return own;
}
