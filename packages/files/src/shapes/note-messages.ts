import { type Language, type Messages, terminalMessages } from "@vigie/words";
import en from "../../words/notes.en.json" with { type: "json" };
import fr from "../../words/notes.fr.json" with { type: "json" };

export type NoteMessage = keyof typeof fr;

/** What the conversions of known shapes can have to say. */
export function noteMessages(language: Language): Messages<NoteMessage> {
  return terminalMessages({ fr, en }, language);
}
