import { type CountedDate, type DateFormat, isCounted, type TextDateFormat } from "@vigie/mapping";
import { join, type Sql, sql, value } from "../sql.ts";
import {
  afterDay,
  countedDateForms,
  dayCounted,
  daysBetween,
  englishMonths,
  monthName,
  numberShape,
  writtenBesides,
  year,
} from "./days-and-numbers.ts";
import { type Dialect, partPattern, standard } from "./dialect.ts";

const shared = standard({
  text: "VARCHAR",
  day: "DATE",
  whole: "BIGINT",
  number: "DOUBLE",
  count: "UINTEGER",
  rank: "SMALLINT",
  texts: "VARCHAR[]",
  indexes: "SMALLINT[]",
  bits: "BIGINT[]",
});

export const duckdb = duckDbWith({ name: "duckdb", dayIn: shared.dayIn });

/** DuckDB, by how it reads the local day of an instant. */
export function duckDbWith({ name, dayIn }: Pick<Dialect, "name" | "dayIn">) {
  return {
    ...shared,
    name,
    dayIn,
    positionIn: (list, item) => sql`list_position(${value(list, "texts")}, ${item})`,
    dayOf: (text, format, timezone) => {
      if (isCounted(format)) return countedDay(text, format);
      const readings = [
        quickDay(text, format),
        localDay(text, format),
        offsetDay(text, format, (instant) => dayIn(instant, timezone)),
      ].filter((reading) => reading !== null);
      return sql`coalesce(${join(readings, ", ")})`;
    },
    listedDays,
    numberOf: (text, decimal) => {
      const number = captured(text, `(${numberShape(decimal)})`);
      return sql`TRY_CAST(translate(${number}, ${value(`,${writtenBesides}`, "text")}, '.') AS DOUBLE)`;
    },
    wholeOf: (text) => {
      const whole = sql`TRY_CAST(${text} AS BIGINT)`;
      return sql`CASE WHEN CAST(${whole} AS VARCHAR) = ${text} THEN ${whole} WHEN ${text} IS NULL THEN NULL ELSE error('not a whole number') END`;
    },
    padded: (text, length) =>
      sql`CASE WHEN length(${text}) < ${length} AND ${isDigits(text)} THEN lpad(${text}, ${length}, '0') ELSE ${text} END`,
    isDigits,
    hasDigit: (text) => sql`regexp_matches(${text}, '[0-9]')`,
    partsOf,
    isEmpty: (parts) => sql`coalesce(len(${parts}), 0) = 0`,
    each: (parts) => sql`unnest(${parts})`,
    allAmong: (parts, values) => sql`coalesce(list_has_all(${value(values, "texts")}, ${parts}), TRUE)`,
    ranksOf: (parts, values, ranks) => {
      const rank = shared.elementAt(ranks, sql`list_position(${value(values, "texts")}, part)`);
      return sql`nullif(list_sort(list_distinct(list_transform(${parts}, lambda part: ${rank}))), [])`;
    },
    holds: (ranks, rank) => sql`list_contains(${ranks}, ${rank})`,
    least: (ranks) => sql`list_min(${ranks})`,
  } satisfies Dialect;
}

function isDigits(text: Sql): Sql {
  return sql`regexp_full_match(${text}, '[0-9]+')`;
}

function partsOf(text: Sql, separator: string): Sql {
  const inside = sql`regexp_replace(${text}, '(?s)^\\s*[\\[{](.*)[\\]}]\\s*$', '\\1')`;
  const parts = sql`regexp_extract_all(${inside}, ${partPattern(separator)})`;
  return sql`list_filter(list_transform(${parts}, lambda part: trim(part, ' "')), lambda part: part <> '')`;
}

const slashedDay = `[0-9]{1,2}[/.-][0-9]{1,2}[/.-]${year}`;

/** The day at the start of a text, what may follow it, and how the day is read. */
const shapes: Readonly<Record<TextDateFormat, { readonly day: string; readonly read: string }>> = {
  iso: { day: `${year}-[0-9]{1,2}-[0-9]{1,2}`, read: "%Y-%m-%d" },
  fr: { day: slashedDay, read: "%d/%m/%Y" },
  us: { day: slashedDay, read: "%m/%d/%Y" },
  compact: { day: `${year}[0-9]{4}`, read: "%Y%m%d" },
  date9: { day: `[0-9]{1,2}[ -]?${monthName}[.]?[ -]?${year}`, read: "%d%b%Y" },
};

/*
 * DuckDB's casts and `strptime` alone accept too much (`2022-01-1x`, `infinity`, a year 0, an offset passed
 * over), so a text must first have the right shape. Almost every text has the plainest one, which costs little;
 * the others follow, for the rows that it leaves. No piece of them may be written twice: DuckDB would compute
 * it ahead, for every row.
 */

