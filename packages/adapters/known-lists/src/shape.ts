import type { ConversionPair, NoteEffect, TextRow } from "@vigie/files";
import type { Territories } from "@vigie/places";
import type { ServiceTestPart, Source, Study } from "@vigie/study";

/**
 * One known shape of real files: how it becomes rows of named columns, which the ordinary engine then reads as
 * any other file, and what was done to it on the way.
 */
export interface Shape<Note extends string = string> {
  /** Names of the columns, in order; the first identifies the unit. */
  readonly columns: readonly string[];
  /** What a file of this shape is known by; null where nothing distinguishes it from other files. */
  readonly knownBy: KnownBy | null;
  /** Names of the other files that it can read, under `with:` in the mapping. */
  readonly companions: readonly string[];
  /** Everything that a conversion can have to say, by code; its message is `<family>.<code>`, or `rows.<code>`. */
  readonly noteFamily: string;
  readonly notes: Readonly<Record<Note, NoteEffect>>;
  /**
   * @yields rows of `columns`, in order, an empty text for no value
   * @throws {VigieErrors} when the file is not of this shape
   */
  convert(input: ShapeInput, run: ShapeRun<Note>): AsyncIterable<readonly string[]>;
}

/** Names that its header all has, or that its records have. */
export interface KnownBy {
  readonly written: "rows" | "records";
  readonly names: readonly string[];
  /** The part of tests that it feeds alone, where several shapes read the same file; a workbook may hold it in any sheet. */
  readonly serviceTest?: ServiceTestPart;
}

/** A file to convert; it can be read once. */
export interface ShapeInput {
  /** As written in the mapping: what messages show. */
  readonly shown: string;
  /**
   * What becomes of a row with a value past the header, before which others may have slipped; null where none can
   * have: a workbook has each value in its column, a record by its name.
   */
  readonly ragged: "refuse" | "set_aside" | null;
  /** `rows`: a text or a workbook with a header; `records`: a JSON list of objects. */
  readonly written: "rows" | "records";
  /** Columns that the mapping names itself, where a shape reads them by usual names: its name → the file's. */
  readonly columns: ReadonlyMap<string, string>;
  /** Its rows as they stand, header included. */
  rows(): AsyncIterable<TextRow>;
  /** The value of a JSON file. */
  json(): Promise<unknown>;
  /** Another file of the mapping, or null where it names none. */
  companion(name: string): ShapeInput | null;
}

export interface ShapeRun<Note extends string = string> {
  readonly study: Study;
  readonly source: Source;
  /** The communes of France; read at the first call. */
  territories(): Territories;
  /** Day of the run, `2026-11-25`: no observed day can be after it. */
  readonly day: string;
  /** Code of the département where a list of places looks for names of communes; null where the mapping gives none. */
  readonly departement: string | null;
  /** Columns of the shape that the mapping reads: a value that is not known there stops the run. */
  readonly reads: ReadonlySet<string>;
  /** Rows under which a value of the file is not named. */
  readonly rowsMin: number;
  /** Counts one row, or one pair of rows; line numbers only, never a value. */
  note(code: Note, ...lines: readonly number[]): void;
  /** Counts two rows that are one thing, or may be. */
  pair(code: Note, pair: ConversionPair): void;
  /** Called with the columns recognised by usual names: the shape's name → the file's. */
  columnsFound(columns: ReadonlyMap<string, string>): void;
}

/**
 * Names of the known shapes of files, as a mapping writes them. What each one is stands in `kinds/`, whose registry must
 * answer for all of them.
 */
export const shapeNames = [
  "places_france_services",
  "places_national",
  "places_data_inclusion_v0",
  "places_paca",
  "places_la_creuse",
  "places_plain",
  "activity_cra_v1",
  "activity_coop",
  "service_tests",
  "service_steps",
  "service_ratings",
  "service_quality",
] as const;
export type ShapeName = (typeof shapeNames)[number];
