import {
  type ByteSource,
  type CsvFormat,
  copiedCsv,
  type FileStore,
  filesProblem,
  lastRecord,
  lineOfNullByte,
  linesOfRecords,
  linesOfRows,
  type NamedFile,
  oddLineEnd,
  openEnd,
  sampledRecords,
  utf8Text,
  withFile,
} from "@vigie/files";
import { firstLine, type InputFile } from "@vigie/mapping";
import { countValue, linesValue, type VigieError } from "@vigie/words";
import { type Relation, textColumn, typedColumn } from "../compile/relation.ts";
import type { FileReading, LastRow, OpenedFile } from "../opened-file.ts";
import { engineProblem } from "../problems.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import { lineEndsMixed, readHeader } from "./header.ts";

type Format = CsvFormat & { readonly kind: "csv" };

/** A CSV file in UTF-8, as DuckDB is to read it. */
interface Shape extends CsvFormat {
  readonly path: string;
  /** Number of its columns. */
  readonly width: number;
}

/**
 * Rejections that DuckDB records, one a missing column; past them the file is not the one described. Where
 * ragged rows are set aside each must be counted, at some 50 µs a row.
 */
const rejectsMax = { refuse: 2_000, set_aside: 200_000 } as const;
/** Buffer of a file that DuckDB holds at once, where its memory is limited; 32 MB elsewhere, of which it keeps two or three. */
const smallBufferBytes = 8 << 20;
/** Lines named in a message; the others are counted. */
const linesQuoted = 5;

/**
 * A CSV file: DuckDB reads it in place when it is plain UTF-8, else a copy of it. Every column is text: typing
 * them here would cost as much, and accept what no date or number is.
 * @throws {VigieErrors} when the file cannot be the one that the mapping describes
 */
export async function openCsv(file: InputFile, format: Format, reading: FileReading): Promise<OpenedFile> {
  const { store } = reading;
  const path = await plainTextFile(file, format, store);
  const header = await readHeader({ file, path, format, reading });
  const above = firstLine(format) - 1;
  const shape = { ...format, path, width: header.length };
  const read = <Result>(use: (source: ByteSource) => Promise<Result>) =>
    withFile(store, { path, shown: file.shown }, use);
  const columns = new Map(
    reading.columns.map((column) => [column, textColumn(columnName(header.indexOf(column)))]),
  );
  const buffer = reading.database.isMemoryLimited
    ? sql`, buffer_size = ${[String(smallBufferBytes)]}`
    : sql``;
  const relation = (onError: Sql): Relation => ({ from: readCsv(shape, sql`${onError}${buffer}`), columns });
  const table = reading.database.temporaryName();
  const nullByte = whileOthersRead((signal) => read((source) => lineOfNullByte(source, signal)));
  return {
    file,
    relation: relation(
      sql`store_rejects = true, rejects_limit = ${rejectsMax[format.ragged]}, rejects_table = ${value(table)}, rejects_scan = ${value(`${table}_scan`)}`,
    ),
    numbered: { relation: relation(sql`ignore_errors = true`), number: sql`row_number() OVER ()` },
    names: header,
    lastRow: () => read((source) => lastRow(source, shape)),
    // What is made from another file is whole.
    end: async () =>
      file.format.kind === "csv" && file.lines === undefined
        ? read((source) => openEnd(source, shape))
        : null,
    sampled: async (column) => {
      const records = await read((source) => sampledRecords(source, shape));
      return records.map((values) => values[header.indexOf(column)] ?? "");
    },
    unread: (rows) => unread({ file, format, shape, rows, table, reading, read, nullByte: nullByte.found }),
    blame: async () => {
      // Bytes that are no text have ends of lines of every kind.
      const nullProblems = await nullByteProblems(nullByte.found, file, above);
      return nullProblems.length > 0
        ? nullProblems
        : [await read((source) => oddLineEnd(source, format))].flatMap((odd) =>
            odd === null ? [] : [lineEndsMixed(file, odd, above)],
          );
    },
    places: async (rows) => {
      const lines = file.lines
        ? rows.map((row) => file.lines?.[row - 1] ?? null)
        : (await read((source) => linesOfRows(source, shape, rows))).map((line) => line + above);
      return lines.map((line) => ({ file: file.shown, ...(line === null ? {} : { line }) }));
    },
    erase: async () => {
      await nullByte.stop();
      if (path !== file.path) await store.erase(path);
    },
  };
}

function columnName(at: number): Sql {
  return name(`c${at}`);
}

function readCsv({ path, delimiter, quote, header, width }: Shape, onError: Sql): Sql {
  const columns = Array.from({ length: width }, (_, at) => `'c${at}': 'VARCHAR'`).join(", ");
  const options = sql`auto_detect = false, header = ${[String(header)]}, delim = ${value(delimiter)}, quote = ${value(quote ?? "")}, escape = ${value(quote ?? "")}, columns = {${[columns]}}`;
  return sql`read_csv(${value(path)}, ${options}, ${onError})`;
}

