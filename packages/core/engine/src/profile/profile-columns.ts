import {
  type ColumnProfile,
  type DateFormat,
  dateFormats,
  type FileProfile,
  valuesMax,
} from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { type Database, DriverError } from "../database.ts";
import type { DecimalMark } from "../dialects/days-and-numbers.ts";
import type { OpenedFile } from "../opened-file.ts";
import { engineInputError } from "../problems.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import { dayFormatsOf, dayPatterns, daysOf } from "./days-of.ts";

/** Rows that are looked at first; of columns of many values, all that is matched with the writings of days and numbers. */
const sampleRows = 20_000;
/** Shown to the person who holds the file. */
const firstRowsMost = 20;
/** Columns whose values are counted in one pass, by whether they have few: what a pass holds grows with their values. */
const perPass = { many: 8, few: 16 } as const;

type Profiles = Pick<FileProfile, "rows" | "columns" | "firstRows">;

/**
 * What the values of each column look like. The values of several columns are counted in one pass; those of columns of many are
 * matched with days and numbers in the first rows only, scaled to all of them.
 * @throws {VigieErrors} no table; or a quote left open, which hides all that follows
 */
export async function profileColumns(
  opened: OpenedFile,
  { columns, decimal }: { readonly columns: readonly string[]; readonly decimal: DecimalMark },
  database: Database,
): Promise<Profiles> {
  const sample = name(database.temporaryName());
  const { numbered, relation } = opened;
  const cells = columns.map((column, at) => sql`trim(${textOf(column, numbered.relation)}) AS ${cellAt(at)}`);
  await unlessNoTable(
    database.run(
      sql`CREATE TEMP TABLE ${sample} AS SELECT ${join(cells, ", ")} FROM ${numbered.relation.from} LIMIT ${sampleRows}`,
    ),
    opened,
  );
  const [seen = []] = await database.rows(
    sql`SELECT ${join(
      columns.map((_, at) => sql`count(DISTINCT ${cellAt(at)})`),
      ", ",
    )} FROM ${sample}`,
  );
  const isOfMany = (column: string) => Number(seen[columns.indexOf(column)] ?? 0) > valuesMax;
  const profiles = new Map<string, ColumnProfile>();
  let rows = 0;
  for (const [at, pass] of passesOf(columns, isOfMany).entries()) {
    const table = name(database.temporaryName());
    const counting = database.run(countedValues(table, pass, at === 0 ? relation : numbered.relation));
    await unlessNoTable(counting, opened);
    if (at === 0) {
      rows = await rowsOf(table, pass, database);
      await refuseOpenQuote(opened, rows);
    }
    for (const [position, column] of pass.entries()) {
      const values = sql`(SELECT v, n FROM ${table} WHERE g = ${groupingOf(position, pass)}) AS counted`;
      const inSample = sql`(SELECT ${cellAt(columns.indexOf(column))} AS v, 1 AS n FROM ${sample}) AS counted`;
      const profile = isOfMany(column)
        ? await profileOfMany(column, { rows, sample: inSample, values, decimal, database })
        : await profileOfFew(column, { values, decimal }, database);
      profiles.set(column, profile);
    }
    await database.run(sql`DROP TABLE ${table}`);
  }
  const first = await database.rows(sql`SELECT * FROM ${sample} LIMIT ${firstRowsMost}`);
  return {
    rows,
    firstRows: first.map((row) => row.map((cell) => String(cell ?? ""))),
    columns: columns.flatMap((column) => profiles.get(column) ?? []),
  };
}

function cellAt(position: number): Sql {
  return name(`p${position}`);
}

function textOf(column: string, relation: OpenedFile["relation"]): Sql {
  return relation.columns.get(column)?.text ?? sql`NULL`;
}

function passesOf(
  columns: readonly string[],
  isOfMany: (column: string) => boolean,
): readonly (readonly string[])[] {
  const many = columns.filter(isOfMany);
  const few = columns.filter((column) => !isOfMany(column));
  const passes = Math.max(Math.ceil(many.length / perPass.many), Math.ceil(few.length / perPass.few));
  return Array.from({ length: passes }, (_, at) => [
    ...many.slice(at * perPass.many, (at + 1) * perPass.many),
    ...few.slice(at * perPass.few, (at + 1) * perPass.few),
  ]);
}

/** Each value, `v`, of each column with its rows, `n`; some several times: one by one, rows would be trimmed at twice the cost. */
function countedValues(table: Sql, pass: readonly string[], { from, columns }: OpenedFile["relation"]): Sql {
  const cells = pass.map((_, at) => cellAt(at));
  const read = pass.map((column, at) => sql`${textOf(column, { from, columns })} AS ${cellAt(at)}`);
  const grouped = join(cells, ", ");
  const sets = join(
    cells.map((cell) => sql`(${cell})`),
    ", ",
  );
  return sql`CREATE TEMP TABLE ${table} AS SELECT GROUPING(${grouped}) AS g, trim(coalesce(${grouped})) AS v, count(*) AS n FROM (SELECT ${join(read, ", ")} FROM ${from}) AS r GROUP BY GROUPING SETS (${sets})`;
}

