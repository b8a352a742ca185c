import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { saidCount, VigieErrors } from "@vigie/study";
import { CsvError, parse } from "csv-parse";
import type { InputFile, InputFormat } from "../../plan.ts";
import { problem } from "../../problems.ts";
import type { TextRow } from "../../text-row.ts";
import { checkFile } from "./check-file.ts";
import { fileProblem } from "./file-problem.ts";
import { utf8File } from "./utf8-file.ts";
import { openWorkbook } from "./xlsx/open-workbook.ts";
import { sheetNamed } from "./xlsx/sheet-names.ts";
import { sheetRows } from "./xlsx/sheet-rows.ts";
import { workbookProblem } from "./xlsx/workbook-problem.ts";

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
  const path = await utf8File(file, { encoding: format.encoding }, workFolder);
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
  let ended = 0;
  let read = 0;
  try {
    for await (const { record, info } of parser) {
      ended = Number(info.lines);
      read++;
      yield { line: ended, values: record };
    }
  } catch (error) {
    // The error's own words quote the file: nothing of it is kept but the line.
    if (!(error instanceof CsvError)) throw error;
    throw new VigieErrors([
      problem(
        "engine/quote-unclosed",
        { file: file.shown, line: wrongLine(error, ended) },
        { read: saidCount(read) },
      ),
    ]);
  } finally {
    if (path !== file.path) await rm(path, { force: true });
  }
}

/** A quote left open is said at the end of the file, or of the longest record: it opened after the last whole one. */
function wrongLine({ code, lines }: CsvError, ended: number): number {
  if (code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE") return ended + 1;
  return Number(lines);
}

async function* workbookRows(file: InputFile, sheet: string | null): AsyncGenerator<TextRow> {
  await checkFile(file, { starts: "PK", otherwise: "engine/xlsx-unreadable" });
  const workbook = await openWorkbook(file.path).catch((error: unknown) => {
    throw workbookProblem(error, file);
  });
  try {
    const name = sheetNamed(sheet, workbook, file.shown);
    for await (const rows of sheetRows(await workbook.sheet(name), workbook))
      for (const { number, cells } of rows)
        if (cells.some((cell) => cell !== "")) yield { line: number, values: cells };
  } catch (error) {
    throw workbookProblem(error, file);
  } finally {
    workbook.close();
  }
}
