import { type ByteSource, passingChunks, readBytes } from "../byte-source.ts";
import type { CsvFormat, Separators } from "./csv-format.ts";
import { csvRecords, recordsIn, UnreadableRecord } from "./csv-records.ts";
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

/** Lines of records, by the number of the record in the file, header and misshapen rows included. */
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

/** Pieces of a file, evenly spaced from its start to its end: some tens of thousands of records. */
const pieces = { count: 64, bytes: 16 * 1024 };

/**
 * Records of a CSV file in UTF-8 that are taken all along it, both ends included; the lines that a piece cuts are left out, and so
 * are those that have not `width` values.
 */
export async function sampledRecords(
  source: ByteSource,
  { width, header, delimiter, quote }: CsvFormat & { readonly width: number },
): Promise<readonly (readonly string[])[]> {
  const step = Math.max(pieces.bytes, Math.ceil((source.size - pieces.bytes) / (pieces.count - 1)));
  const found: (readonly string[])[] = [];
  for (let start = 0; start < source.size; start += step) {
    const text = await wholeLines(source, start);
    const { records } = recordsIn(text, { delimiter, quote, lenient: true });
    const rows = header && start === 0 ? records.slice(1) : records;
    found.push(...rows.map(({ values }) => values).filter((values) => values.length === width));
  }
  return found;
}

async function wholeLines(source: ByteSource, start: number): Promise<string> {
  const text = new TextDecoder("utf-8").decode(await readBytes(source, start, pieces.bytes));
  const from = start === 0 ? 0 : text.search(/[\r\n]/) + 1;
  const isLast = start + pieces.bytes >= source.size;
  const to = isLast ? text.length : Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1;
  return text.slice(from, Math.max(from, to));
}
