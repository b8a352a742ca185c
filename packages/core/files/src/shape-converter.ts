import type { Source, Study } from "@vigie/study";
import type { Language } from "@vigie/words";
import type { CsvFormat } from "./csv/csv-format.ts";
import type { FileStore, NamedFile } from "./file-store.ts";

/** What turns files of some known shapes into plain ones, handed over by the application. */
export interface ShapeConverter {
  /** Their names, as a mapping writes them under `shape:`. */
  readonly shapes: readonly string[];
  /**
   * Turns one file into a CSV file of the store.
   * @throws {VigieErrors} when it is not of that shape
   */
  convert(
    file: ShapeFile,
    conversion: ShapeConversion,
  ): Promise<{ readonly file: ConvertedFile; readonly conversion: Conversion }>;
}

/** What a conversion needs besides the file. */
export interface ShapeConversion {
  readonly study: Study;
  readonly source: Source;
  /** Day of the run, `2026-11-25`: no observed day can be after it. */
  readonly day: string;
  /** Where the file is, and where its conversion goes. */
  readonly store: FileStore;
  /** One of `shapes`. */
  readonly shape: string;
  /** Other files that the conversion reads, by the name the shape gives them. */
  readonly companions: ReadonlyMap<string, ShapeFile>;
  /** File that names those beside, for messages. */
  readonly mapping: string;
  /** Columns of the file by the names that the shape gives them, where it is not to guess. */
  readonly columns?: ReadonlyMap<string, string>;
  /** Code of the département where a list of places looks for names of communes. */
  readonly departement?: string | null;
  /** Columns of the conversion that a run needs: none, as long as nothing is mapped. */
  readonly reads?: ReadonlySet<string>;
  /** Threshold of the partner, under which no value is named. */
  readonly minOfPartner?: number;
}

/** A file given for one of a known shape, as a mapping names it. */
export interface ShapeFile extends NamedFile {
  readonly format:
    | ({ readonly kind: "csv" } & CsvFormat)
    | { readonly kind: "xlsx"; readonly sheet: string | null }
    /** What no known shape is written as: refused. */
    | { readonly kind: "parquet" | "sas7bdat" | "sav" | "xpt" | "table" };
}

/** A plain file that stands for the one shown. */
export interface ConvertedFile extends NamedFile {
  readonly format: { readonly kind: "csv" } & CsvFormat;
  /** Line there of each data row, null where it has none. */
  readonly lines: readonly (number | null)[];
}

/** What became of one real file: for the partner's quality report. */
export interface Conversion {
  readonly shape: string;
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
  readonly message: Readonly<Record<Language, string>>;
  readonly count: number;
  /** Lines of the file, one or two per case; of the first cases only. */
  readonly lines: readonly (readonly number[])[];
  /** What two lines that are one thing, or may be, have in common, in the order of `lines`. */
  readonly pairs?: readonly ConversionPair[];
}

/** `set_aside`: the row is not among the units; `converted`: it is, changed; `noticed`: kept as it is. */
export type NoteEffect = "set_aside" | "converted" | "noticed";

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
