import type { StyleName } from "./styles.ts";

export interface WrittenWorkbook {
  readonly title: string;
  readonly language: string;
  /** When its contents were made, `2026-11-25`; null where nobody knows. */
  readonly day: string | null;
  /** At least one. */
  readonly sheets: readonly WrittenSheet[];
  /** Place from 0 of the sheet that a spreadsheet shows first; by default the first. */
  readonly opensAt?: number;
}

export interface WrittenSheet {
  /** Unlike the others, whatever the case; 31 characters at most, none of `[]:*?/\`. */
  readonly name: string;
  /** In characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** The row that names the columns: it stays in view, filters, and is printed again on each page. */
  readonly header: { readonly row: number; readonly last: number; readonly columns: number } | null;
  /** Rows and columns that stay in view: by default the header, and no column. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Printed at the top of each page; null for nothing. */
  readonly running: string | null;
  /** Of a sheet to fill in, under its header. */
  readonly choices?: readonly Choices[];
  /** Rows to fill in under those that are written. */
  readonly blank?: number;
}

/** The words that the cells of a column may hold. */
export interface Choices {
  /** From 0. */
  readonly column: number;
  /** As the sheet numbers them, both ends included: by default all that are under the header. */
  readonly rows?: readonly [first: number, last: number];
  /** 255 characters in all, commas between them included; longer lists, and words with commas, are cells elsewhere. */
  readonly words: readonly string[] | ListedWords;
  /** What a spreadsheet says of another word. */
  readonly refusal: { readonly title: string; readonly sentence: string };
}

/** Cells of one column of a sheet of the same workbook, both ends included. */
export interface ListedWords {
  readonly sheet: string;
  /** From 0. */
  readonly column: number;
  /** As the sheet numbers them, from 1. */
  readonly rows: readonly [first: number, last: number];
}

export interface SheetCell {
  readonly value: string | number | null;
  readonly style: StyleName;
  /** What a spreadsheet computes the value by, without `=`; `value` is what it gives so far. */
  readonly formula?: string;
  /** A sheet of the same workbook. */
  readonly to?: string;
}
