import { VigieErrors } from "@vigie/words";
import type { Database } from "../connectors/database.ts";
import { DriverError } from "../connectors/driver-error.ts";
import type { DecimalMark } from "../dialects/numbers.ts";
import { type DateFormat, dateFormats } from "../plan.ts";
import { inputError } from "../problems.ts";
import type { OpenedFile } from "../run/opened-file.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import { dayFormatsOf, dayPatterns, daysOf } from "./days-of.ts";
import { type ColumnProfile, type FileProfile, valuesMax } from "./file-profile.ts";
import { missingWords } from "./missing-words.ts";

/** Rows that are looked at first; of columns of many values, all that is matched with the writings of days and numbers. */
const sampleRows = 20_000;
/** Shown to the person who holds the file. */
const firstRowsMost = 20;
/** Columns whose values are counted in one pass. */
const columnsPerPass = 20;

type Profiles = Pick<FileProfile, "rows" | "columns" | "firstRows">;

/**
 * What the values of each column look like. Columns of few values are counted value by value, twenty columns a pass; the
 * others in one pass, and matched with days and numbers in the first rows only, scaled to all of them.
 * @throws {VigieErrors} no table; or a quote left open, which hides all that follows
 */
export async function profileColumns(
  opened: OpenedFile,
  { columns, decimal }: { readonly columns: readonly string[]; readonly decimal: DecimalMark },
  database: Database,
): Promise<Profiles> {
  const trimmed = (relation: OpenedFile["relation"], which: readonly string[]) =>
    which.map(
      (column) =>
        sql`trim(${relation.columns.get(column)?.text ?? sql`NULL`}) AS ${name(`p${columns.indexOf(column)}`)}`,
    );
  const { numbered, relation } = opened;
  const sample = name(database.temporaryName());
  await unlessNoTable(
    database.run(
      sql`CREATE TEMP TABLE ${sample} AS SELECT ${join(trimmed(numbered.relation, columns), ", ")} FROM ${numbered.relation.from} LIMIT ${sampleRows}`,
    ),
    opened,
  );
  const at = (column: string) => name(`p${columns.indexOf(column)}`);
  const [seen = []] = await database.rows(
    sql`SELECT ${join(
      columns.map((column) => sql`count(DISTINCT ${at(column)})`),
      ", ",
    )} FROM ${sample}`,
  );
  const isOfMany = (column: string) => Number(seen[columns.indexOf(column)] ?? 0) > valuesMax;
  const many = columns.filter(isOfMany);
  const few = columns.filter((column) => !isOfMany(column));
  const counted = name(database.temporaryName());
  await unlessNoTable(
    database.run(
      sql`CREATE TEMP TABLE ${counted} AS SELECT ${join([sql`count(*) AS n`, ...many.flatMap((column) => countsOfMany(at(column), columns.indexOf(column)))], ", ")} FROM (SELECT ${join([...trimmed(relation, many), sql`1 AS one`], ", ")} FROM ${relation.from}) AS r`,
    ),
    opened,
  );
  const [[all = 0] = []] = await database.rows(sql`SELECT n FROM ${counted}`);
  const rows = Number(all);
  const { errors } = await opened.unread(rows);
  const hiding = errors.filter(({ code }) => code === "files/quote-unclosed");
  if (hiding.length > 0) throw new VigieErrors(hiding);
  const profiles = new Map<string, ColumnProfile>();
  for (const column of many)
    profiles.set(
      column,
      await profileOfMany(column, columns.indexOf(column), { rows, sample, counted, decimal, database }),
    );
  for (let first = 0; first < few.length; first += columnsPerPass) {
    const pass = few.slice(first, first + columnsPerPass);
    const table = name(database.temporaryName());
    const sets = join(
      pass.map((column) => sql`(${at(column)})`),
      ", ",
    );
    const grouped = join(pass.map(at), ", ");
    await database.run(
      sql`CREATE TEMP TABLE ${table} AS SELECT GROUPING(${grouped}) AS g, ${grouped}, count(*) AS n FROM (SELECT ${join(trimmed(relation, pass), ", ")} FROM ${numbered.relation.from}) AS r GROUP BY GROUPING SETS (${sets})`,
    );
    for (const [position, column] of pass.entries()) {
      // One bit per column, the first the greatest, set where it is not grouped by.
      const bits = 2 ** pass.length - 1 - 2 ** (pass.length - 1 - position);
      const values = sql`(SELECT ${at(column)} AS v, n FROM ${table} WHERE g = ${bits}) AS counted`;
      profiles.set(column, await profileOfFew(column, { counted: values, decimal }, database));
    }
  }
  const first = await database.rows(sql`SELECT * FROM ${sample} LIMIT ${firstRowsMost}`);
  return {
    rows,
    firstRows: first.map((row) => row.map((cell) => String(cell ?? ""))),
    columns: columns.flatMap((column) => profiles.get(column) ?? []),
  };
}

