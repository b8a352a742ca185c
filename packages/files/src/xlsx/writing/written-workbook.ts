import type { StyleName } from "./styles.ts";

export interface WrittenWorkbook {
  readonly title: string;
  readonly language: string;
  /** When its contents were made, `2026-11-25`; null where nobody knows. */
  readonly day: string | null;
  /** At least one. */
  readonly sheets: readonly WrittenSheet[];
}

export interface WrittenSheet {
  /** Unlike the others, whatever the case; 31 characters at most, none of `[]:*?/\`. */
  readonly name: string;
  /** In characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** The row that names the columns: it stays in view, filters, and is printed again on each page. */
  readonly header: { readonly row: number; readonly last: number; readonly columns: number } | null;
  /** Printed at the top of each page; null for nothing. */
  readonly running: string | null;
  /** Of a sheet to fill in, under its header. */
  readonly choices?: readonly Choices[];
}

/** The words that the cells of a column may hold; 255 characters in all, commas between them included. */
export interface Choices {
  /** From 0. */
  readonly column: number;
  readonly words: readonly string[];
  /** What a spreadsheet says of another word. */
  readonly refusal: { readonly title: string; readonly sentence: string };
}

export interface SheetCell {
  readonly value: string | number | null;
  readonly style: StyleName;
  /** A sheet of the same workbook. */
  readonly to?: string;
}