/** Starts a search that nobody waits for until the pass, which reads the same file, is over. */
function whileOthersRead<Found>(search: (signal: AbortSignal) => Promise<Found>) {
  const stopped = new AbortController();
  const searched = Promise.allSettled([search(stopped.signal)]);
  return {
    /** @throws what the search did */
    found: async (): Promise<Found> => {
      const [result] = await searched;
      if (result.status === "rejected") throw result.reason;
      return result.value;
    },
    stop: async (): Promise<void> => {
      stopped.abort();
      await searched;
    },
  };
}

async function lastRow(source: ByteSource, shape: Shape): Promise<LastRow | null> {
  const last = await lastRecord(source, shape);
  if (last === null) return null;
  const { values: cells, below } = last;
  const same = cells.map((cell, at) => sql`coalesce(${columnName(at)}, '') = ${value(cell, "text")}`);
  return { cells, below, others: sql`NOT (${join(same, " AND ")})` };
}

interface Unread {
  readonly file: InputFile;
  readonly format: Format;
  readonly shape: Shape;
  /** Rows that were read. */
  readonly rows: number;
  readonly table: string;
  readonly reading: FileReading;
  readonly read: <Result>(use: (source: ByteSource) => Promise<Result>) => Promise<Result>;
  /** Line of the first null byte of what is read, if any. */
  readonly nullByte: () => Promise<number | null>;
}

/** What DuckDB's own record of rejected lines comes to; its text, which quotes them, is never read. */
async function unread({ file, format, shape, rows, table, reading, read, nullByte }: Unread) {
  const found = await reading.database.rows(
    sql`SELECT CASE WHEN error_type IN ('MISSING COLUMNS', 'TOO MANY COLUMNS') THEN 'ragged' WHEN error_type = 'INVALID ENCODING' THEN 'encoding' ELSE 'quote' END AS kind, line, count(*) OVER (PARTITION BY kind), sum(count(*)) OVER () FROM ${name(table)} GROUP BY kind, line QUALIFY row_number() OVER (PARTITION BY kind ORDER BY line) <= ${linesQuoted} ORDER BY line`,
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
    const lines = (await read((source) => linesOfRecords(source, shape, numbers))).map(
      (line) => line + above,
    );
    const last = found.length === 1 && numbers[0] === rows + (shape.header ? 2 : 1);
    errors.push(unreadProblem(kind, { file, count, read: rows, lines, width: shape.width, last, all }));
  }
  if (errors.length === 0) errors.push(...(await nullByteProblems(nullByte, file, firstLine(format) - 1)));
  return { ragged, errors };
}

/** @param above lines that were left out of what is read */
async function nullByteProblems(
  nullByte: Unread["nullByte"],
  { shown }: InputFile,
  above: number,
): Promise<readonly VigieError[]> {
  const line = await nullByte();
  return line === null ? [] : [filesProblem("files/null-byte", { file: shown, line: line + above })];
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
  const words = { rows: countValue(count), lines: linesValue(lines, count), width: countValue(width) };
  switch (kind) {
    case "encoding":
      return filesProblem("files/encoding-wrong", place, words);
    case "quote":
      return filesProblem("files/quote-unclosed", place, { read: countValue(read) });
    case "ragged":
      if (last) return engineProblem("engine/file-cut", place, words);
      return engineProblem(all ? "engine/rows-ragged-all" : "engine/rows-ragged", place, words);
    default:
      return kind satisfies never;
  }
}

/**
 * The path of a CSV file in plain UTF-8: the file itself, or a copy where it is compressed, in another encoding, or begins
 * with titles. DuckDB reads gzip too, but takes a truncated file for a whole one.
 * @throws {VigieErrors} absent, empty, truncated, no text, or not in its declared encoding; disk full
 */
export async function plainTextFile(file: NamedFile, format: CsvFormat, store: FileStore): Promise<string> {
  return withFile(store, file, async (source) => {
    const copied = await utf8Text(source, file, format);
    if (copied === null) return file.path;
    const { text, isOnlyRecoded } = copied;
    const { encoding, headerRow = 1, delimiter, quote } = format;
    // Titles are left out line by line, the header then completed: neither depends on separators without them.
    const reading = headerRow === 1 ? [encoding] : [encoding, headerRow, delimiter, quote];
    return store.copy(text, { file, reading: JSON.stringify(reading), isOnlyRecoded });
  });
}

/**
 * Cells that were copied as CSV from a file that DuckDB does not read; true dates are written `2022-12-31`.
 * @param file as the mapping names it
 * @param path of the copy, erased with it
 * @throws {VigieErrors} a column that the plan reads is not there once
 */
export async function openCopiedCells(
  file: InputFile,
  path: string,
  reading: FileReading,
): Promise<OpenedFile> {
  const format = { kind: "csv", ...copiedCsv } as const;
  const opened = await openCsv({ ...file, path }, format, { ...reading, original: file });
  return {
    ...opened,
    file,
    relation: ofCells(opened.relation),
    numbered: { ...opened.numbered, relation: ofCells(opened.numbered.relation) },
    erase: () => reading.store.erase(path),
  };
}

function ofCells({ from, columns }: Relation): Relation {
  return {
    from,
    columns: new Map([...columns].map(([name, { sql }]) => [name, typedColumn(sql, "cell")])),
  };
}
