import type { ConversionNote, ConversionPair } from "@vigie/files";
import { terminalMessages } from "@vigie/words";
import en from "../words/notes.en.json" with { type: "json" };
import fr from "../words/notes.fr.json" with { type: "json" };
import type { Shape } from "./shape.ts";

type NoteMessage = keyof typeof fr;

const messages = {
  fr: terminalMessages({ fr, en }, "fr"),
  en: terminalMessages({ fr, en }, "en"),
};

/**
 * Message of a note, in each language: of its family of shapes, else of any rows.
 * @throws {RangeError} when the catalogue has neither
 */
export function noteMessage(family: string, code: string): ConversionNote["message"] {
  const key = [`${family}.${code}`, `rows.${code}`].find(isNoteMessage);
  if (key === undefined) throw new RangeError(`no message for ${family}.${code}`);
  return { fr: messages.fr.message(key), en: messages.en.message(key) };
}

function isNoteMessage(key: string): key is NoteMessage {
  return key in fr;
}

/** Cases of one note whose lines are kept. */
const casesKept = 1_000;

/** Collects the notes of a conversion. */
export function noteTaker(shape: Shape): {
  readonly note: (code: string, ...lines: readonly number[]) => void;
  readonly pair: (code: string, pair: ConversionPair) => void;
  readonly notes: () => readonly ConversionNote[];
} {
  const taken = new Map<string, Cases>();
  const take = (code: string, lines: readonly number[], pair?: ConversionPair) => {
    const cases = taken.get(code) ?? { count: 0, lines: [], pairs: [] };
    cases.count++;
    if (cases.lines.length < casesKept) {
      cases.lines.push(lines);
      if (pair !== undefined) cases.pairs.push(pair);
    }
    taken.set(code, cases);
  };
  return {
    note: (code, ...lines) => take(code, lines),
    pair: (code, pair) => take(code, pair.lines, pair),
    notes: () =>
      Object.entries(shape.notes).flatMap(([code, effect]) => {
        const cases = taken.get(code);
        if (cases === undefined) return [];
        const { pairs, ...rest } = cases;
        const message = noteMessage(shape.noteFamily, code);
        return [{ code, effect, message, ...rest, ...(pairs.length === 0 ? {} : { pairs }) }];
      }),
  };
}

interface Cases {
  count: number;
  readonly lines: (readonly number[])[];
  readonly pairs: ConversionPair[];
}
