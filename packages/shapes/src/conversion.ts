import type { ShapeName } from "@vigie/engine";
import type { NoteKind, Shape } from "./shape.ts";

/** What became of one real file: for the partner's quality report. */
export interface Conversion {
  readonly shape: ShapeName;
  readonly file: string;
  /** Rows given to the engine. */
  readonly rows: number;
  /** In the order of the shape's own notes; those without a case are left out. */
  readonly notes: readonly ConversionNote[];
}

export interface ConversionNote extends NoteKind {
  readonly code: string;
  readonly count: number;
  /** Lines of the file, one or two a case; of the first cases only. */
  readonly lines: readonly (readonly number[])[];
}

/** Cases of one note whose lines are kept. */
const casesKept = 1_000;

/** Counts what a shape has to say while it converts. */
export function noteTaker(shape: Shape): {
  readonly note: (code: string, ...lines: readonly number[]) => void;
  readonly notes: () => readonly ConversionNote[];
} {
  const taken = new Map<string, { count: number; readonly lines: (readonly number[])[] }>();
  return {
    note: (code, ...lines) => {
      const cases = taken.get(code) ?? { count: 0, lines: [] };
      cases.count++;
      if (cases.lines.length < casesKept) cases.lines.push(lines);
      taken.set(code, cases);
    },
    notes: () =>
      Object.entries(shape.notes).flatMap(([code, kind]) => {
        const cases = taken.get(code);
        return cases === undefined ? [] : [{ code, ...kind, ...cases }];
      }),
  };
}
