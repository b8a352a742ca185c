import type { NoteKind, Shape } from "./shape.ts";
import type { ShapeName } from "./shape-names.ts";

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

export interface ConversionNote extends NoteKind {
  readonly code: string;
  readonly count: number;
  /** Lines of the file, one or two a case; of the first cases only. */
  readonly lines: readonly (readonly number[])[];
  /** Of a note about two lines that are one thing, or may be: what they have in common, in the order of `lines`. */
  readonly pairs?: readonly ConversionPair[];
}

/** Two lines for a person to compare; what one of them does not say is null. */
export interface ConversionPair {
  readonly lines: readonly [number, number];
  /** That each line is of, as the mapping writes them. */
  readonly files: readonly [string, string];
  readonly metres: number | null;
  /** Likeness of the names, from 0 to 1. */
  readonly names: number;
  /** Equal, in one commune or in one département where the commune of one of them is not known. */
  readonly address: boolean | null;
  readonly siret: boolean | null;
}

/** Cases of one note whose lines are kept. */
const casesKept = 1_000;

/** Counts what a shape has to say while it converts. */
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
      Object.entries(shape.notes).flatMap(([code, kind]) => {
        const cases = taken.get(code);
        if (cases === undefined) return [];
        const { pairs, ...rest } = cases;
        return [{ code, ...kind, ...rest, ...(pairs.length === 0 ? {} : { pairs }) }];
      }),
  };
}

interface Cases {
  count: number;
  readonly lines: (readonly number[])[];
  readonly pairs: ConversionPair[];
}
