import { type MergedCells, openWorkbook, sheetTable, withFile } from "@vigie/files";
import type { InputFile, InputFormat } from "@vigie/mapping";
import { countValue, linesValue, textValue, type VigieError, VigieErrors } from "@vigie/words";
import { checkWidth, type FileReading, type OpenedFile } from "../opened-file.ts";
import { engineProblem } from "../problems.ts";
import { openCopiedCells } from "./csv.ts";

/**
 * One sheet of a workbook, copied as text: DuckDB's own reader of Excel files would have to come from the
 * network.
 * @throws {VigieErrors} absent, cut, protected, without that sheet or column, or with merged cells in one
 */
export async function openXlsx(
  file: InputFile,
  format: Extract<InputFormat, { readonly kind: "xlsx" }>,
  reading: FileReading,
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
  { names, reading }: { readonly names: readonly string[]; readonly reading: FileReading },
): Promise<readonly VigieError[]> {
  if (sheet !== null) return [];
  const [read, alike] = await withFile(reading.store, file, async (source) => {
    const workbook = await openWorkbook(source, file.shown);
    const [first = ""] = workbook.sheets;
    return [first, await sheetsAlike(workbook, { sheet: first, headerRow, names })] as const;
  });
  const words = { read: textValue(read), others: textValue(alike.join(", ")) };
  return alike.length === 0 ? [] : [engineProblem("engine/sheets-alike", { file: file.shown }, words)];
}

/**
 * A value that several rows share is lost for all but the first: nothing is read of such a column.
 * @param names of all the columns
 * @param columns those that are read
 * @param merged below the header
 */
function mergedProblems(
  file: string,
  names: readonly string[],
  { columns, merged }: { readonly columns: readonly string[]; readonly merged: readonly MergedCells[] },
): readonly VigieError[] {
  return columns.flatMap((column) => {
    const at = names.indexOf(column);
    const found = merged.filter(({ columns: [from, to] }) => from <= at && at <= to);
    const [first] = found;
    if (first === undefined) return [];
    const lines = found.slice(0, 3).map(({ rows: [row] }) => row);
    const words = {
      column: textValue(column),
      groups: countValue(found.length),
      lines: linesValue(lines, found.length),
    };
    return [engineProblem("engine/cells-merged", { file, line: first.rows[0] }, words)];
  });
}

/**
 * A formula that was saved without its value reads as an empty cell: nothing is read of such a column.
 * @param names of all the columns
 * @param columns those that are read
 * @param sheet that was read
 */
function unvaluedProblems(
  file: string,
  names: readonly string[],
  {
    columns,
    unvalued,
    sheet,
  }: {
    readonly columns: readonly string[];
    readonly unvalued: ReadonlyMap<number, { readonly row: number; readonly cells: number }>;
    readonly sheet: string;
  },
): readonly VigieError[] {
  return columns.flatMap((column) => {
    const found = unvalued.get(names.indexOf(column));
    if (found === undefined) return [];
    const words = { column: textValue(column), sheet: textValue(sheet), cells: countValue(found.cells) };
    return [engineProblem("engine/formulas-without-value", { file, line: found.row }, words)];
  });
}

type OpenWorkbook = Awaited<ReturnType<typeof openWorkbook>>;

/** Sheets whose header is looked at; a workbook of more is no table cut in parts. */
const sheetsMax = 12;

/**
 * The other sheets of a workbook that have the header of the one that is read: a table may be on several.
 * @param read.names of the columns of that sheet
 */
export async function sheetsAlike(
  { sheets, rows }: OpenWorkbook,
  read: { readonly sheet: string; readonly headerRow: number; readonly names: readonly string[] },
): Promise<readonly string[]> {
  const alike: string[] = [];
  for (const sheet of sheets.filter((name) => name !== read.sheet).slice(0, sheetsMax))
    if (isSame(await headerOf(rows(sheet), read.headerRow), read.names)) alike.push(sheet);
  return alike;
}

async function headerOf(batches: ReturnType<OpenWorkbook["rows"]>, line: number): Promise<readonly string[]> {
  for await (const rows of batches) {
    const row = rows.find(({ number }) => number >= line);
    if (row !== undefined) return row.number === line ? row.cells : [];
  }
  return [];
}

function isSame(header: readonly string[], names: readonly string[]): boolean {
  const filled = header.filter((name) => name !== "");
  return (
    filled.length > 0 &&
    filled.length === names.length &&
    filled.every((name, at) => name.trim() === names[at])
  );
}
