import type { CompoundKind } from "./compound-file.ts";

/** A cell, or a row, where no sheet has one. */
export class CellOutsideSheet extends Error {
  /** As the sheet numbers it; null where that is not a number. */
  readonly row: number | null;

  constructor(row: number | null) {
    super("a cell outside of the sheet");
    this.row = row;
  }
}

/** Parts, or texts, that decompress to more than a workbook of that size can hold. */
export class WorkbookTooLarge extends Error {}

/** No workbook, or not a whole one. */
export class WorkbookDamaged extends Error {
  /** What it is instead. */
  readonly kind: CompoundKind | "text" | "html";

  constructor(message: string, kind: WorkbookDamaged["kind"] = "other") {
    super(message);
    this.kind = kind;
  }
}

/** Of a sheet of Excel. */
export const columnsMax = 16_384;
export const rowsMax = 1_048_576;