/** Null where the format has no plain way, or the text is not written in it. */
function quickDay(text: Sql, format: TextDateFormat): Sql | null {
  switch (format) {
    case "iso":
      return sql`CASE WHEN ${text} LIKE '____-__-__' AND ${text} > '0001' THEN CAST(TRY_CAST(${text} AS TIMESTAMP) AS DATE) END`;
    case "fr":
    case "us":
      return sql`CASE WHEN (${text} LIKE '__/__/1___' OR ${text} LIKE '__/__/2___') AND ${text} NOT LIKE '% %' THEN CAST(try_strptime(${text}, ${value(shapes[format].read, "text")}) AS DATE) END`;
    case "compact":
      return sql`CASE WHEN ${text} LIKE '1_______' OR ${text} LIKE '2_______' THEN CAST(try_strptime(${captured(text, `(${shapes.compact.day})`)}, ${value(shapes.compact.read, "text")}) AS DATE) END`;
    case "date9":
      return null;
    default:
      return format satisfies never;
  }
}

/** Past it, a period is too long a table to look millions of texts up in. */
const listedDaysMax = 4_000;

function listedDays({ from, to }: Parameters<Dialect["listedDays"]>[0], format: DateFormat): Sql | null {
  // DuckDB's `strftime` writes three digits for a year under 1000.
  if (isCounted(format) || from < "1000" || daysBetween(from, to) > listedDaysMax) return null;
  const days = sql`SELECT CAST(unnest(generate_series(${value(from, "day")}, ${value(to, "day")}, INTERVAL 1 DAY)) AS DATE) AS listed_day`;
  return sql`SELECT upper(strftime(listed_day, ${value(shapes[format].read, "text")})) AS listed_text, listed_day FROM (${days}) AS period`;
}

/** Without an offset, the day is as written. */
function localDay(text: Sql, format: TextDateFormat): Sql {
  const { day, read } = shapes[format];
  const written = captured(text, `(${day})${afterDay[format]}`);
  return sql`CAST(try_strptime(${plainDay(written, format)}, ${value(read, "text")}) AS DATE)`;
}

function plainDay(written: Sql, format: TextDateFormat): Sql {
  if (format === "fr" || format === "us") return sql`translate(${written}, '.-', '//')`;
  if (format !== "date9") return written;
  const letters = sql`translate(lower(strip_accents(${written})), ' .-', '')`;
  return englishMonths.reduce(
    (text, [name, english]) => sql`replace(${text}, ${value(name, "text")}, ${value(english, "text")})`,
    letters,
  );
}

/** What stands between the parentheses of a day, and the day in ISO made from it. */
const dayParts: Readonly<
  Record<TextDateFormat, { readonly day: string; readonly whole: string; readonly hour: string } | null>
> = {
  iso: {
    day: `(${year})-([0-9]{1,2})-([0-9]{1,2})[T ]`,
    whole: "\\1-\\2-\\3",
    hour: "((?:[01]?[0-9]|2[0-3]):[0-5][0-9])",
  },
  fr: {
    day: `([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](${year})[T ]`,
    whole: "\\3-\\2-\\1",
    hour: "((?:[01]?[0-9]|2[0-3]):[0-5][0-9])",
  },
  us: {
    day: `([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](${year})[T ]`,
    whole: "\\3-\\1-\\2",
    hour: "((?:[01]?[0-9]|2[0-3]):[0-5][0-9])",
  },
  compact: null,
  date9: null,
};

/** With an offset, the text is an instant; DuckDB casts it only where it has seconds. Null where the format has none. */
function offsetDay(text: Sql, format: TextDateFormat, dayOf: (instant: Sql) => Sql): Sql | null {
  const parts = dayParts[format];
  if (parts === null) return null;
  const { day, whole, hour } = parts;
  const end = " ?(Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)";
  const days = [
    { shape: `${day}${hour}(:[0-5][0-9])(?:[.,][0-9]+)?${end}`, whole: `${whole} \\4\\5\\6` },
    { shape: `${day}${hour}${end}`, whole: `${whole} \\4:00\\5` },
  ].map(({ shape, whole }) => {
    const instant = sql`regexp_replace(${text}, ${value(`${alone(shape)}|(?s:^.*$)`, "text")}, ${value(whole, "text")})`;
    return dayOf(sql`TRY_CAST(${instant} AS TIMESTAMPTZ)`);
  });
  // Cheaper than the shapes, for the blank texts that come so far.
  return sql`CASE WHEN ${text} LIKE '%:%' THEN coalesce(${join(days, ", ")}) END`;
}

/** A number of days, or of seconds, from the day that a software starts from; null where it is none between years 1 and 9999. */
function countedDay(text: Sql, format: CountedDate): Sql {
  const { number, from, perDay } = countedDateForms[format];
  const written = sql`TRY_CAST(translate(${captured(text, `(${number})`)}, ',', '.') AS DOUBLE)`;
  const days = perDay === 1 ? sql`floor(${written})` : sql`floor(${written} / ${perDay})`;
  return dayCounted(
    format,
    days,
    (count) => sql`CAST(${value(from, "day")} + CAST(${count} AS INTEGER) AS DATE)`,
  );
}

/** What the parenthesis of a shape holds, where the text has that shape and nothing else; else the empty text. */
function captured(text: Sql, shape: string): Sql {
  return sql`regexp_extract(${text}, ${value(alone(shape), "text")}, 1)`;
}

/** A shape with nothing but spaces around it. */
function alone(shape: string): string {
  return `^\\p{Zs}*${shape}\\p{Zs}*$`;
}
