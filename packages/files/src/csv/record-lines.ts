import { type ByteSource, passingChunks } from "../byte-source.ts";
import type { Separators } from "./csv-format.ts";
import { csvRecords, UnreadableRecord } from "./csv-records.ts";
import { decodedText } from "./decoded-text.ts";

/** What is needed to find the records of a CSV file in UTF-8. */
export interface RecordShape extends Separators {
  readonly header: boolean;
  /** Number of columns that a row must have. */
  readonly width: number;
}

/**
 * Lines of the file where data rows start, by the number of the row among those of the right width. DuckDB
 * counts records; a quoted value may hold line breaks, so only a second reading gives the line.
 */
export async function linesOfRows(
  source: ByteSource,
  shape: RecordShape,
  rows: readonly number[],
): Promise<readonly number[]> {
  return linesWhere(source, shape, { numbers: rows, numberOf: ({ row }) => row });
}

/** The same, by the number of the record in the file, header and misshapen rows included. */
export async function linesOfRecords(
  source: ByteSource,
  shape: RecordShape,
  records: readonly number[],
): Promise<readonly number[]> {
  return linesWhere(source, shape, { numbers: records, numberOf: ({ record }) => record });
}

interface Counted {
  readonly record: number;
  /** Null for a header or a misshapen record. */
  readonly row: number | null;
}

async function linesWhere(
  source: ByteSource,
  shape: RecordShape,
  {
    numbers,
    numberOf,
  }: { readonly numbers: readonly number[]; readonly numberOf: (counted: Counted) => number | null },
): Promise<readonly number[]> {
  const sought = new Set(numbers);
  const found = new Map<number, number>();
  let record = 0;
  let row = 0;
  for await (const { width, line } of records(source, shape)) {
    record++;
    const isRow = width === shape.width && !(shape.header && record === 1);
    if (isRow) row++;
    const number = numberOf({ record, row: isRow ? row : null });
    if (number !== null && sought.has(number)) found.set(number, line);
    if (found.size === sought.size) break;
  }
  return numbers.flatMap((number) => found.get(number) ?? []);
}

/** @yields each record by its width and its line; the last one without width where a quote is not closed */
async function* records(source: ByteSource, { delimiter, quote }: RecordShape) {
  const text = decodedText(passingChunks(source), { encoding: "utf-8", shown: "" });
  try {
    for await (const batch of csvRecords(text, { delimiter, quote, lenient: true }))
      for (const { values, line } of batch) yield { width: values.length, line };
  } catch (error) {
    if (!(error instanceof UnreadableRecord)) throw error;
    yield { width: 0, line: error.line };
  }
}
