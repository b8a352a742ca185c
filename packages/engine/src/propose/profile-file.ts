import {
  type CsvShape,
  copiedCsv,
  csvShape,
  type FileStore,
  filesProblem,
  headerOnTwoLines,
  likelyHeader,
  looksLikeValue,
  type NamedFile,
  openWorkbook,
  sheetTable,
  withFile,
} from "@vigie/files";
import { countValue, textValue, VigieErrors } from "@vigie/words";
import type { Database } from "../connectors/database.ts";
import { DriverError } from "../connectors/driver-error.ts";
import { inputFile, kindOf } from "../input-file.ts";
import { type CountedDate, countedDates, type DateFormat, dateFormats, type InputFile } from "../plan.ts";
import { problem } from "../problems.ts";
import { firstRowsOf } from "../read/first-rows.ts";
import { columnProblems, readHeader } from "../read/header.ts";
import { openFile } from "../read/open-file.ts";
import { parquetColumns } from "../read/parquet.ts";
import { plainText } from "../read/plain-text.ts";
import { sheetNames } from "../read/xlsx/sheet-names.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import { unreadKind } from "../unread-kind.ts";
import { describedCopy } from "./described-copy.ts";
import { type ColumnProfile, type FileProfile, valuesMax } from "./file-profile.ts";
import { missingWords } from "./missing-words.ts";

/** Shown to the person who holds the file. */
const firstRowsMost = 20;

/** Past this an extract is a mistake, and a proposal would take minutes. */
const columnsMax = 2000;

/**
 * Reads a file whole and tells, column by column, what its values look like. Lines that cannot be read are
 * passed over: the run will say them; but for a quote left open, which hides all that follows.
 * @throws {VigieErrors} absent, empty, truncated, with a quote left open, or of a kind that Vigie does not read
 */
export async function profileFile(read: FileToProfile, profiling: Profiling): Promise<FileProfile> {
  const found = await profileFrom(read, profiling, 1);
  if (typeof found === "object") return found;
  const under = await profileFrom(read, profiling, found);
  if (typeof under === "number") throw new RangeError("a header was found under another");
  return under;
}

export interface FileToProfile {
  readonly file: NamedFile;
  /** Of a workbook; the first where none is named. */
  readonly sheet?: string | null;
  /** What the person says of the writing of a CSV file, where what was seen is not right. */
  readonly csv?: Partial<CsvShape>;
}

export interface Profiling {
  readonly database: Database;
  readonly store: FileStore;
}

/** @returns the line that looks like the header, where the first is none */
async function profileFrom(
  { file: named, sheet = null, csv: corrected = {} }: FileToProfile,
  profiling: Profiling,
  headerRow: number,
): Promise<FileProfile | number> {
  const { store } = profiling;
  const { shown } = named;
  const kind = kindOf(shown);
  if (kind === null) throw new VigieErrors([unreadKind(shown, { file: shown })]);
  const csv = kind === "csv" ? { ...(await shapeOf(named, store)), ...corrected } : null;
  const format = {
    kind,
    ...csv,
    ...(sheet === null ? {} : { sheet }),
    ...(headerRow === 1 ? {} : { header_row: headerRow }),
  };
  const original = { ...inputFile({ file: shown, format }, ""), path: named.path };
  const allSheets = kind === "xlsx" ? await sheetNames(original, store) : [];
  const { file, described } = await readable(original, csv, store);
  const all = await columnNames(file, profiling);
  const names = all.filter((column) => column !== "");
  const twice = [...new Set(names.filter((column, at) => names.indexOf(column) !== at))];
  const columns = names.filter((column) => !twice.includes(column));
  const noHeader = names.some(looksLikeValue)
    ? "engine/header-unlikely"
    : names.length < 2
      ? "engine/header-alone"
      : null;
  if (noHeader !== null) {
    const likely = likelyHeader(await firstRowsOf(original, store), []);
    if (likely !== null && headerRow === 1) return likely;
    throw new VigieErrors([
      problem(
        noHeader,
        { file: shown, line: headerRow },
        {
          likely: countValue(likely ?? 0),
          sheets: textValue(allSheets.join(", ")),
          kind: textValue(allSheets.length === 0 ? "text" : "xlsx"),
        },
      ),
    ]);
  }
  const second = headerRow === 1 ? headerOnTwoLines(await firstRowsOf(original, store)) : null;
  if (second !== null) return second;
  if (columns.length < 2) throw new VigieErrors(columnProblems(file, names, twice));
  checkWidth(shown, columns.length);
  const { rows, profiles, firstRows, lastRow } = await profileColumns(file, columns, profiling);
  const read = sheet ?? allSheets[0];
  const sheets = read === undefined ? null : { read, others: allSheets.filter((name) => name !== read) };
  return {
    file: /[^/\\]*$/.exec(shown)?.[0] ?? shown,
    kind,
    csv,
    sheets,
    headerRow,
    rows,
    columns: profiles,
    twice,
    nameless: all.length - names.length,
    firstRows,
    lastRow,
    ...described,
  };
}

