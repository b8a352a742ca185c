import { openWorkbook, sheetTable, withFile } from "@vigie/files";
import type { InputFile, InputFormat } from "@vigie/mapping";
import { textValue, type VigieError, VigieErrors } from "@vigie/words";
import { checkWidth } from "../../check-width.ts";
import { problem } from "../../problems.ts";
import type { OpenedFile } from "../../run/opened-file.ts";
import { openCopiedCells } from "../copied-cells.ts";
import type { Reading } from "../reading.ts";
import { mergedProblems } from "./merged-problems.ts";
import { sheetsAlike } from "./sheets-alike.ts";
import { unvaluedProblems } from "./unvalued-problems.ts";

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
  const { table, path, sheet } = await withFile(reading.store, file, async (source) => {
    const workbook = await openWorkbook(source, file.shown);
    const table = sheetTable(workbook, {
      ...format,
      checkWidth: (width) => checkWidth(file, width),
    });
    const sheet = format.sheet ?? workbook.sheets[0] ?? "";
    return { table, sheet, path: await reading.store.copy(table.text) };
  });
  const opened = await openCopiedCells(file, path, reading);
  const { columns } = reading;
  const wrong = [
    ...(await ambiguousSheet(file, format, { names: opened.names, reading })),
    ...mergedProblems(file.shown, opened.names, { columns, merged: table.merged() }),
    ...unvaluedProblems(file.shown, opened.names, { columns, unvalued: table.unvalued(), sheet }),
  ];
  if (wrong.length > 0) {
    await opened.erase();
    throw new VigieErrors(wrong);
  }
  return {
    ...opened,
    shownOut: { hidden: table.hidden(), struck: table.struck() },
    places: async (rows) => rows.map((row) => ({ file: file.shown, line: table.rowNumber(row) })),
  };
}

/** Where the mapping names no sheet, and others have the same header. */
async function ambiguousSheet(
  file: InputFile,
  { sheet, headerRow = 1 }: Extract<InputFormat, { readonly kind: "xlsx" }>,
  { names, reading }: { readonly names: readonly string[]; readonly reading: Reading },
): Promise<readonly VigieError[]> {
  if (sheet !== null) return [];
  const [read, alike] = await withFile(reading.store, file, async (source) => {
    const workbook = await openWorkbook(source, file.shown);
    const [first = ""] = workbook.sheets;
    return [first, await sheetsAlike(workbook, { sheet: first, headerRow, names })] as const;
  });
  const words = { read: textValue(read), others: textValue(alike.join(", ")) };
  return alike.length === 0 ? [] : [problem("engine/sheets-alike", { file: file.shown }, words)];
}
