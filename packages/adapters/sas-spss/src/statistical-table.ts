import type { HeaderColumn, ValueType } from "@vigie/files/adapter";

/** A column as the file describes it, whole. */
export interface StatisticalColumn extends HeaderColumn {
  readonly type: ValueType;
  /** Display format, `DATE9.` or `F8.2`; empty where there is none. */
  readonly format: string;
  /** Values that the file declares missing, beside the software's own: read as empty, and counted. */
  readonly missing: DeclaredMissing;
}

export interface DeclaredMissing {
  /** As the values are written. */
  readonly values: ReadonlySet<string>;
  /** Range of missing values in a column of numbers; both ends are missing too. */
  readonly range: { readonly low: number; readonly high: number } | null;
}

export const nothingMissing: DeclaredMissing = { values: new Set(), range: null };

/** A column, and where its values are in a row. */
export interface StoredColumn extends StatisticalColumn {
  readonly stored:
    | { readonly kind: "text"; readonly segments: readonly Segment[] }
    | { readonly kind: "number"; readonly offset: number; readonly read: ReadNumber };
}

/** Bytes of a row that hold a text, or a part of one. */
export interface Segment {
  readonly offset: number;
  readonly length: number;
}

/** The number at a position, or the kind of missing that stands there: empty for the ordinary one, else `.A`, `._`… */
export type ReadNumber = (
  row: { readonly bytes: Uint8Array; readonly view: DataView },
  at: number,
) => number | string;

/** A file described by its header, its rows not read yet. */
export interface StatisticalTable {
  readonly columns: readonly StoredColumn[];
  /** How the texts are encoded; see `textDecoding`. */
  readonly encoding: string;
  /** Else a person declared it, and may be wrong. */
  readonly declaresEncoding: boolean;
  /** From which days are counted: `sas` from 1960, `spss` from 1582. */
  readonly epoch: "sas" | "spss";
  /** Rows that the header declares, those deleted left out; null where it says none. */
  readonly declaredRows: number | null;
  /**
   * Rows of fixed length, in order, as they stand.
   * @throws {VigieErrors} while it goes, where the file is cut or contradicts itself
   */
  blocks(): AsyncGenerator<RowBlock>;
}

/** Rows that follow one another in memory. */
export interface RowBlock {
  readonly bytes: Uint8Array;
  /** Position of the first row. */
  readonly start: number;
  /** Length of a row. */
  readonly stride: number;
  readonly rows: number;
}
