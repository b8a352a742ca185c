import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { said, VigieErrors } from "@vigie/study";
import ExcelJS from "exceljs";
import { z } from "zod";
import type { InputFile } from "../../plan.ts";
import { problem } from "../../problems.ts";
import { checkFile } from "./check-file.ts";
import { fileProblem } from "./file-problem.ts";

export interface SheetCopy {
  readonly path: string;
  /** Number in the sheet of a data row, both from 1. */
  rowNumbers(row: number): number;
}

/**
 * Copies one sheet as CSV in UTF-8, row after row. Days are written 2022-12-31, with their time where they have one.
 * @param sheet its name; the first where null
 */
export async function sheetCopy(
  file: InputFile,
  sheet: string | null,
  workFolder: string,
): Promise<SheetCopy> {
  // A workbook protected by a password is no zip.
  await checkFile(file, { starts: "PK", otherwise: "engine/xlsx-unreadable" });
  const path = join(workFolder, `${randomUUID()}.csv`);
  const numbers: number[] = [];
  let found = false;
  const lines = async function* () {
    for await (const { number, cells } of sheetRows(file.path, sheet, () => (found = true))) {
      numbers.push(number);
      yield `${cells.map(quoted).join(",")}\n`;
    }
  };
  try {
    await pipeline(lines, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    const known = fileProblem(error, file);
    throw known === error
      ? new VigieErrors([problem("engine/xlsx-unreadable", { file: file.shown })])
      : known;
  }
  if (!found)
    throw new VigieErrors([
      problem("engine/sheet-absent", { file: file.shown }, { sheet: said(sheet ?? "") }),
    ]);
  return { path, rowNumbers: (row) => numbers[row] ?? row + 1 };
}

/** @yields the rows that hold something, as wide as the first; then says that the sheet was found */
async function* sheetRows(path: string, sheet: string | null, tell: () => void) {
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(createReadStream(path), {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  });
  for await (const worksheet of workbook) {
    if (sheet !== null && sheetName.parse(worksheet).name !== sheet) continue;
    tell();
    let width = 0;
    for await (const { number, values } of worksheet) {
      const cells = Array.isArray(values) ? Array.from(values.slice(1), cellText) : [];
      width ||= cells.length;
      if (cells.some((cell) => cell !== ""))
        yield {
          number,
          cells: Array.from({ length: Math.max(width, cells.length) }, (_, at) => cells[at] ?? ""),
        };
    }
    return;
  }
}

const sheetName = z.object({ name: z.string() });

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/T00:00:00\.000Z$/, "")
      .replace(/\.000Z$/, "")
      .replace("T", " ");
  if (typeof value !== "object") return String(value);
  if ("result" in value) return cellText(value.result);
  if ("richText" in value && Array.isArray(value.richText))
    return value.richText.map(({ text }) => String(text)).join("");
  if ("text" in value) return cellText(value.text);
  return "";
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
