import { rm } from "node:fs/promises";
import { saidCount, type VigieError } from "@vigie/study";
import { type Relation, textColumn } from "../../compile/relation.ts";
import { firstLine, type InputFile, type InputFormat } from "../../plan.ts";
import { problem } from "../../problems.ts";
import type { OpenedFile } from "../../run/opened-file.ts";
import { saidLines } from "../../run/said-lines.ts";
import { name, type Sql, sql, value } from "../../sql.ts";
import { readHeader } from "./header.ts";
import { lastCsvRow } from "./last-row.ts";
import { oddLineEnd } from "./line-ends.ts";
import { type CsvShape, linesOfRecords, linesOfRows } from "./lines.ts";
import { lineOfNullByte } from "./null-byte.ts";
import type { Reading } from "./reading.ts";
import { utf8File } from "./utf8-file.ts";

export type CsvFormat = Extract<InputFormat, { readonly kind: "csv" }>;

/**
 * Rejections that DuckDB records, one a missing column; past them the file is not the one described. Where
 * ragged rows are set aside each must be counted, at some 50 µs a row.
 */
const rejectsMax = { refuse: 2_000, set_aside: 200_000 } as const;
/** Lines named in a message; the others are counted. */
const linesSaid = 5;

/**
 * A CSV file: DuckDB reads it in place when it is plain UTF-8, else a copy of it. Every column is text: typing
 * them here would cost as much, and accept what no date or number is.
 * @throws {VigieErrors} when the file cannot be the one that the mapping describes
 */
export async function openCsv(file: InputFile, format: CsvFormat, reading: Reading): Promise<OpenedFile> {
  const path = await utf8File(file, format, reading.workFolder);
  const header = await readHeader({ file, path, format, reading });
  const above = firstLine(format) - 1;
  const shape = { path, ...format, width: header.length };
  const columns = new Map(
    reading.columns.map((column) => [column, textColumn(columnName(header.indexOf(column)))]),
  );
  const relation = (onError: Sql): Relation => ({ from: readCsv(shape, onError), columns });
  const table = reading.database.temporaryName();
  return {
    file,
    relation: relation(
      sql`store_rejects = true, rejects_limit = ${rejectsMax[format.ragged]}, rejects_table = ${value(table)}, rejects_scan = ${value(`${table}_scan`)}`,
    ),
    numbered: { relation: relation(sql`ignore_errors = true`), number: sql`row_number() OVER ()` },
    names: header,
    lastRow: () => lastCsvRow(shape, columnName),
    unread: (rows) => unread({ file, format, shape, rows, table, reading }),
    blame: async () => {
      const line = await oddLineEnd(path, format.quote);
      return line === null
        ? []
        : [problem("engine/line-ends-mixed", { file: file.shown, line: line + above })];
    },
    places: async (rows) => {
      const lines = file.lines
        ? rows.map((row) => file.lines?.[row - 1] ?? null)
        : (await linesOfRows(shape, rows)).map((line) => line + above);
      return lines.map((line) => ({ file: file.shown, ...(line === null ? {} : { line }) }));
    },
    erase: async () => {
      if (path !== file.path) await rm(path, { force: true });
    },
  };
}

function columnName(at: number): Sql {
  return name(`c${at}`);
}

function readCsv({ path, delimiter, quote, header, width }: CsvShape, onError: Sql): Sql {
  const columns = Array.from({ length: width }, (_, at) => `'c${at}': 'VARCHAR'`).join(", ");
  const options = sql`auto_detect = false, header = ${[String(header)]}, delim = ${value(delimiter)}, quote = ${value(quote ?? "")}, escape = ${value(quote ?? "")}, columns = {${[columns]}}`;
  return sql`read_csv(${value(path)}, ${options}, ${onError})`;
}

interface Unread {
  readonly file: InputFile;
  readonly format: CsvFormat;
  readonly shape: CsvShape;
  /** Rows that were read. */
  readonly rows: number;
  readonly table: string;
  readonly reading: Reading;
}

/** What DuckDB's own record of rejected lines comes to; its text, which quotes them, is never read. */
async function unread({ file, format, shape, rows, table, reading }: Unread) {
  const found = await reading.database.rows(
    sql`SELECT CASE WHEN error_type IN ('MISSING COLUMNS', 'TOO MANY COLUMNS') THEN 'ragged' WHEN error_type = 'INVALID ENCODING' THEN 'encoding' ELSE 'quote' END AS kind, line, count(*) OVER (PARTITION BY kind), sum(count(*)) OVER () FROM ${name(table)} GROUP BY kind, line QUALIFY row_number() OVER (PARTITION BY kind ORDER BY line) <= ${linesSaid} ORDER BY line`,
  );
  const errors: VigieError[] = [];
  let ragged = 0;
  const all = Number(found[0]?.[3] ?? 0) >= rejectsMax[format.ragged];
  for (const kind of ["encoding", "quote", "ragged"] as const) {
    const records = found.filter((row) => row[0] === kind);
    const count = Number(records[0]?.[2] ?? 0);
    if (count === 0) continue;
    if (kind === "ragged" && format.ragged === "set_aside" && !all) {
      ragged = count;
      continue;
    }
    const numbers = records.map((row) => Number(row[1]));
    const above = firstLine(format) - 1;
    const lines = (await linesOfRecords(shape, numbers)).map((line) => line + above);
    const last = found.length === 1 && numbers[0] === rows + (shape.header ? 2 : 1);
    errors.push(unreadProblem(kind, { file, count, read: rows, lines, width: shape.width, last, all }));
  }
  const nullLine = errors.length === 0 ? await lineOfNullByte(shape.path) : null;
  if (nullLine !== null)
    errors.push(problem("engine/null-byte", { file: file.shown, line: nullLine + firstLine(format) - 1 }));
  return { ragged, errors };
}

function unreadProblem(
  kind: "encoding" | "quote" | "ragged",
  {
    file,
    count,
    read,
    lines,
    width,
    last,
    all,
  }: {
    readonly file: InputFile;
    readonly count: number;
    /** Rows that were read. */
    readonly read: number;
    readonly lines: readonly number[];
    readonly width: number;
    /** It is the last record of the file. */
    readonly last: boolean;
    /** So many that they are not all counted. */
    readonly all: boolean;
  },
): VigieError {
  const [line] = lines;
  const place = { file: file.shown, ...(line === undefined ? {} : { line }) };
  const words = { rows: saidCount(count), lines: saidLines(lines, count), width: saidCount(width) };
  switch (kind) {
    case "encoding":
      return problem("engine/encoding-wrong", place, words);
    case "quote":
      return problem("engine/quote-unclosed", place, { read: saidCount(read) });
    case "ragged":
      if (last) return problem("engine/file-cut", place, words);
      return problem(all ? "engine/rows-ragged-all" : "engine/rows-ragged", place, words);
    default:
      return kind satisfies never;
  }
}