async function unlessNoTable(done: Promise<void>, { file, blame }: OpenedFile): Promise<void> {
  await done.catch(async (error: unknown) => {
    if (!(error instanceof DriverError && error.isAboutData)) throw error;
    const mixed = (await blame()).filter(({ code }) => code === "engine/line-ends-mixed");
    throw mixed.length === 0
      ? inputError("engine/file-not-table", { file: file.shown })
      : new VigieErrors(mixed);
  });
}

const isFilled = (text: Sql) => sql`(${text} IS NOT NULL AND ${text} <> '')`;
const matches = (text: Sql, pattern: string) => sql`regexp_full_match(${text}, ${value(pattern, "text")})`;
const isMissing = (text: Sql) => matches(sql`lower(strip_accents(${text}))`, missingWords);
/** A word for no value is no longer than this. */
const missingLengthMax = 24;

function countsOfMany(text: Sql, at: number): readonly Sql[] {
  return [
    sql`count(*) FILTER (WHERE ${isFilled(text)}) AS ${name(`f${at}`)}`,
    sql`count(DISTINCT ${text}) FILTER (WHERE ${isFilled(text)}) AS ${name(`d${at}`)}`,
    sql`histogram(${text}) FILTER (WHERE ${isFilled(text)} AND length(${text}) <= ${missingLengthMax} AND ${isMissing(text)}) AS ${name(`m${at}`)}`,
  ];
}

interface Counted {
  /** All rows of the file. */
  readonly rows: number;
  /** Table of the first rows. */
  readonly sample: Sql;
  /** Table of one row: the counts of each column. */
  readonly counted: Sql;
  readonly decimal: DecimalMark;
  readonly database: Database;
}

/** @param position among the columns of the file */
async function profileOfMany(
  column: string,
  position: number,
  { rows, sample, counted, decimal, database }: Counted,
): Promise<ColumnProfile> {
  const [[filledRows = 0, distinct = 0] = []] = await database.rows(
    sql`SELECT ${name(`f${position}`)}, ${name(`d${position}`)} FROM ${counted}`,
  );
  const missing = await database.rows(
    sql`SELECT unnest(map_keys(${name(`m${position}`)})) AS v, unnest(map_values(${name(`m${position}`)})) AS n FROM ${counted} ORDER BY n DESC, v`,
  );
  const filled = Number(filledRows);
  const values = sql`(SELECT ${name(`p${position}`)} AS v, 1 AS n FROM ${sample}) AS counted`;
  const seen = await writingsIn(values, decimal, database);
  const scaled = (matched: number) => (seen.filled === 0 ? 0 : Math.round((matched / seen.filled) * filled));
  return {
    name: column,
    filled,
    blank: rows - filled,
    distinct: Number(distinct),
    values: [],
    missing: asValues(missing),
    days: await daysIn(values, seen.formats, database, scaled),
    numbers: scaled(seen.numbers),
  };
}

