import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

/** What it takes to find the records of a CSV file in UTF-8. */
export interface CsvShape {
  readonly path: string;
  readonly delimiter: string;
  readonly quote: string | null;
  readonly header: boolean;
  /** Number of columns that a row must have. */
  readonly width: number;
}

/**
 * Lines of the file where data rows start, by the number of the row among those of the right width. DuckDB
 * counts records; a quoted value may hold line breaks, so only a second reading tells the line.
 */
export async function linesOfRows(shape: CsvShape, rows: readonly number[]): Promise<readonly number[]> {
  return linesWhere(shape, rows, ({ row }) => row);
}

/** The same, by the number of the record in the file, header and misshapen rows included. */
export async function linesOfRecords(
  shape: CsvShape,
  records: readonly number[],
): Promise<readonly number[]> {
  return linesWhere(shape, records, ({ record }) => record);
}

interface Counted {
  readonly record: number;
  /** Null for a header or a misshapen record. */
  readonly row: number | null;
}

async function linesWhere(
  shape: CsvShape,
  wanted: readonly number[],
  numberOf: (counted: Counted) => number | null,
): Promise<readonly number[]> {
  const sought = new Set(wanted);
  const found = new Map<number, number>();
  let record = 0;
  let row = 0;
  for await (const { values, line } of records(shape)) {
    record++;
    const isRow = values.length === shape.width && !(shape.header && record === 1);
    if (isRow) row++;
    const number = numberOf({ record, row: isRow ? row : null });
    if (number !== null && sought.has(number)) found.set(number, line);
    if (found.size === sought.size) break;
  }
  return wanted.flatMap((number) => found.get(number) ?? []);
}

/** @yields each record with the line where it starts; the last one without its values where a quote is not closed */
async function* records({ path, delimiter, quote }: CsvShape) {
  const parser = createReadStream(path).pipe(
    parse({
      delimiter,
      quote: quote ?? false,
      escape: quote,
      bom: true,
      info: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  let ended = 0;
  try {
    for await (const { record, info } of parser) {
      const values: readonly string[] = record;
      ended = Number(info.lines);
      yield { values, line: ended - breaksIn(values) };
    }
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "CSV_QUOTE_NOT_CLOSED") throw error;
    yield { values: [], line: ended + 1 };
  }
}

function breaksIn(values: readonly string[]): number {
  return values.reduce((sum, text) => sum + (text.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}