async function shapeOf(file: NamedFile, store: FileStore): Promise<CsvShape> {
  const shape = await withFile(store, file, (source) => csvShape(source, file));
  if (shape === null) throw new VigieErrors([filesProblem("files/file-empty", { file: file.shown })]);
  return shape;
}

/** The same rows as a file that DuckDB reads in place, and what the file says of its own columns. */
async function readable(
  original: InputFile,
  csv: CsvShape | null,
  store: FileStore,
): Promise<{ readonly file: InputFile } & Described> {
  const { format } = original;
  const copied = (path: string): InputFile => ({
    path,
    shown: original.shown,
    format: { kind: "csv", ...copiedCsv, ...(csv === null ? {} : { delimiter: csv.delimiter }) },
  });
  switch (format.kind) {
    case "parquet":
      return { file: original, described: {} };
    case "csv":
      return { file: copied(await plainText(original, format, store)), described: {} };
    case "xlsx":
      return withFile(store, original, async (source) => {
        const table = sheetTable(await openWorkbook(source, original.shown), format);
        const file = copied(await store.copy(table.text));
        const rows = [...new Set(table.merged().map(({ rows: [row] }) => row))].toSorted((a, b) => a - b);
        return { file, described: { merged: rows } };
      });
    case "sas7bdat":
    case "xpt":
    case "sav": {
      const { path, ...described } = await describedCopy(original, format, store, (width) =>
        checkWidth(original.shown, width),
      );
      return { file: copied(path), described };
    }
    case "table":
      throw new RangeError("a table is described by its database");
    default:
      return format satisfies never;
  }
}

interface Described {
  readonly described: Pick<FileProfile, "described" | "encoding" | "merged">;
}

function checkWidth(file: string, columns: number): void {
  if (columns > columnsMax)
    throw new VigieErrors([
      problem(
        "engine/columns-too-many",
        { file, line: 1 },
        { columns: countValue(columns), max: countValue(columnsMax) },
      ),
    ]);
}

async function columnNames(file: InputFile, profiling: Profiling): Promise<readonly string[]> {
  const { format, path } = file;
  if (format.kind === "csv")
    return readHeader({ file, path, format, reading: { ...profiling, columns: [] } });
  return [...(await parquetColumns(file, profiling)).keys()];
}

async function profileColumns(file: InputFile, columns: readonly string[], { database, store }: Profiling) {
  const opened = await openFile(file, { database, store, columns });
  const { relation } = opened;
  const texts = columns.map(
    (column, at) => sql`trim(${relation.columns.get(column)?.text ?? sql`NULL`}) AS ${name(`p${at}`)}`,
  );
  const table = name(database.temporaryName());
  await database
    .run(sql`CREATE TEMP TABLE ${table} AS SELECT ${join(texts, ", ")} FROM ${relation.from}`)
    .catch((error: unknown) => {
      throw error instanceof DriverError && error.isAboutData
        ? new VigieErrors([problem("engine/file-not-table", { file: file.shown })])
        : error;
    });
  const [[counted = 0] = []] = await database.rows(sql`SELECT count(*) FROM ${table}`);
  const rows = Number(counted);
  const { errors } = await opened.unread(rows);
  const hiding = errors.filter(({ code }) => code === "files/quote-unclosed");
  if (hiding.length > 0) throw new VigieErrors(hiding);
  const profiles: ColumnProfile[] = [];
  for (const [at, column] of columns.entries())
    profiles.push(await profileColumn(column, name(`p${at}`), table, database));
  const first = await database.rows(sql`SELECT * FROM ${table} LIMIT ${firstRowsMost}`);
  const firstRows = first.map((row) => row.map((cell) => String(cell ?? "")));
  const last = await opened.lastRow();
  const lastRow = last && new Map(opened.names.map((column, at) => [column, last.cells[at] ?? ""]));
  return { rows, profiles, firstRows, lastRow };
}

