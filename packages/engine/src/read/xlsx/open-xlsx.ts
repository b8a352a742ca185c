import { openWorkbook, sheetTable, withFile } from "@vigie/files";
import { VigieErrors } from "@vigie/words";
import { checkWidth } from "../../check-width.ts";
import type { InputFile, InputFormat } from "../../plan.ts";
import type { OpenedFile } from "../../run/opened-file.ts";
import { openCopiedCells } from "../copied-cells.ts";
import type { Reading } from "../reading.ts";
import { mergedProblems } from "./merged-problems.ts";

/**
 * One sheet of a workbook, copied as text: DuckDB's own reader of Excel files would have to come from the
 * network.
 * @throws {VigieErrors} absent, cut, protected, without that sheet or column, or with merged cells in one
 */
export async function openXlsx(
  file: InputFile,
  format: Extract<InputFormat, { readonly kind: "xlsx" }>,
  reading: Reading,
): Promise<OpenedFile> {
  const { table, path } = await withFile(reading.store, file, async (source) => {
    const table = sheetTable(await openWorkbook(source, file.shown), {
      ...format,
      checkWidth: (width) => checkWidth(file, width),
    });
    return { table, path: await reading.store.copy(table.text) };
  });
  const opened = await openCopiedCells(file, path, reading);
  const wrong = mergedProblems(file.shown, opened.names, {
    columns: reading.columns,
    merged: table.merged(),
  });
  if (wrong.length > 0) {
    await opened.erase();
    throw new VigieErrors(wrong);
  }
  return {
    ...opened,
    places: async (rows) => rows.map((row) => ({ file: file.shown, line: table.rowNumber(row) })),
  };
}
