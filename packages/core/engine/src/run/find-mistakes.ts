import { type Pad, placedBy, unreadableShareMax } from "@vigie/mapping";
import { countValue, type FilePlace, linesValue, textValue, type VigieError } from "@vigie/words";
import { type Compiling, isBlank, isMissingValue, isWrong, paddedKey } from "../compile/column.ts";
import { columnOf, textColumn } from "../compile/relation.ts";
import type { Database } from "../database.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { OpenedFile } from "../opened-file.ts";
import type { ReadStep } from "../plan.ts";
import { engineProblem } from "../problems.ts";
import type { FileQuality, UnknownCode } from "../quality.ts";
import { fileOfRow } from "../read/several-files.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import { type UnknownAt, unknownCodeProblems } from "./unknown-codes.ts";

/** Rows of a mistake that are named; the others are counted. */
const rowsQuoted = 5;
/** Greatest number of files, of several read as one, whose mistakes are named. */
const filesQuoted = 10;
/** Values of one column kept for the private report. */
const valuesKept = 1000;

export interface Mistakes {
  readonly errors: readonly VigieError[];
  readonly unknownCodes: readonly UnknownCode[];
  /** Values that are no day, read as none because the mapping says so. */
  readonly unreadable: NonNullable<FileQuality["unreadable"]>;
}

/** A file in which the pass found mistakes: it is read again to locate them. */
export interface Suspect {
  readonly role: UnknownCode["role"];
  readonly file: OpenedFile;
  readonly key: string;
  readonly pad: Pad;
  readonly checks: readonly ReadStep[];
  readonly timezone: string;
  /** Rows under which a value is not named. */
  readonly quotedRowsMin: number;
}

export async function findMistakes(suspect: Suspect, database: Database): Promise<Mistakes> {
  const { file, role, key, pad, checks, timezone, quotedRowsMin: rowsMin } = suspect;
  const { relation } = file.numbered;
  const compiling: Compiling = { dialect: database.dialect, timezone, keyOf: (column) => column };
  const errors: VigieError[] = [];
  const unknownCodes: UnknownCode[] = [];
  const unreadable: NonNullable<FileQuality["unreadable"]>[number][] = [];
  if (role === "units") {
    const keyColumn = paddedKey(columnOf(relation, key), pad, database.dialect);
    errors.push(
      ...(await rowsWhere(file, isBlank(keyColumn, database.dialect), database).then(
        located("engine/unit-without-key", { column: key }),
      )),
      ...(await repeatedRows(file, keyColumn.text, database).then(
        located("engine/unit-twice", { column: key }),
      )),
    );
  }
  for (const check of distinct(checks)) {
    const wrong = isWrong(check, columnOf(relation, check.column), compiling);
    if (check.kind === "code" || check.kind === "list") {
      const found = await unknownValues({ file, role, check, wrong }, database);
      if (found.length === 0) continue;
      const { translate } = check;
      const problems = unknownCodeProblems({
        file: file.file.shown,
        column: check.column,
        found,
        translate,
        rowsMin,
      });
      errors.push(...problems);
      if (!problems.some(({ code }) => code === "engine/direct-identifier"))
        unknownCodes.push(...found.map(({ unknown }) => unknown));
      continue;
    }
    const how = check.kind === "date" ? check.format : check.decimal;
    const found = await rowsWhere(file, wrong, database);
    if (found.count === 0) continue;
    const isAccepted =
      check.kind === "date" &&
      check.unreadable === "missing" &&
      found.count <= unreadableShareMax * (await filledRows(file, check, database));
    if (isAccepted) unreadable.push({ column: check.column, rows: found.count });
    else {
      const read = {
        column: check.column,
        how,
        hasShortYears: await areShortYears(found, { file, check, wrong }, database),
      };
      errors.push(...located(mistakeOf(check), read)(found));
    }
  }
  return { errors, unknownCodes, unreadable };
}

