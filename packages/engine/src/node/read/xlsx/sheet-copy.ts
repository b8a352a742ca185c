import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { VigieErrors } from "@vigie/study";
import type { InputFile } from "../../../plan.ts";
import { problem } from "../../../problems.ts";
import { checkFile } from "../check-file.ts";
import { fileProblem } from "../file-problem.ts";
import { type OpenWorkbook, openWorkbook } from "./open-workbook.ts";
import { sheetNamed } from "./sheet-names.ts";
import { sheetRows } from "./sheet-rows.ts";

export interface SheetCopy {
  readonly path: string;
  /** Number in the sheet of a data row, both from 1. */
  rowNumber(row: number): number;
}

/**
 * Copies one sheet as CSV in UTF-8, row after row, those that hold nothing left out.
 * @param read.sheet its name; the first where null
 * @param read.headerRow the rows above are left out
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
    throw readingProblem(error, file);
  });
  try {
    const name = sheetNamed(sheet, workbook, file.shown);
    const path = join(workFolder, `${randomUUID()}.csv`);
    const numbers: number[] = [];
    const lines = Readable.from(csvLines(workbook, name, { numbers, headerRow }));
    try {
      await pipeline(lines, createWriteStream(path, { mode: 0o600 }));
    } catch (error) {
      await rm(path, { force: true });
      throw readingProblem(error, file);
    }
    return { path, rowNumber: (row) => numbers[row] ?? row + 1 };
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
  { numbers, headerRow }: { readonly numbers: number[]; readonly headerRow: number },
) {
  let width = 0;
  for await (const rows of sheetRows(await workbook.sheet(name), workbook)) {
    const filled = rows.filter(
      ({ cells, number }) => number >= headerRow && cells.some((cell) => cell !== ""),
    );
    width ||= filled[0]?.cells.length ?? 0;
    numbers.push(...filled.map(({ number }) => number));
    yield filled.map(({ cells }) => csvLine(cells, width)).join("");
  }
}

function csvLine(cells: readonly string[], width: number): string {
  const named = Array.from({ length: width }, (_, at) => cells[at] ?? "");
  return `${named.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`;
}

/** Everything but a trouble of the system says that it is no whole workbook. */
function readingProblem(error: unknown, file: InputFile): unknown {
  const known = fileProblem(error, file);
  return known === error ? new VigieErrors([problem("engine/xlsx-unreadable", { file: file.shown })]) : known;
}
