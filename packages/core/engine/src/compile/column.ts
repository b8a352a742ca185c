import type { DateFormat, Pad, Translation } from "@vigie/mapping";
import type { Dialect } from "../dialects/dialect.ts";
import { isRead, type Plan, type ReadStep } from "../plan.ts";
import { cast, type Sql, sql } from "../sql.ts";
import { type RelationColumn, textColumn } from "./relation.ts";

export interface Compiling {
  readonly dialect: Dialect;
  readonly timezone: string;
  /** Keys are compared as whole numbers where both files hold them so, else as text. */
  readonly keyOf: (column: RelationColumn) => RelationColumn;
}

/** The key with the zeros that a spreadsheet removed; whole numbers are equal without them. */
export function paddedKey(column: RelationColumn, pad: Pad, dialect: Dialect): RelationColumn {
  return pad === null || column.type === "whole" ? column : textColumn(dialect.padded(column.text, pad));
}

/** Whether a column is null, or a text without anything but spaces. */
export function isBlank({ sql: item, type }: RelationColumn, { trim }: Dialect): Sql {
  return isText(type) ? sql`(${item} IS NULL OR ${trim(item)} = '')` : sql`(${item} IS NULL)`;
}

export function isText(type: RelationColumn["type"]): boolean {
  return type === "text" || type === "cell";
}

/** Whether a column is blank, or holds one of the values that the mapping declares missing. */
export function isMissingValue(column: RelationColumn, missing: ReadonlySet<string>, dialect: Dialect): Sql {
  const empty = isBlank(column, dialect);
  return missing.size === 0 ? empty : sql`(${empty} OR ${isOneOf(column, missing, dialect)})`;
}

/**
 * Day of a column; null where it has no value, or one that is not a day.
 * @param listed the same, where it was looked up; null where it was not, or not found
 */
export function dayOf(
  column: RelationColumn,
  read: { readonly format: DateFormat; readonly missing: ReadonlySet<string> },
  { listed = null, ...compiling }: DayReading,
): Sql {
  const parsed = anyDayOf(column, read.format, compiling);
  return nullWhereMissing(
    column,
    read.missing,
    compiling.dialect,
    listed === null ? parsed : sql`coalesce(${listed}, ${parsed})`,
  );
}

interface DayReading {
  readonly dialect: Dialect;
  readonly timezone: string;
  readonly listed?: Sql | null;
}

function anyDayOf(
  { sql: item, type, text }: RelationColumn,
  format: DateFormat,
  { dialect, timezone }: Omit<DayReading, "listed">,
): Sql {
  switch (type) {
    case "day":
      return dialect.typedDay(item);
    case "stamp":
      return dialect.typedDay(sql`CAST(${item} AS DATE)`);
    case "instant":
      return dialect.typedDay(dialect.dayIn(item, timezone));
    case "whole":
    case "number":
    case "text":
      return dialect.dayOf(text, format, timezone);
    case "cell":
      return format === "iso"
        ? dialect.dayOf(text, format, timezone)
        : sql`coalesce(${dialect.dayOf(text, format, timezone)}, ${dialect.dayOf(text, "iso", timezone)})`;
    default:
      return type satisfies never;
  }
}

/** Number of a column; null where it has no value, or one that is not a number. */
export function numberOf(
  column: RelationColumn,
  read: { readonly decimal: "." | ","; readonly missing: ReadonlySet<string> },
  dialect: Dialect,
): Sql {
  return nullWhereMissing(column, read.missing, dialect, anyNumberOf(column, read.decimal, dialect));
}

function anyNumberOf({ sql: item, type, text }: RelationColumn, decimal: "." | ",", dialect: Dialect): Sql {
  if (type === "whole" || type === "number")
    return sql`CASE WHEN ${dialect.isFinite(cast(item, "number"))} THEN ${cast(item, "number")} END`;
  if (!isText(type)) return cast(sql`NULL`, "number");
  return dialect.numberOf(text, type === "cell" ? "either" : decimal);
}

/** `read`, or null where the column holds one of the values that the mapping declares missing, whatever its type. */
function nullWhereMissing(
  column: RelationColumn,
  missing: ReadonlySet<string>,
  dialect: Dialect,
  read: Sql,
): Sql {
  return missing.size === 0
    ? read
    : sql`CASE WHEN ${isOneOf(column, missing, dialect)} THEN NULL ELSE ${read} END`;
}

function isOneOf({ text }: RelationColumn, values: ReadonlySet<string>, dialect: Dialect): Sql {
  return sql`(${dialect.positionIn([...values], text)} IS NOT NULL)`;
}