/** One bit per column, the first the greatest, set where it is not grouped by. */
function groupingOf(position: number, pass: readonly string[]): number {
  return 2 ** pass.length - 1 - 2 ** (pass.length - 1 - position);
}

async function rowsOf(table: Sql, pass: readonly string[], database: Database): Promise<number> {
  const [[all] = []] = await database.rows(
    sql`SELECT coalesce(sum(n), 0) FROM ${table} WHERE g = ${groupingOf(0, pass)}`,
  );
  return Number(all);
}

async function refuseOpenQuote({ unread }: OpenedFile, rows: number): Promise<void> {
  const { errors } = await unread(rows);
  const hiding = errors.filter(({ code }) => code === "files/quote-unclosed");
  if (hiding.length > 0) throw new VigieErrors(hiding);
}

async function unlessNoTable(done: Promise<void>, { file, blame }: OpenedFile): Promise<void> {
  await done.catch(async (error: unknown) => {
    if (!(error instanceof DriverError && error.isAboutData)) throw error;
    const mixed = (await blame()).filter(({ code }) => code === "engine/line-ends-mixed");
    throw mixed.length === 0
      ? engineInputError("engine/file-not-table", { file: file.shown })
      : new VigieErrors(mixed);
  });
}

const isFilled = (text: Sql) => sql`(${text} IS NOT NULL AND ${text} <> '')`;
const matches = (text: Sql, pattern: string) => sql`regexp_full_match(${text}, ${value(pattern, "text")})`;
const isMissing = (text: Sql) => matches(sql`lower(strip_accents(${text}))`, missingWords);
/** A word for no value is no longer than this. */
const missingLengthMax = 24;

/** Cheap, and false of most values: those of `missingWords` that begin with a digit begin with two zeros. */
const mayBeMissing = (text: Sql) =>
  sql`(length(${text}) <= ${missingLengthMax} AND (${text} < '01' OR ${text} >= ':'))`;

/** Values counted several times are counted once. */
const once = (values: Sql) => sql`SELECT v, CAST(sum(n) AS BIGINT) AS n FROM ${values} GROUP BY v`;

async function profileOfMany(
  column: string,
  {
    rows,
    sample,
    values,
    decimal,
    database,
  }: {
    /** All rows of the file. */
    readonly rows: number;
    /** Values of the first rows. */
    readonly sample: Sql;
    readonly values: Sql;
    readonly decimal: DecimalMark;
    readonly database: Database;
  },
): Promise<ColumnProfile> {
  const [filled = 0, distinct = 0] = await counts(
    [rowsWhere(isFilled(sql`v`)), sql`count(DISTINCT v) FILTER (WHERE ${isFilled(sql`v`)})`],
    values,
    database,
  );
  const missing = await database.rows(
    sql`SELECT v, n FROM (${once(sql`(SELECT v, n FROM ${values} WHERE ${isFilled(sql`v`)} AND ${mayBeMissing(sql`v`)}) AS likely`)}) AS counted WHERE ${isMissing(sql`v`)} ORDER BY n DESC, v`,
  );
  const seen = await writingsIn(sample, decimal, database);
  const scaled = (matched: number) => (seen.filled === 0 ? 0 : Math.round((matched / seen.filled) * filled));
  return {
    name: column,
    filled,
    blank: rows - filled,
    distinct,
    values: [],
    missing: asValues(missing),
    days: await daysIn(sample, seen.formats, database, scaled),
    numbers: scaled(seen.numbers),
  };
}

async function profileOfFew(
  column: string,
  { values: read, decimal }: { readonly values: Sql; readonly decimal: DecimalMark },
  database: Database,
): Promise<ColumnProfile> {
  const table = name(database.temporaryName());
  await database.run(sql`CREATE TEMP TABLE ${table} AS ${once(read)}`);
  try {
    return await profileOfCounted(column, { counted: table, decimal }, database);
  } finally {
    await database.run(sql`DROP TABLE ${table}`);
  }
}

/** @param counted each value, `v`, with its rows, `n` */
async function profileOfCounted(
  column: string,
  { counted, decimal }: { readonly counted: Sql; readonly decimal: DecimalMark },
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
  const sum = (some: ColumnProfile["values"]) => some.reduce((all, { rows }) => all + rows, 0);
  const formats = dayFormatsOf(values.map(({ value }) => value));
  return {
    name: column,
    filled: sum(values),
    blank: sum(asValues(first)) - sum(values),
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
  { values, decimal }: Pick<ColumnProfile, "values"> & { readonly decimal: DecimalMark },
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

/**
 * Texts that files write for no value, once in lower case and without accents: RE2 reads it too. Those that a study may
 * count apart, as who does not know, are not of them.
 */
export const missingWords =
  "n\\.? ?[acdr]\\.?|n/[acdr]|#n/?[ad]|#(?:ref|value|valeur|div/0|name|nom|null|nul|num|nombre)[!?]?|nan|null|missing|<na>|\\.+|\\.[a-z_]|[-–—]+|\\?+|#+|\\((?:vide|blank|null)\\)|vide|0{4}-0{2}-0{2}(?: 0{2}:0{2}:0{2})?|0{2}[/.-]0{2}[/.-]0{4}|non (?:renseigne|communique|connu|precise|determine|disponible)e?s?|inconnue?s?|unknown|not available";
