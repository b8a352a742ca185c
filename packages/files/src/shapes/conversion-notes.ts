import type { NoteMessage } from "./note-messages.ts";
import type { ShapeName } from "./shape-names.ts";

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
  /** Of a note about two lines that are one thing, or may be: what they have in common, in the order of `lines`. */
  readonly pairs?: readonly ConversionPair[];
}

/** Two lines for a person to compare; what one of them does not say is null. */
export interface ConversionPair {
  readonly lines: readonly [number, number];
  /** That each line is of, as the mapping writes them. */
  readonly files: readonly [string, string];
  readonly metres: number | null;
  /** Similarity of the names, from 0 to 1. */
  readonly names: number;
  /** Equal, in one commune or in one département where the commune of one of them is not known. */
  readonly address: boolean | null;
  readonly siret: boolean | null;
}
