import type { DateFormat } from "../plan.ts";
import { type Sql, sql, value } from "../sql.ts";
import type { Dialect } from "./dialect.ts";
import { standard } from "./standard.ts";

export const duckdb: Dialect = {
  ...standard,
  name: "duckdb",
  positionIn: (list, item) => sql`list_position(${value(list, "texts")}, ${item})`,
  dayOf: (text, format, timezone) =>
    sql`coalesce(${quickDay(text, format)}, ${carefulDay(sql`trim(${text})`, format, timezone)})`,
  numberOf: (text, decimal) => {
    const shape = `[+-]?[0-9]+([${decimal}][0-9]+)?([eE][+-]?[0-9]{1,2})?`;
    const plain = sql`trim(${text})`;
    const pointed = decimal === "," ? sql`replace(${plain}, ',', '.')` : plain;
    return sql`CASE WHEN ${matches(plain, shape)} THEN TRY_CAST(${pointed} AS DOUBLE) END`;
  },
};

const minutes = ":[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?";
const time = `(?:[01]?[0-9]|2[0-3])${minutes}`;
const halfDay = `(?:0?[1-9]|1[0-2])${minutes} ?[AaPp][Mm]`;
const offset = "(?:Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)";

/** The day at the start of a text, what may follow it, and how it is read. */
const shapes: Readonly<
  Record<DateFormat, { readonly day: string; readonly after: string; readonly read: string }>
> = {
  iso: { day: "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", after: `(?:[T ]${time})?`, read: "%Y-%m-%d" },
  fr: { day: "[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}", after: `(?:[T ]${time})?`, read: "%d/%m/%Y" },
  us: {
    day: "[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}",
    after: `(?:[T ](?:${time}|${halfDay}))?`,
    read: "%m/%d/%Y",
  },
  compact: {
    day: "[0-9]{8}",
    after: "(?:[T ]?(?:[01][0-9]|2[0-3]):?[0-5][0-9](?::?[0-5][0-9])?)?",
    read: "%Y%m%d",
  },
};

/**
 * Almost every text has the plainest shape, read at little cost. DuckDB's casts and `strptime` alone accept too
 * much (`2022-01-1x`, `infinity`, a year 0, an offset passed over), so the shape is looked at first.
 */
function quickDay(text: Sql, format: DateFormat): Sql {
  const { read } = shapes[format];
  switch (format) {
    case "iso":
      return sql`CASE WHEN ${text} LIKE '____-__-__' AND ${text} > '0001' THEN CAST(TRY_CAST(${text} AS TIMESTAMP) AS DATE) END`;
    case "fr":
    case "us":
      return sql`CASE WHEN ${text} LIKE '__/__/1___' OR ${text} LIKE '__/__/2___' THEN CAST(CASE WHEN ${text} NOT LIKE '% %' THEN try_strptime(${text}, ${value(read, "text")}) END AS DATE) END`;
    case "compact":
      return sql`CAST(NULL AS DATE)`;
    default:
      return format satisfies never;
  }
}

function carefulDay(text: Sql, format: DateFormat, timezone: string): Sql {
  const { day, after, read } = shapes[format];
  const written = sql`regexp_extract(${text}, ${value(`^${day}`, "text")})`;
  const slashed = format === "fr" || format === "us" ? sql`translate(${written}, '.-', '//')` : written;
  const date = sql`CAST(try_strptime(${slashed}, ${value(read, "text")}) AS DATE)`;
  const local = sql`WHEN ${date} < DATE '0001-01-01' THEN NULL WHEN ${matches(text, `${day}${after}`)} THEN ${date}`;
  if (format !== "iso") return sql`CASE ${local} END`;
  const instant = sql`WHEN ${matches(text, `${day}[T ]${time}${offset}`)} THEN ${dayOfInstant(text, date, timezone)}`;
  return sql`CASE ${local} ${instant} END`;
}

/** Time and offset are added apart: of all ways to write them, a cast to TIMESTAMPTZ reads only some. */
function dayOfInstant(text: Sql, date: Sql, timezone: string): Sql {
  const clock = sql`TRY_CAST(regexp_extract(${text}, '[T ]([0-9:]+)', 1) AS TIME)`;
  const part = (group: number) => sql`regexp_extract(${text}, '([+-])([0-9]{2}):?([0-9]{2})?$', ${group})`;
  const digits = (group: number) => sql`coalesce(TRY_CAST(${part(group)} AS INTEGER), 0)`;
  const ahead = sql`(CASE WHEN ${part(1)} = '-' THEN -1 ELSE 1 END) * (${digits(2)} * 60 + ${digits(3)})`;
  const utc = sql`(${date} + ${clock} - to_minutes(CASE WHEN ${text} LIKE '%Z' THEN 0 ELSE ${ahead} END))`;
  return standard.dayIn(sql`(${utc} AT TIME ZONE 'UTC')`, timezone);
}

function matches(text: Sql, shape: string): Sql {
  return sql`regexp_full_match(${text}, ${value(shape, "text")})`;
}