/** A value looked up among those that the mapping translates: `at` is its position, null where it is not one of them. */
export interface LookUp {
  readonly at: Sql;
  /** What the value stands for, as a whole number; null where it stands for none. */
  index(at: Sql): Sql;
  /** A value that nobody translated. */
  unknown(at: Sql): Sql;
  /** It stands for one of these. */
  among(at: Sql, codes: readonly string[]): Sql;
}

/** @param indexOf the number of a code, or of no code */
export function lookUpCode(
  text: Sql,
  translate: Translation,
  {
    dialect,
    indexOf,
  }: { readonly dialect: Dialect; readonly indexOf: (code: string | null) => number | null },
): LookUp {
  const entries = [...translate].filter(([value]) => value !== "");
  const values = entries.map(([value]) => value);
  const empty = translate.get("");
  const column = textColumn(text);
  return {
    at: dialect.positionIn(values, text),
    index: (at) => {
      const numbers = entries.map(([, code]) => indexOf(code));
      const isPosition = numbers.every((number, position) => number === position + 1);
      const found = isPosition ? cast(at, "rank") : dialect.elementAt(numbers, at);
      const ofEmpty = empty === undefined ? null : indexOf(empty);
      if (ofEmpty === null) return found;
      return sql`CASE WHEN ${at} IS NOT NULL THEN ${found} WHEN ${isBlank(column, dialect)} THEN ${ofEmpty} END`;
    },
    unknown: (at) => sql`(${at} IS NULL AND NOT ${isBlank(column, dialect)})`,
    among: (at, codes) => {
      const stands = (code: string | null | undefined) => typeof code === "string" && codes.includes(code);
      const positions = entries.flatMap(([, code], position) => (stands(code) ? [position + 1] : []));
      const listed = positions.length === 0 ? sql`FALSE` : sql`${at} IN (${[positions.join(", ")]})`;
      return stands(empty)
        ? sql`(coalesce(${listed}, FALSE) OR (${at} IS NULL AND ${isBlank(column, dialect)}))`
        : sql`coalesce(${listed}, FALSE)`;
    },
  };
}

/**
 * The codes of a list of texts, as ranks from 1, each once; null where it holds none. `unknown`: a text of it has
 * no translation.
 */
export function listLookUp(
  { codes, translate }: Extract<ReadStep, { readonly kind: "list" }>,
  parts: Sql,
  dialect: Dialect,
): { readonly ranks: Sql; readonly unknown: Sql } {
  const ranks = new Map(codes.map(({ code }, at) => [code, at + 1]));
  const entries = [...translate].filter(([value]) => value !== "");
  const values = entries.map(([value]) => value);
  const found = dialect.ranksOf(
    parts,
    values,
    entries.map(([, code]) => ranks.get(code ?? "") ?? null),
  );
  const ofEmpty = ranks.get(translate.get("") ?? "");
  return {
    ranks:
      ofEmpty === undefined
        ? found
        : sql`CASE WHEN ${dialect.isEmpty(parts)} THEN ${dialect.ranks([ofEmpty])} ELSE ${found} END`,
    unknown: sql`NOT ${dialect.allAmong(parts, values)}`,
  };
}

/** What the values of the units' columns must be. */
export function unitChecks({ attributes }: Plan): readonly ReadStep[] {
  return [...attributes.values()].filter(isRead);
}

/** What the values of the contacts' columns must be. */
export function contactChecks({ contacts }: Plan): readonly ReadStep[] {
  if (contacts === null) return [];
  const { date, channel, motive } = contacts;
  return [
    { kind: "date", ...date },
    { kind: "code", codes: [], ...channel },
    ...(motive === null ? [] : [{ kind: "code", codes: [], ...motive } as const]),
  ];
}

/** The column has a value, and that value says nothing of what it must. */
export function isWrong(check: ReadStep, column: RelationColumn, compiling: Compiling): Sql {
  const { dialect } = compiling;
  switch (check.kind) {
    case "code": {
      const look = lookUpCode(column.text, check.translate, { dialect, indexOf: () => null });
      return look.unknown(look.at);
    }
    case "list":
      return listLookUp(check, dialect.partsOf(column.text, check.separator), dialect).unknown;
    case "date":
      return sql`(${dayOf(column, check, compiling)} IS NULL AND NOT ${isMissingValue(column, check.missing, dialect)})`;
    case "number":
      if (check.positive) return sql`coalesce(NOT ${numberOf(column, check, dialect)} > 0, TRUE)`;
      return sql`(${numberOf(column, check, dialect)} IS NULL AND NOT ${isMissingValue(column, check.missing, dialect)})`;
    default:
      return check satisfies never;
  }
}
