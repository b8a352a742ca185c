import type { ConversionNote, ConversionPair } from "./conversion-notes.ts";
import { noteMessage } from "./note-messages.ts";
import type { Shape } from "./shape.ts";

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