/** Most of the values that are no day look like one whose year has two digits: DD/MM/YY or YY-MM-DD. */
async function areShortYears(
  found: Found,
  { file, check, wrong }: { readonly file: OpenedFile; readonly check: ReadStep; readonly wrong: Sql },
  database: Database,
): Promise<boolean> {
  if (check.kind !== "date") return false;
  const { text } = columnOf(file.numbered.relation, check.column);
  const shapes = ["__/__/__", "__.__.__", "__-__-__"].map(
    (shape) => sql`${text} LIKE ${value(shape, "text")}`,
  );
  const { count } = await rowsWhere(file, sql`(${wrong}) AND (${join(shapes, " OR ")})`, database);
  return count * 2 > found.count;
}

/** Rows with a value, readable or not. */
async function filledRows(
  { numbered: { relation } }: OpenedFile,
  { column, missing }: Extract<ReadStep, { readonly kind: "date" }>,
  database: Database,
): Promise<number> {
  const isMissing = isMissingValue(columnOf(relation, column), missing, database.dialect);
  const [[count] = []] = await database.rows(
    sql`SELECT count(*) FROM ${relation.from} WHERE NOT ${isMissing}`,
  );
  return Number(count);
}

function mistakeOf(
  check: Extract<ReadStep, { readonly kind: "date" | "number" }>,
): Exclude<LocatedCode, "engine/unit-without-key" | "engine/unit-twice"> {
  if (check.kind === "date")
    return check.unreadable === "missing" ? "engine/dates-unreadable-many" : "engine/date-unreadable";
  return check.positive ? "engine/weight-invalid" : "engine/number-unreadable";
}

/** Two attributes may read one column in the same way: its mistakes are reported once. */
function distinct(checks: readonly ReadStep[]): readonly ReadStep[] {
  return [...new Map(checks.map((check) => [sameness(check), check])).values()];
}

function sameness(check: ReadStep): string {
  return JSON.stringify(check, (name, part: unknown) => {
    if (part instanceof Map) return [...part.keys()].toSorted();
    if (part instanceof Set) return [...part].toSorted();
    return name === "codes" ? undefined : part;
  });
}

interface Found {
  readonly file: OpenedFile;
  readonly count: number;
  /** By file, where several are read as one; the first ones only. */
  readonly groups: readonly { readonly count: number; readonly places: readonly FilePlace[] }[];
}

function rowsWhere(file: OpenedFile, condition: Sql, database: Database): Promise<Found> {
  const { relation, number } = file.numbered;
  return wrongRows(
    file,
    sql`SELECT ${number} AS number, ${condition} AS wrong FROM ${relation.from}`,
    database,
  );
}

/** Rows whose key a row before them has. */
function repeatedRows(file: OpenedFile, key: Sql, database: Database): Promise<Found> {
  const { relation, number } = file.numbered;
  const isBlankKey = isBlank(textColumn(name("key")), database.dialect);
  const keys = sql`SELECT ${number} AS number, ${key} AS key FROM ${relation.from}`;
  const isRepeated = sql`row_number() OVER (PARTITION BY key ORDER BY number) > 1 AND NOT ${isBlankKey}`;
  return wrongRows(file, sql`SELECT number, ${isRepeated} AS wrong FROM (${keys}) AS keys`, database);
}

