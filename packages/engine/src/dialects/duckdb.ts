import type { DateFormat } from "../plan.ts";
import { join, type Sql, sql, value } from "../sql.ts";
import type { Dialect } from "./dialect.ts";
import { standard } from "./standard.ts";

export const duckdb: Dialect = {
  ...standard,
  name: "duckdb",
  positionIn: (list, item) => sql`list_position(${value(list, "texts")}, ${item})`,
  dayOf: (text, format, timezone) => {
    const readings = [quickDay(text, format), localDay(text, format), ...offsetDays(text, format, timezone)];
    return sql`coalesce(${join(readings, ", ")})`;
  },
  numberOf: (text, decimal) => {
    const number = captured(text, `([+-]?[0-9]+(?:[${decimal}][0-9]+)?(?:[eE][+-]?[0-9]{1,2})?)`);
    return sql`TRY_CAST(${decimal === "," ? sql`replace(${number}, ',', '.')` : number} AS DOUBLE)`;
  },
  wholeOf: (text) => {
    const whole = sql`TRY_CAST(${text} AS BIGINT)`;
    return sql`CASE WHEN CAST(${whole} AS VARCHAR) = ${text} THEN ${whole} WHEN ${text} IS NULL THEN NULL ELSE error('not a whole number') END`;
  },
  partsOf,
  isEmpty: (parts) => sql`coalesce(len(${parts}), 0) = 0`,
  each: (parts) => sql`unnest(${parts})`,
  allAmong: (parts, values) => sql`coalesce(list_has_all(${value(values, "texts")}, ${parts}), TRUE)`,
  ranksOf: (parts, values, ranks) => {
    const rank = standard.elementAt(ranks, sql`list_position(${value(values, "texts")}, part)`);
    return sql`nullif(list_sort(list_distinct(list_transform(${parts}, lambda part: ${rank}))), [])`;
  },
  holds: (ranks, rank) => sql`list_contains(${ranks}, ${rank})`,
  least: (ranks) => sql`list_min(${ranks})`,
};

/** Quoted parts first: they may hold the separator. */
function partsOf(text: Sql, separator: string): Sql {
  const apart = /[\\\]^-]/.test(separator) ? `\\${separator}` : separator;
  const inside = sql`regexp_replace(${text}, '(?s)^\\s*[\\[{](.*)[\\]}]\\s*$', '\\1')`;
  const parts = sql`regexp_extract_all(${inside}, ${value(`"[^"]*"|[^${apart}]+`, "text")})`;
  return sql`list_filter(list_transform(${parts}, lambda part: trim(part, ' "')), lambda part: part <> '')`;
}

const year = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])";
const seconds = "(?::[0-5][0-9](?:[.,][0-9]+)?)?";
const clock = `(?:[01]?[0-9]|2[0-3]):[0-5][0-9]${seconds}`;
const halfDayClock = `(?:0?[1-9]|1[0-2]):[0-5][0-9]${seconds} ?[AaPp][Mm]`;

/** The day at the start of a text, what may follow it, and how the day is read. */
const shapes: Readonly<
  Record<DateFormat, { readonly day: string; readonly after: string; readonly read: string }>
> = {
  iso: { day: `${year}-[0-9]{1,2}-[0-9]{1,2}`, after: `(?:[T ]${clock})?`, read: "%Y-%m-%d" },
  fr: { day: `[0-9]{1,2}[/.-][0-9]{1,2}[/.-]${year}`, after: `(?:[T ]${clock})?`, read: "%d/%m/%Y" },
  us: {
    day: `[0-9]{1,2}[/.-][0-9]{1,2}[/.-]${year}`,
    after: `(?:[T ](?:${clock}|${halfDayClock}))?`,
    read: "%m/%d/%Y",
  },
  compact: {
    day: `${year}[0-9]{4}`,
    after: "(?:[T ]?(?:[01][0-9]|2[0-3]):?[0-5][0-9](?::?[0-5][0-9])?)?",
    read: "%Y%m%d",
  },
};

/*
 * DuckDB's casts and `strptime` alone accept too much (`2022-01-1x`, `infinity`, a year 0, an offset passed
 * over), so a text must first have the right shape. Almost every text has the plainest one, which costs little;
 * the others follow, for the rows that it leaves. No piece of them may be written twice: DuckDB would compute
 * it ahead, for every row.
 */

function quickDay(text: Sql, format: DateFormat): Sql {
  switch (format) {
    case "iso":
      return sql`CASE WHEN ${text} LIKE '____-__-__' AND ${text} > '0001' THEN CAST(TRY_CAST(${text} AS TIMESTAMP) AS DATE) END`;
    case "fr":
    case "us":
      return sql`CASE WHEN (${text} LIKE '__/__/1___' OR ${text} LIKE '__/__/2___') AND ${text} NOT LIKE '% %' THEN CAST(try_strptime(${text}, ${value(shapes[format].read, "text")}) AS DATE) END`;
    case "compact":
      return sql`CASE WHEN ${text} LIKE '1_______' OR ${text} LIKE '2_______' THEN CAST(try_strptime(${captured(text, `(${shapes.compact.day})`)}, ${value(shapes.compact.read, "text")}) AS DATE) END`;
    default:
      return format satisfies never;
  }
}

/** Without an offset, the day is as written. */
function localDay(text: Sql, format: DateFormat): Sql {
  const { day, after, read } = shapes[format];
  const written = captured(text, `(${day})${after}`);
  const slashed = format === "fr" || format === "us" ? sql`translate(${written}, '.-', '//')` : written;
  return sql`CAST(try_strptime(${slashed}, ${value(read, "text")}) AS DATE)`;
}

/** With an offset, the text is an instant; DuckDB casts it only where it has seconds. */
function offsetDays(text: Sql, format: DateFormat, timezone: string): readonly Sql[] {
  if (format !== "iso") return [];
  const start = `(${shapes.iso.day})[T ]((?:[01]?[0-9]|2[0-3]):[0-5][0-9])`;
  const end = "(Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)";
  return [
    { shape: `${start}(:[0-5][0-9])(?:[.,][0-9]+)?${end}`, whole: "\\1 \\2\\3\\4" },
    { shape: `${start}${end}`, whole: "\\1 \\2:00\\3" },
  ].map(({ shape, whole }) => {
    const instant = sql`regexp_replace(${text}, ${value(`${alone(shape)}|(?s:^.*$)`, "text")}, ${value(whole, "text")})`;
    return standard.dayIn(sql`TRY_CAST(${instant} AS TIMESTAMPTZ)`, timezone);
  });
}

/** What the parenthesis of a shape holds, where the text has that shape and nothing else; else the empty text. */
function captured(text: Sql, shape: string): Sql {
  return sql`regexp_extract(${text}, ${value(alone(shape), "text")}, 1)`;
}

/** A shape with nothing but spaces around it. */
function alone(shape: string): string {
  return `^\\p{Zs}*${shape}\\p{Zs}*$`;
}
