import type { Pad } from "@vigie/mapping";
import type { Dialect } from "../dialects/dialect.ts";
import { name, type Sql, sql, value } from "../sql.ts";
import { isBlank } from "./column.ts";
import { type Column, textColumn } from "./relation.ts";
import { population } from "./tabulation.ts";

/** The key with the zeros that a spreadsheet removed; whole numbers are equal without them. */
export function paddedKey(column: Column, pad: Pad, dialect: Dialect): Column {
  return pad === null || column.type === "whole" ? column : textColumn(dialect.padded(column.text, pad));
}

/**
 * One row: contacts of unknown units that are known once zeros are put before their key or taken from it, then the
 * least and the greatest length of the whole keys.
 */
export function compileLostZeros({ isDigits }: Dialect): Sql {
  const keys = (contacts: Sql, known: Sql) =>
    sql`SELECT key, ltrim(key, '0') AS bare, ${contacts} AS contacts FROM (SELECT CAST(key AS VARCHAR) AS key, contacts, no_date, no_channel FROM ${population} WHERE ${known}) AS keys WHERE ${isDigits(name("key"))}`;
  const lost = keys(sql`contacts - no_date - no_channel`, sql`NOT known`);
  const units = keys(sql`0`, sql`known`);
  const pairs = sql`SELECT lost.key, max(lost.contacts) AS contacts, min(greatest(length(lost.key), length(unit.key))) AS least, max(greatest(length(lost.key), length(unit.key))) AS greatest FROM (${lost}) AS lost JOIN (${units}) AS unit ON lost.bare = unit.bare GROUP BY lost.key`;
  return sql`SELECT coalesce(sum(contacts), 0), min(least), max(greatest) FROM (${pairs}) AS pairs`;
}

/** Longest part of a key whose shape is looked at, in characters. */
const shapeLengthMax = 40;
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const shapedFrom = `0123456789${upper}${upper.toLowerCase()}`;
const shapedTo = "9".repeat(10) + "A".repeat(26) + "a".repeat(26);

/**
 * At most one row: the shape that most keys have, of known units or of the others: `9` for a digit, `A` and `a` for a letter.
 * @param rowsMin keys under which no shape is told
 */
export function compileKeyShape(
  known: boolean,
  { dialect, rowsMin }: { readonly dialect: Dialect; readonly rowsMin: number },
): Sql {
  const key = sql`substr(CAST(key AS VARCHAR), 1, ${shapeLengthMax})`;
  const side = known ? sql`known` : sql`NOT known`;
  const isKeyed = sql`NOT ${isBlank(textColumn(sql`CAST(key AS VARCHAR)`), dialect)}`;
  const shapes = sql`SELECT translate(${key}, ${value(shapedFrom, "text")}, ${value(shapedTo, "text")}) AS shape FROM ${population} WHERE ${side} AND ${isKeyed}`;
  const counted = sql`SELECT shape, count(*) AS keys, sum(count(*)) OVER () AS all_keys FROM (${shapes}) AS shapes GROUP BY shape`;
  return sql`SELECT shape FROM (${counted}) AS counted WHERE 2 * keys > all_keys AND keys >= ${rowsMin}`;
}
