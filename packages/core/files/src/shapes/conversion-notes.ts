import { type Language, type Messages, terminalMessages } from "@vigie/words";
import en from "../../words/notes.en.json" with { type: "json" };
import fr from "../../words/notes.fr.json" with { type: "json" };
import type { Shape, ShapeName } from "./shape.ts";

/** `set_aside`: the row is not among the units; `converted`: it is, changed; `noticed`: kept as it is. */
export type NoteEffect = "set_aside" | "converted" | "noticed";

/** What became of one real file: for the partner's quality report. */
export interface Conversion {
  readonly shape: ShapeName;
  readonly file: string;
  /** Rows given to the engine. */
  readonly rows: number;
  /** Where the shape reads columns by usual names: its name of each → the one of the file. */
  readonly columns?: Readonly<Record<string, string>>;
  /** In the order of the shape's own notes; those without a case are left out. */
  readonly notes: readonly ConversionNote[];
}

export interface ConversionNote {
  readonly code: string;
  readonly effect: NoteEffect;
  /** What is true of these rows: it ends a line of a table whose other column is their number. */
  readonly message: NoteMessage;
  readonly count: number;
  /** Lines of the file, one or two per case; of the first cases only. */
  readonly lines: readonly (readonly number[])[];
  /** What two lines that are one thing, or may be, have in common, in the order of `lines`. */
  readonly pairs?: readonly ConversionPair[];
}

/** Two lines for a person to compare; what one of them does not say is null. */
export interface ConversionPair {
  readonly lines: readonly [number, number];
  /** Files that hold each line, as the mapping writes them. */
  readonly files: readonly [string, string];
  readonly metres: number | null;
  /** Similarity of the names, from 0 to 1. */
  readonly names: number;
  /** Equal, in one commune or in one département where the commune of one of them is not known. */
  readonly address: boolean | null;
  readonly siret: boolean | null;
}

type NoteMessage = keyof typeof fr;

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
