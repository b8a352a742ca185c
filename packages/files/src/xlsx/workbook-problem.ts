import { countValue, textValue } from "@vigie/words";
import { inputError } from "../problems.ts";
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
    return inputError("files/cell-outside-sheet", row === null ? place : { ...place, line: row }, {
      columns: countValue(columnsMax),
      rows: countValue(rowsMax),
    });
  }
  if (error instanceof WorkbookTooLarge) return inputError("files/xlsx-too-large", place);
  if (!(error instanceof WorkbookDamaged || error instanceof ZipDamaged)) return error;
  if (isEmpty) return inputError("files/file-empty", place);
  const kind = error instanceof WorkbookDamaged ? error.kind : "other";
  return inputError("files/xlsx-unreadable", place, { kind: textValue(kind) });
}