/** @param rows each `number`, and whether it is `wrong` */
async function wrongRows(file: OpenedFile, rows: Sql, database: Database): Promise<Found> {
  const part = file.parts === undefined ? sql`0` : fileOfRow(sql`number`);
  const counts = sql`count(*) OVER () AS wrong_rows, count(*) OVER (PARTITION BY ${part}) AS rows_of_file`;
  const ranked = sql`SELECT number, ${counts}, row_number() OVER (PARTITION BY ${part} ORDER BY number) AS rank FROM (${rows}) AS rows WHERE wrong`;
  const found = await database.rows(
    sql`SELECT number, wrong_rows, rows_of_file FROM (${ranked}) AS ranked WHERE rank <= ${rowsQuoted} ORDER BY number LIMIT ${rowsQuoted * filesQuoted}`,
  );
  const places = found.length === 0 ? [] : await file.places(found.map(([row]) => Number(row)));
  const groups = Map.groupBy(
    places.map((place, at) => ({ place, count: Number(found[at]?.[2] ?? 0) })),
    ({ place }) => place.file,
  );
  return {
    file,
    count: Number(found[0]?.[1] ?? 0),
    groups: [...groups.values()].map((rows) => ({
      count: rows[0]?.count ?? 0,
      places: rows.map(({ place }) => place),
    })),
  };
}

type LocatedCode =
  | "engine/unit-without-key"
  | "engine/unit-twice"
  | "engine/date-unreadable"
  | "engine/dates-unreadable-many"
  | "engine/number-unreadable"
  | "engine/weight-invalid";

interface ReadAs {
  readonly column: string;
  /** Writing of its days or its numbers. */
  readonly how?: string;
  readonly hasShortYears?: boolean;
}

function located(
  code: LocatedCode,
  { column, how = "", hasShortYears = false }: ReadAs,
): (found: Found) => readonly VigieError[] {
  return ({ file, groups }) =>
    groups.map(({ count, places }) => {
      const lines = places.map(({ line, row }) => line ?? row ?? 0);
      const place = { ...(places[0] ?? { file: file.file.shown }), field: column };
      const where = textValue(placedBy(file.file, places[0]?.line));
      return engineProblem(code, place, {
        column: textValue(column),
        rows: countValue(count),
        lines: linesValue(lines, count),
        where,
        how: textValue(how),
        years: textValue(hasShortYears ? "short" : "other"),
        kind: textValue(file.file.format.kind),
        files: textValue(file.parts === undefined ? "one" : "several"),
      });
    });
}

async function unknownValues(
  { file, role, check, wrong }: { file: OpenedFile; role: UnknownCode["role"]; check: ReadStep; wrong: Sql },
  database: Database,
): Promise<readonly UnknownAt[]> {
  const { relation, number } = file.numbered;
  const { column } = check;
  const { text } = columnOf(relation, column);
  const columns = join([sql`value`, sql`count(*) AS rows`, sql`min(number)`], ", ");
  // Rows are numbered before any is left out.
  const rows = sql`SELECT ${number} AS number, ${text} AS value, ${wrong} AS wrong FROM ${relation.from}`;
  const values =
    check.kind === "list"
      ? unknownParts(check, rows, database.dialect)
      : sql`SELECT * FROM (${rows}) AS rows WHERE wrong`;
  const found = await database.rows(
    sql`SELECT ${columns} FROM (${values}) AS strange GROUP BY value ORDER BY rows DESC, value LIMIT ${valuesKept}`,
  );
  const firsts = found.map(([, , first]) => Number(first)).toSorted((a, b) => a - b);
  const places = new Map(
    (firsts.length === 0 ? [] : await file.places(firsts)).map((place, at) => [firsts[at], place] as const),
  );
  return found.map(([value, count, first]) => ({
    unknown: { role, column, value: String(value), rows: Number(count) },
    place: places.get(Number(first)) ?? { file: file.file.shown },
  }));
}

/** Codes without a translation, in texts that hold several codes. */
function unknownParts(
  list: Extract<ReadStep, { readonly kind: "list" }>,
  rows: Sql,
  { each, partsOf, positionIn }: Dialect,
): Sql {
  const parts = sql`SELECT ${each(partsOf(sql`value`, list.separator))} AS value, number FROM (${rows}) AS rows`;
  const known = positionIn([...list.translate.keys()], sql`value`);
  return sql`SELECT value, number FROM (${parts}) AS parts WHERE ${known} IS NULL`;
}