/** @param counted each value, `v`, with its rows, `n` */
async function profileOfFew(
  column: string,
  { counted, decimal }: Pick<Counted, "counted" | "decimal">,
  database: Database,
): Promise<ColumnProfile> {
  const valued = sql`SELECT v, n, ${isMissing(sql`v`)} AS missing FROM ${counted}`;
  // Two of them may be blank.
  const first = await database.rows(sql`${valued} ORDER BY n DESC, v LIMIT ${valuesMax + 3}`);
  const filled = first.filter(([text]) => text !== null && text !== "");
  if (filled.length > valuesMax) {
    const { formats, ...seen } = await writingsIn(counted, decimal, database);
    const missing = await database.rows(
      sql`SELECT v, n FROM (${valued}) AS valued WHERE ${isFilled(sql`v`)} AND missing ORDER BY n DESC, v`,
    );
    const days = await daysIn(counted, formats, database);
    return { name: column, ...seen, values: [], missing: asValues(missing), days };
  }
  const values = asValues(filled);
  const rowsOf = (some: ColumnProfile["values"]) => some.reduce((sum, { rows }) => sum + rows, 0);
  const formats = dayFormatsOf(values.map(({ value }) => value));
  return {
    name: column,
    filled: rowsOf(values),
    blank: rowsOf(asValues(first)) - rowsOf(values),
    distinct: values.length,
    values,
    missing: asValues(filled.filter(([, , missing]) => missing === true)),
    days: await daysIn(counted, formats, database),
    numbers: await numbersIn(counted, { values, decimal }, database),
  };
}

/** Rows that a run reads as a number; few columns have a digit in their values, and the others cost no statement. */
async function numbersIn(
  counted: Sql,
  { values, decimal }: Pick<ColumnProfile, "values"> & Pick<Counted, "decimal">,
  database: Database,
): Promise<number> {
  if (!values.some(({ value }) => /^\s*[+-]?[0-9]/.test(value))) return 0;
  const [rows = 0] = await counts([rowsWhere(isNumber(sql`v`, decimal, database))], counted, database);
  return rows;
}

const isNumber = (text: Sql, decimal: DecimalMark, { dialect }: Database) =>
  sql`${dialect.numberOf(text, decimal)} IS NOT NULL`;

/** What the values of a column come to, and the writings in which some may be days. @param counted values, `v`, with their rows, `n` */
async function writingsIn(
  counted: Sql,
  decimal: DecimalMark,
  database: Database,
): Promise<
  Pick<ColumnProfile, "filled" | "blank" | "distinct" | "numbers"> & {
    readonly formats: readonly DateFormat[];
  }
> {
  const text = sql`v`;
  const isText = isFilled(text);
  const [filled = 0, blank = 0, distinct = 0, numbers = 0, withDigit = 0] = await counts(
    [
      rowsWhere(isText),
      rowsWhere(sql`NOT ${isText}`),
      sql`count(DISTINCT ${text}) FILTER (WHERE ${isText})`,
      rowsWhere(isNumber(text, decimal, database)),
      rowsWhere(sql`${isText} AND ${matches(text, ".*[0-9].*")}`),
    ],
    counted,
    database,
  );
  return { filled, blank, distinct, numbers, formats: withDigit === 0 ? [] : dateFormats };
}

/**
 * Rows whose value reads as a day, in each writing: as a run reads it, a day that the calendar lacks is none.
 * @param formats those in which some may be: DuckDB takes some 2 ms to plan each
 */
async function daysIn(
  counted: Sql,
  formats: readonly DateFormat[],
  database: Database,
  scaled = (rows: number) => rows,
): Promise<ColumnProfile["days"]> {
  const text = sql`v`;
  const isDay = (format: DateFormat) =>
    sql`${isFilled(text)} AND ${matches(text, dayPatterns[format])} AND ${database.dialect.dayOf(text, format, "UTC")} IS NOT NULL`;
  const number = sql`TRY_CAST(translate(${text}, ',', '.') AS DOUBLE)`;
  const [greatest = 0, least = 0, ...found] =
    formats.length === 0
      ? []
      : await counts(
          [sql`max(${number})`, sql`min(${number})`, ...formats.map((format) => rowsWhere(isDay(format)))],
          counted,
          database,
        );
  return daysOf(
    dateFormats.map((format) => scaled(found[formats.indexOf(format)] ?? 0)),
    { greatest, least },
  );
}

function rowsWhere(condition: Sql): Sql {
  return sql`coalesce(sum(n) FILTER (WHERE ${condition}), 0)`;
}

async function counts(
  expressions: readonly Sql[],
  counted: Sql,
  database: Database,
): Promise<readonly number[]> {
  const [row = []] = await database.rows(sql`SELECT ${join(expressions, ", ")} FROM ${counted}`);
  return row.map(Number);
}

function asValues(found: readonly (readonly unknown[])[]): ColumnProfile["values"] {
  return found.map(([text, rows]) => ({ value: String(text), rows: Number(rows) }));
}
