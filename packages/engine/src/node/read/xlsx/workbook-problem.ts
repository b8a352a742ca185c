import { saidCount, VigieErrors } from "@vigie/study";
import type { InputFile } from "../../../plan.ts";
import { problem } from "../../../problems.ts";
import { fileProblem } from "../file-problem.ts";

/** A cell, or a row, where no sheet has one. */
export class CellOutsideSheet extends Error {
  /** As the sheet numbers it; null where that is no number. */
  readonly row: number | null;

  constructor(row: number | null) {
    super("a cell outside of the sheet");
    this.row = row;
  }
}

/** Parts, or texts, that decompress to more than a workbook of that size can hold. */
export class WorkbookTooLarge extends Error {}

/** What a failure to read a workbook says of it: but for what is known, that it is not a whole one. */
export function workbookProblem(error: unknown, file: InputFile): unknown {
  if (error instanceof VigieErrors) return error;
  const place = { file: file.shown };
  if (error instanceof CellOutsideSheet) {
    const { row } = error;
    return new VigieErrors([
      problem("engine/cell-outside-sheet", row === null ? place : { ...place, line: row }, {
        columns: saidCount(columnsMax),
        rows: saidCount(rowsMax),
      }),
    ]);
  }
  if (error instanceof WorkbookTooLarge) return new VigieErrors([problem("engine/xlsx-too-large", place)]);
  const known = fileProblem(error, file);
  return known === error ? new VigieErrors([problem("engine/xlsx-unreadable", place)]) : known;
}

/** Of a sheet of Excel. */
export const columnsMax = 16_384;
export const rowsMax = 1_048_576;
