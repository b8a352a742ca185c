import { type Language, type Messages, terminalMessages } from "@vigie/words";
import en from "../../words/notes.en.json" with { type: "json" };
import fr from "../../words/notes.fr.json" with { type: "json" };

export type NoteMessage = keyof typeof fr;

/** What the conversions of known shapes can have to say. */
export function noteMessages(language: Language): Messages<NoteMessage> {
  return terminalMessages({ fr, en }, language);
}

/**
 * Message of a note: of its family of shapes, else of any rows.
 * @throws {RangeError} when the catalogue has neither
 */
export function noteMessage(family: string, code: string): NoteMessage {
  const key = [`${family}.${code}`, `rows.${code}`].find(isNoteMessage);
  if (key === undefined) throw new RangeError(`no message for ${family}.${code}`);
  return key;
}

function isNoteMessage(key: string): key is NoteMessage {
  return key in fr;
}
