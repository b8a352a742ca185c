import type { DateFormat } from "@vigie/mapping";
import { type Sql, type SqlValue, sql, type Type, value, type Writing } from "../sql.ts";
import type { DecimalMark } from "./days-and-numbers.ts";

/** The SQL that differs between databases; the compiler writes the rest. */
export interface Dialect extends Writing {
  readonly name: string;
  /** What a session must be set to for the statements to mean what they mean elsewhere. */
  readonly settings: Readonly<Record<string, number>>;
  /** Position of `item` in a list of values, from 1; null where absent. */
  positionIn(list: SqlValue, item: Sql): Sql;
  /** Element of a list of whole numbers at a position from 1; null where the position is null or 0. */
  elementAt(list: SqlValue, position: Sql): Sql;
  bitsAt(list: SqlValue, position: Sql): Sql;
  bitOr(item: Sql): Sql;
  bitAnd(bits: Sql, mask: Sql): Sql;
  /**
   * Whole number that a text writes in its only way, `7` and not `07`; null where it is null; any other stops the
   * statement. `null`: keys are compared as texts, however little memory there is.
   */
  readonly wholeOf: ((text: Sql) => Sql) | null;
  /** A text of digits alone, with zeros before it up to that length; any other as it is. */
  padded(text: Sql, length: number): Sql;
  isDigits(text: Sql): Sql;
  hasDigit(text: Sql): Sql;
  /** A text without the spaces around it, whatever their kind. */
  trim(text: Sql): Sql;
  /** Day written in a text; null where it is not one. An offset is converted to the time zone. */
  dayOf(text: Sql, format: DateFormat, timezone: string): Sql;
  /**
   * The days of a period, each as `listed_day` and, as almost every text of the format writes it, `listed_text`: a text is
   * sooner looked up there than parsed. Null where it is not.
   */
  listedDays(period: { readonly from: string; readonly to: string }, format: DateFormat): Sql | null;
  /** A column of a table as a text, compared byte by byte whatever the table says. */
  textOf(column: Sql): Sql;
  /** Neither infinite nor, of a number, no number at all. */
  isFinite(item: Sql): Sql;
  /** A day of the file's own type; null where it is none of the years 1 to 9999. */
  typedDay(day: Sql): Sql;
  /** Year, month and day of the month of a day, as whole numbers. */
  yearOf(day: Sql): Sql;
  monthOf(day: Sql): Sql;
  dayOfMonth(day: Sql): Sql;
  /** Days from one day to another, as a whole number. */
  daysFrom(from: Sql, to: Sql): Sql;
  /** A day as text, `2022-12-31`. */
  dayText(day: Sql): Sql;
  /** Local day of an instant. */
  dayIn(instant: Sql, timezone: string): Sql;
  /** Codes written in one text, as a list of texts; brackets around it and quotes around each are no part of them. */
  partsOf(text: Sql, separator: string): Sql;
  /** No part, or no list. */
  isEmpty(parts: Sql): Sql;
  /** One row per part. */
  each(parts: Sql): Sql;
  /** Every part is one of these. */
  allAmong(parts: Sql, values: readonly string[]): Sql;
  /** The number of each part, by the position of its text in `values`: each once, ascending; null where none. */
  ranksOf(parts: Sql, values: readonly string[], ranks: readonly (number | null)[]): Sql;
  /** These ranks, ascending, as `ranksOf` gives them. */
  ranks(ranks: readonly number[]): Sql;
  holds(ranks: Sql, rank: number): Sql;
  least(ranks: Sql): Sql;
  /** Number written in a text; null where it is not one. */
  numberOf(text: Sql, decimal: DecimalMark): Sql;
  /** A query inside another, whose columns are computed once however often they are read. */
  fenced(query: Sql): Sql;
  /** Statement that writes a query's rows into a table which goes with the session. */
  createTemporary(table: Sql, query: Sql): Sql;
  /** Statement that removes such a table before that. */
  drop(table: Sql): Sql;
  /** The table goes with the transaction of the run, which a failed statement ends. */
  readonly dropsAtEnd: boolean;
  /** Start of a statement that names a query, computed once however often the statement reads it. */
  named(table: Sql, query: Sql): Sql;
}

type Shared = Pick<
  Dialect,
  | "settings"
  | "identifier"
  | "typeName"
  | "parameter"
  | "literal"
  | "elementAt"
  | "bitsAt"
  | "bitOr"
  | "bitAnd"
  | "dayIn"
  | "listedDays"
  | "trim"
  | "hasDigit"
  | "textOf"
  | "typedDay"
  | "yearOf"
  | "monthOf"
  | "dayOfMonth"
  | "daysFrom"
  | "dayText"
  | "ranks"
  | "isFinite"
  | "fenced"
  | "createTemporary"
  | "drop"
  | "dropsAtEnd"
  | "named"
>;

/** What most databases have in common, under their names of types; a dialect starts from it and holds only its differences. */
export function standard(types: Readonly<Record<Type, string>>): Shared {
  const cast = (text: string, type: Type | null) =>
    type === null ? text : `CAST(${text} AS ${types[type]})`;
  return {
    settings: {},
    identifier: (name) => `"${name.replaceAll('"', '""')}"`,
    typeName: (type) => types[type],
    parameter: (position, type) => cast(`$${position}`, type),
    literal: (value, type) => cast(plainLiteral(value), type),
    elementAt: (list, position) => sql`(${value(list, "indexes")})[${position}]`,
    bitsAt: (list, position) => sql`(${value(list, "bits")})[${position}]`,
    bitOr: (item: Sql) => sql`bit_or(${item})`,
    bitAnd: (bits, mask) => sql`${bits} & ${mask}`,
    dayIn: (instant, timezone) => sql`CAST(${instant} AT TIME ZONE ${value(timezone, "text")} AS DATE)`,
    listedDays: () => null,
    trim: (text) => sql`trim(${text})`,
    hasDigit: (text) => sql`translate(${text}, '0123456789', '') <> ${text}`,
    textOf: (column) => sql`CAST(${column} AS ${[{ type: "text" }]})`,
    typedDay: (day) => day,
    yearOf: (day) => sql`extract(year FROM ${day})`,
    monthOf: (day) => sql`extract(month FROM ${day})`,
    dayOfMonth: (day) => sql`extract(day FROM ${day})`,
    daysFrom: (from, to) => sql`${to} - ${from}`,
    dayText: (day) => sql`CAST(${day} AS VARCHAR)`,
    ranks: (ranks) => value(ranks, "indexes"),
    isFinite: (item) => sql`isfinite(${item})`,
    fenced: (query) => query,
    createTemporary: (table, query) => sql`CREATE TEMP TABLE ${table} AS ${query}`,
    drop: (table) => sql`DROP TABLE IF EXISTS ${table}`,
    dropsAtEnd: false,
    named: (table, query) => sql`WITH ${table} AS (${query})`,
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function plainLiteral(value: SqlValue): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : quoted(String(value));
  if (typeof value === "bigint") return String(value);
  return `ARRAY[${value.map((item) => (item === null ? "NULL" : plainLiteral(item))).join(", ")}]`;
}

/** A part of a list: quoted parts first, which may hold the separator. */
export function partPattern(separator: string): Sql {
  const escaped = /[\\\]^[-]/.test(separator) ? `\\${separator}` : separator;
  return value(`"[^"]*"|[^${escaped}]+`, "text");
}
