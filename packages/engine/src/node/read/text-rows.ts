import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { VigieErrors } from "@vigie/study";
import { parse } from "csv-parse";
import type { InputFile, InputFormat } from "../../plan.ts";
import { problem } from "../../problems.ts";
import type { TextRow } from "../../text-row.ts";
import { checkFile } from "./check-file.ts";
import { fileProblem } from "./file-problem.ts";
import { utf8File } from "./utf8-file.ts";
import { openWorkbook } from "./xlsx/open-workbook.ts";
import { sheetNamed } from "./xlsx/sheet-names.ts";
import { sheetRows } from "./xlsx/sheet-rows.ts";

/** Longest record, in characters: past it a quote was left open, or the file is not the one described. */
const recordMax = 1_000_000;

/**
 * The rows of a CSV file or a workbook as they stand, for those who find the header themselves.
 * @throws {VigieErrors} absent, empty, cut, in another encoding, a quote left open, or a Parquet file
 */
export async function* textRows(
  file: InputFile,
  { workFolder }: { readonly workFolder: string },
): AsyncGenerator<TextRow> {
  try {
    if (file.format.kind === "csv") yield* csvRows(file, file.format, workFolder);
    else if (file.format.kind === "xlsx") yield* workbookRows(file, file.format.sheet);
    else throw new VigieErrors([problem("engine/rows-not-text", { file: file.shown })]);
  } catch (error) {
    throw fileProblem(error, file);
  }
}

async function* csvRows(
  file: InputFile,
  format: Extract<InputFormat, { readonly kind: "csv" }>,
  workFolder: string,
): AsyncGenerator<TextRow> {
  const path = await utf8File(file, format, workFolder);
  const { delimiter, quote } = format;
  const parser = createReadStream(path).pipe(
    parse({
      delimiter,
      quote: quote ?? false,
      escape: quote,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: recordMax,
    }),
  );
  try {
    for await (const { record, info } of parser) yield { line: Number(info.lines), values: record };
  } catch (error) {
    const line = csvErrorLine(error);
    throw line === null
      ? error
      : new VigieErrors([problem("engine/quote-unclosed", { file: file.shown, line })]);
  } finally {
    if (path !== file.path) await rm(path, { force: true });
  }
}

/** Of a mistake in the text; the error's own words quote the file, so nothing else of it is kept. */
function csvErrorLine(error: unknown): number | null {
  if (!(error instanceof Error) || !("code" in error) || !String(error.code).startsWith("CSV_")) return null;
  return "lines" in error ? Number(error.lines) : 1;
}

async function* workbookRows(file: InputFile, sheet: string | null): AsyncGenerator<TextRow> {
  await checkFile(file, { starts: "PK", otherwise: "engine/xlsx-unreadable" });
  const unreadable = () => new VigieErrors([problem("engine/xlsx-unreadable", { file: file.shown })]);
  const workbook = await openWorkbook(file.path).catch(() => {
    throw unreadable();
  });
  try {
    const name = sheetNamed(sheet, workbook, file.shown);
    for await (const rows of sheetRows(await workbook.sheet(name), workbook))
      for (const { number, cells } of rows)
        if (cells.some((cell) => cell !== "")) yield { line: number, values: cells };
  } catch (error) {
    throw error instanceof VigieErrors ? error : unreadable();
  } finally {
    workbook.close();
  }
}