async function profileColumn(
  column: string,
  text: Sql,
  table: Sql,
  database: Database,
): Promise<ColumnProfile> {
  const filled = sql`${text} IS NOT NULL AND ${text} <> ''`;
  const matching = (pattern: string) =>
    sql`count(*) FILTER (WHERE ${filled} AND regexp_full_match(${text}, ${value(pattern, "text")}))`;
  // As a run reads it: a day that the calendar lacks is none.
  const days = (format: DateFormat) =>
    sql`count(*) FILTER (WHERE ${filled} AND regexp_full_match(${text}, ${value(dayPatterns[format], "text")}) AND ${database.dialect.dayOf(text, format, "UTC")} IS NOT NULL)`;
  const counts = [
    sql`count(*) FILTER (WHERE ${filled})`,
    sql`count(*)`,
    sql`count(DISTINCT ${text}) FILTER (WHERE ${filled})`,
    ...dateFormats.map(days),
    matching("[+-]?[0-9]+([.,][0-9]+)?"),
    sql`max(TRY_CAST(translate(${text}, ',', '.') AS DOUBLE))`,
    sql`min(TRY_CAST(translate(${text}, ',', '.') AS DOUBLE))`,
  ];
  const [row = []] = await database.rows(sql`SELECT ${join(counts, ", ")} FROM ${table}`);
  const [filledRows = 0, all = 0, distinct = 0, ...rest] = row.map(Number);
  const values =
    distinct > valuesMax
      ? []
      : await database.rows(
          sql`SELECT ${text}, count(*) FROM ${table} WHERE ${filled} GROUP BY ALL ORDER BY count(*) DESC, ${text}`,
        );
  const missing = await database.rows(
    sql`SELECT ${text}, count(*) FROM ${table} WHERE ${filled} AND regexp_full_match(lower(strip_accents(${text})), ${value(missingWords, "text")}) GROUP BY ALL ORDER BY count(*) DESC, ${text}`,
  );
  const counted = (found: typeof missing) =>
    found.map(([text, rows]) => ({ value: String(text), rows: Number(rows) }));
  return {
    name: column,
    filled: filledRows,
    blank: all - filledRows,
    distinct,
    values: counted(values),
    missing: counted(missing),
    days: daysOf(rest, {
      greatest: rest[dateFormats.length + 1] ?? 0,
      least: rest[dateFormats.length + 2] ?? 0,
    }),
    numbers: rest[dateFormats.length] ?? 0,
  };
}

/**
 * Of numbers, the greatest tells what they count: no list of persons ends before 1979, nor after 2028; one of births before
 * 1960 alone has days below zero, which SAS alone counts.
 */
function daysOf(
  counts: readonly number[],
  { greatest, least }: { readonly greatest: number; readonly least: number },
): Readonly<Record<DateFormat, number>> {
  const [iso = 0, fr = 0, us = 0, compact = 0, date9 = 0, ...counted] = counts;
  const [excel = 0, sas = 0, sas_datetime = 0, spss = 0] = countedDates.map((format, at) => {
    const [first, last] = latestDays[format];
    const isLate = first < greatest && greatest <= last;
    const isOld = format === "sas" && -22_000 < least && least < 0 && greatest <= last;
    return isLate || isOld ? counted[at] : 0;
  });
  return { iso, fr, us, compact, date9, excel, sas, sas_datetime, spss };
}

const latestDays: Readonly<Record<CountedDate, readonly [number, number]>> = {
  excel: [25_000, 60_000],
  sas: [7_000, 25_000],
  sas_datetime: [6e8, 2.2e9],
  spss: [1.25e10, 1.45e10],
};

const dayOfMonth = "(0?[1-9]|[12][0-9]|3[01])";
const month = "(0?[1-9]|1[0-2])";
const year = "(1[89]|20)[0-9]{2}";
const time = "([T ].*)?";
const dayPatterns: Readonly<Record<DateFormat, string>> = {
  iso: `${year}-${month}-${dayOfMonth}${time}`,
  fr: `${dayOfMonth}[/.-]${month}[/.-]${year}${time}`,
  us: `${month}[/.-]${dayOfMonth}[/.-]${year}${time}`,
  compact: `${year}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])`,
  date9: `${dayOfMonth}[ -]?\\p{L}{3,5}[.]?[ -]?${year}([T :].*)?`,
  excel: "[0-9]{1,5}([.,][0-9]+)?",
  sas: "-?[0-9]{1,5}([.,]0+)?",
  sas_datetime: "-?[0-9]{1,10}([.,][0-9]+)?",
  spss: "[0-9]{11}([.,][0-9]+)?",
};
