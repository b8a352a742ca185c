import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { InputFile } from "../../../plan.ts";
import { checkFile } from "../check-file.ts";
import { joinedHeader } from "../joined-header.ts";
import { type MergedCells, mergedDown } from "./merged-cells.ts";
import { type OpenWorkbook, openWorkbook } from "./open-workbook.ts";
import { sheetNamed } from "./sheet-names.ts";
import { sheetRows } from "./sheet-rows.ts";
import { workbookProblem } from "./workbook-problem.ts";

/** Past them, a sheet is no table. */
const mergedMax = 10_000;

export interface SheetCopy {
  readonly path: string;
  /** Below the header. */
  readonly merged: readonly MergedCells[];
  /** Number in the sheet of a data row, both from 1. */
  rowNumber(row: number): number;
}

/**
 * Copies one sheet as CSV in UTF-8, row after row, those that hold nothing left out.
 * @param read.sheet its name; the first where null
 * @param read.headerRow the rows above are left out, but for the names that it leaves to them
 * @throws {VigieErrors} absent, cut, protected by a password, or without that sheet; disk full
 */
export async function sheetCopy(
  file: InputFile,
  { sheet, headerRow = 1 }: { readonly sheet: string | null; readonly headerRow?: number | undefined },
  workFolder: string,
): Promise<SheetCopy> {
  // A workbook protected by a password is no zip.
  await checkFile(file, { starts: "PK", otherwise: "engine/xlsx-unreadable" });
  const workbook = await openWorkbook(file.path).catch((error: unknown) => {
    throw workbookProblem(error, file);
  });
  try {
    const name = sheetNamed(sheet, workbook, file.shown);
    const path = join(workFolder, `${randomUUID()}.csv`);
    const numbers: number[] = [];
    const merged: MergedCells[] = [];
    const lines = Readable.from(csvLines(workbook, name, { numbers, headerRow, merged }));
    try {
      await pipeline(lines, createWriteStream(path, { mode: 0o600 }));
    } catch (error) {
      await rm(path, { force: true });
      throw workbookProblem(error, file);
    }
    return {
      path,
      merged: merged.filter(({ rows: [row] }) => row > (numbers[0] ?? 0)),
      rowNumber: (row) => numbers[row] ?? row + 1,
    };
  } finally {
    workbook.close();
  }
}

/**
 * @yields every row as wide as the first: a sheet does not write the empty cells at the end of a row, and what
 * stands to the right of the header is under no column
 */
async function* csvLines(
  workbook: OpenWorkbook,
  name: string,
  {
    numbers,
    headerRow,
    merged,
  }: { readonly numbers: number[]; readonly headerRow: number; readonly merged: MergedCells[] },
) {
  let width = 0;
  let above: readonly string[] = [];
  const merge = (range: string) => {
    const found = mergedDown(range);
    if (found !== null && merged.length < mergedMax) merged.push(found);
  };
  for await (const rows of sheetRows(await workbook.sheet(name), workbook, merge)) {
    above = rows.find(({ number }) => number === headerRow - 1)?.cells ?? above;
    const filled = rows
      .filter(({ cells, number }) => number >= headerRow && cells.some((cell) => cell !== ""))
      .map((row) =>
        row.number === headerRow && headerRow > 1 ? { ...row, cells: headerUnder(above, row.cells) } : row,
      );
    width ||= filled[0]?.cells.length ?? 0;
    numbers.push(...filled.map(({ number }) => number));
    yield filled.map(({ cells }) => csvLine(cells, width)).join("");
  }
}

/** Merged cells may name the last columns on the first line alone. */
function headerUnder(above: readonly string[], own: readonly string[]): readonly string[] {
  const width = Math.max(own.length, above.length);
  return joinedHeader(
    above,
    Array.from({ length: width }, (_, at) => own[at] ?? ""),
  );
}

function csvLine(cells: readonly string[], width: number): string {
  const named = Array.from({ length: width }, (_, at) => cells[at] ?? "");
  return `${named.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`;
}
