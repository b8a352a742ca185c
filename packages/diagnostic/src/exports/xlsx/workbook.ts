import type { StyleName } from "./styles.ts";

export interface Workbook {
  readonly title: string;
  readonly language: string;
  /** When its contents were made, `2026-11-25`; null where nobody knows. */
  readonly day: string | null;
  /** At least one. */
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  /** Unlike the others, whatever the case; 31 characters at most, none of `[]:*?/\`. */
  readonly name: string;
  /** In characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** The row that names the columns: it stays in view, filters, and is printed again on each page. */
  readonly header: { readonly row: number; readonly last: number; readonly columns: number } | null;
  /** Printed at the top of each page; null for nothing. */
  readonly running: string | null;
}

export interface Cell {
  readonly value: string | number | null;
  readonly style: StyleName;
  /** A sheet of the same workbook. */
  readonly to?: string;
}
