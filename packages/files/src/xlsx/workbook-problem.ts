import { countValue, textValue, VigieErrors } from "@vigie/words";
import { problem } from "../problems.ts";
import { ZipDamaged } from "../zip/zip-damaged.ts";
import {
  CellOutsideSheet,
  columnsMax,
  rowsMax,
  WorkbookDamaged,
  WorkbookTooLarge,
} from "./workbook-damaged.ts";

/** What a failure to read a workbook says of it; an error of something else is returned as it is. */
export function refusedWorkbook(
  error: unknown,
  { shown, isEmpty }: { readonly shown: string; readonly isEmpty: boolean },
): unknown {
  const place = { file: shown };
  if (error instanceof CellOutsideSheet) {
    const { row } = error;
    return new VigieErrors([
      problem("files/cell-outside-sheet", row === null ? place : { ...place, line: row }, {
        columns: countValue(columnsMax),
        rows: countValue(rowsMax),
      }),
    ]);
  }
  if (error instanceof WorkbookTooLarge) return new VigieErrors([problem("files/xlsx-too-large", place)]);
  if (!(error instanceof WorkbookDamaged || error instanceof ZipDamaged)) return error;
  if (isEmpty) return new VigieErrors([problem("files/file-empty", place)]);
  const kind = error instanceof WorkbookDamaged ? error.kind : "other";
  return new VigieErrors([problem("files/xlsx-unreadable", place, { kind: textValue(kind) })]);
}
