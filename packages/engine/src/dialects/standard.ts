import { type Sql, sql, type Type, type Value, value } from "../sql.ts";
import type { Dialect } from "./dialect.ts";

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

function plainLiteral(value: Value): string {
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
