import {
  afterDay,
  countedDateForms,
  type Dialect,
  dayCounted,
  daysBetween,
  englishMonths,
  join,
  monthName,
  numberShape,
  partPattern,
  type Sql,
  type SqlValue,
  sql,
  standard,
  type Type,
  value,
  writtenBesides,
  year,
} from "@vigie/engine/adapter";
import { type CountedDate, isCounted, type TextDateFormat } from "@vigie/mapping";

const types: Readonly<Record<Type, string>> = {
  text: "String",
  day: "Int32",
  whole: "Int64",
  number: "Float64",
  count: "Int64",
  rank: "Int16",
  texts: "Array(String)",
  indexes: "Array(Nullable(Int16))",
  bits: "Array(Nullable(Int64))",
};

const shared = standard(types);

/**
 * ClickHouse. Its dates know the years 1900 to 2299 only, so a day is a whole number, 20221231; and no list may be null, so
 * the ranks of a list are a text, `,1,3,`.
 */
export const clickhouse = {
  ...shared,
  name: "clickhouse",
  settings: {
    enable_analyzer: 1,
    // As in the SQL standard: nothing beside a row that a join does not match, and nothing as the sum of nothing.
    join_use_nulls: 1,
    aggregate_functions_null_for_empty: 1,
    transform_null_in: 0,
    cast_keep_nullable: 1,
    // A name is that of a column before it is that of an expression of the same SELECT.
    prefer_column_name_to_alias: 1,
    precise_float_parsing: 1,
    // A list of some thousand communes, at several places of one statement.
    max_query_size: 64 * 1024 * 1024,
    max_ast_elements: 1_000_000,
    max_expanded_ast_elements: 10_000_000,
  },
  identifier: (name) => `"${name.replace(/[\\"]/g, "\\$&")}"`,
  literal,
  positionIn: (list, item) => {
    const texts = Array.isArray(list) ? list : [list];
    return texts.length === 0 ? sql`CAST(NULL AS Int32)` : found(texts, item);
  },
  elementAt: (list, position) => sql`arrayElement(${value(list, "indexes")}, ${position})`,
  bitsAt: (list, position) => sql`arrayElement(${value(list, "bits")}, ${position})`,
  bitOr: (item) => sql`groupBitOr(${item})`,
  bitAnd: (bits, mask) => sql`bitAnd(${bits}, ${mask})`,
  dayOf: (text, format, timezone) => {
    if (isCounted(format)) return countedDay(text, format);
    const quick = quickDay(text, format);
    const whens = [
      ...(quick === null ? [] : [quick]),
      sql`WHEN match(${text}, ${localShape(format)}) THEN ${localDay(text, format)}`,
      ...offsetDay(text, format, timezone),
    ];
    return sql`CASE ${join(whens, " ")} END`;
  },
  // Past 200 characters a number may be infinite.
  numberOf: (text, decimal) => {
    const shape = alone(numberShape(decimal));
    const bare = sql`replaceRegexpAll(${trim(text)}, ${value(`[${writtenBesides}]`, "text")}, '')`;
    const number = sql`replaceOne(${bare}, ',', '.')`;
    return sql`CASE WHEN length(${text}) <= 200 AND match(${text}, ${shape}) THEN toFloat64OrNull(${number}) END`;
  },
  wholeOf: null,
  padded: (text, length) =>
    sql`CASE WHEN length(${text}) < ${length} AND ${isDigits(text)} THEN leftPad(${text}, ${length}, '0') ELSE ${text} END`,
  isDigits,
  hasDigit: (text) => sql`match(${text}, '[0-9]')`,
  trim,
  typedDay: (day) => sql`toInt32(toYYYYMMDD(${day}))`,
  dayIn: (instant, timezone) => sql`toDate32(toTimeZone(${instant}, ${value(timezone, "text")}))`,
  yearOf: (day) => sql`intDiv(${day}, 10000)`,
  monthOf: (day) => sql`(intDiv(${day}, 100) % 100)`,
  dayOfMonth: (day) => sql`(${day} % 100)`,
  daysFrom: (from, to) => sql`${dayNumber(to)} - ${dayNumber(from)}`,
  dayText: (day) =>
    sql`concat(leftPad(toString(intDiv(${day}, 10000)), 4, '0'), '-', leftPad(toString(intDiv(${day}, 100) % 100), 2, '0'), '-', leftPad(toString(${day} % 100), 2, '0'))`,
  isFinite: (item) => sql`isFinite(${item})`,
  partsOf,
  isEmpty: (parts) => sql`empty(${parts})`,
  each: (parts) => sql`arrayJoin(${parts})`,
  allAmong: (parts, values) => sql`hasAll(${value(values, "texts")}, ${parts})`,
  ranksOf: (parts, values, ranks) => {
    const known = values.flatMap((text, at) => {
      const rank = ranks[at];
      return rank === null || rank === undefined ? [] : [{ text, rank }];
    });
    if (known.length === 0) return sql`CAST(NULL AS String)`;
    const [texts, numbers] = [known.map(({ text }) => text), known.map(({ rank }) => rank)];
    const all = sql`arrayMap(part -> transform(part, ${value(texts, "texts")}, ${value(numbers, "indexes")}, 0), ${parts})`;
    const held = sql`arrayMap(rank -> toString(rank), arraySort(arrayDistinct(arrayFilter(rank -> rank > 0, ${all}))))`;
    return sql`nullIf(concat(',', arrayStringConcat(${held}, ','), ','), ',,')`;
  },
  ranks: (ranks) => sql`${value(`,${ranks.join(",")},`, "text")}`,
  holds: (ranks, rank) => sql`(position(${ranks}, ${value(`,${rank},`, "text")}) > 0)`,
  least: (ranks) => sql`toInt16OrNull(extract(${ranks}, '[0-9]+'))`,
  createTemporary: (table, query) => sql`CREATE TEMPORARY TABLE ${table} AS ${query}`,
  drop: (table) => sql`DROP TEMPORARY TABLE IF EXISTS ${table}`,
  named: (table, query) => sql`WITH ${table} AS MATERIALIZED (${query})`,
} satisfies Dialect;

function found(texts: readonly SqlValue[], item: Sql): Sql {
  const positions = sql`range(1, ${texts.length + 1})`;
  return sql`CAST(transform(${item}, ${value(texts.map(String), "texts")}, ${positions}, NULL) AS Int32)`;
}

/** A quote is doubled, so that a reader of SQL sees where a text ends; a backslash would begin an escape. */
function literal(item: SqlValue, type: Type | null): string {
  if (type === "day") return String(item).replaceAll("-", "");
  if (typeof item === "string") return quoted(item);
  if (typeof item === "object") {
    const items = `[${item.map((each) => (each === null ? "NULL" : literal(each, null))).join(", ")}]`;
    return type === null || (type === "texts" && item.length > 0)
      ? items
      : `CAST(${items} AS ${types[type]})`;
  }
  return type === null ? String(item) : `CAST(${String(item)} AS ${types[type]})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll("\u0000", "\\0")}'`;
}

function isDigits(text: Sql): Sql {
  return sql`match(${text}, '^[0-9]+$')`;
}

/** A text of ASCII, as almost every one is, pays for no regular expression. */
function trim(text: Sql): Sql {
  const all = sql`replaceRegexpAll(${text}, ${value("^\\p{Zs}+|\\p{Zs}+$", "text")}, '')`;
  return sql`if(lengthUTF8(${text}) = length(${text}), trimBoth(${text}), ${all})`;
}

/** A list is never null: a text that is gives one of no part. */
function partsOf(text: Sql, separator: string): Sql {
  const inside = sql`replaceRegexpOne(ifNull(${text}, ''), ${value("(?s)^\\s*[\\[{](.*)[\\]}]\\s*$", "text")}, ${value("\\1", "text")})`;
  const parts = sql`extractAll(${inside}, ${partPattern(separator)})`;
  return sql`arrayFilter(part -> part <> '', arrayMap(part -> trimBoth(part, ' "'), ${parts}))`;
}

const slashedDay = `([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](${year})`;

/** The day at the start of a text, its year, month and day by the position of their parentheses, and what may follow. */
const shapes: Readonly<
  Record<TextDateFormat, { readonly day: string; readonly order: readonly ("year" | "month" | "day")[] }>
> = {
  iso: { day: `(${year})-([0-9]{1,2})-([0-9]{1,2})`, order: ["year", "month", "day"] },
  fr: { day: slashedDay, order: ["day", "month", "year"] },
  us: { day: slashedDay, order: ["month", "day", "year"] },
  compact: { day: `(${year})([0-9]{2})([0-9]{2})`, order: ["year", "month", "day"] },
  date9: { day: `([0-9]{1,2})[ -]?(${monthName})[.]?[ -]?(${year})`, order: ["day", "month", "year"] },
};

/** A shape with nothing but spaces around it. */
function alone(shape: string): Sql {
  return value(`^\\p{Zs}*${shape}\\p{Zs}*$`, "text");
}

function localShape(format: TextDateFormat): Sql {
  return alone(`${shapes[format].day}${afterDay[format]}`);
}

/** Without an offset, the day is as written; null where the calendar lacks it. */
function localDay(text: Sql, format: TextDateFormat): Sql {
  return bound("parts", groupsOf(text, localShape(format)), (parts) =>
    calendarDay(partsOfDay(parts, format)),
  );
}

/** What the parentheses of a shape hold; none where a text has not that shape. */
function groupsOf(text: Sql, shape: Sql): Sql {
  return sql`extractGroups(ifNull(${text}, ''), ${shape})`;
}

/** An expression that reads a value at several places, which is computed once, and written once. */
function bound(called: string, item: Sql, expression: (item: Sql) => Sql): Sql {
  return sql`arrayMap(${[called]} -> ${expression([called])}, [${item}])[1]`;
}

type DayParts = Readonly<Record<"year" | "month" | "day", Sql>>;

function partsOfDay(parts: Sql, format: TextDateFormat): DayParts {
  const { order } = shapes[format];
  const group = (part: "year" | "month" | "day") => sql`${parts}[${order.indexOf(part) + 1}]`;
  const number = (part: Sql) => sql`toInt32OrZero(${part})`;
  const month = format === "date9" ? namedMonth(group("month")) : number(group("month"));
  return { year: number(group("year")), month, day: number(group("day")) };
}

/** Number of a month from its name, in English or in French. */
function namedMonth(written: Sql): Sql {
  const plain = sql`replaceRegexpAll(replaceRegexpAll(lowerUTF8(${written}), '[éèê]', 'e'), '[ûü]', 'u')`;
  const names = [...numbersOfMonths.keys()];
  return sql`transform(${plain}, ${value(names, "texts")}, ${value([...numbersOfMonths.values()], "indexes")}, 0)`;
}

const english = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const numbersOfMonths = new Map<string, number>([
  ...english.map((name, at) => [name, at + 1] as const),
  ...[...englishMonths, ["july", "jul"] as const].map(
    ([name, month]) => [name, english.indexOf(month) + 1] as const,
  ),
]);

/** A day of the calendar as a whole number; null where its month has no such day. */
function calendarDay({ year, month, day }: DayParts): Sql {
  const isLeap = sql`(${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0))`;
  const last = sql`multiIf(${month} IN (4, 6, 9, 11), 30, ${month} <> 2, 31, ${isLeap}, 29, 28)`;
  return sql`if(${month} BETWEEN 1 AND 12 AND ${day} BETWEEN 1 AND ${last}, ${year} * 10000 + ${month} * 100 + ${day}, NULL)`;
}

/** A text in the plainest writing, of the years that ClickHouse's own dates know: what it writes again as it was. */
function quickDay(text: Sql, format: TextDateFormat): Sql | null {
  const part = (from: number, size: number) => sql`substring(${text}, ${from}, ${size})`;
  const isoOf = (year: Sql, month: Sql, day: Sql) => sql`concat(${year}, '-', ${month}, '-', ${day})`;
  const isSlashed = sql`length(${text}) = 10 AND ${part(3, 1)} = '/' AND ${part(6, 1)} = '/' AND `;
  switch (format) {
    case "iso":
      return sameDay(text, sql``);
    case "fr":
      return sameDay(isoOf(part(7, 4), part(4, 2), part(1, 2)), isSlashed);
    case "us":
      return sameDay(isoOf(part(7, 4), part(1, 2), part(4, 2)), isSlashed);
    case "compact":
      return sameDay(isoOf(part(1, 4), part(5, 2), part(7, 2)), sql`length(${text}) = 8 AND `);
    case "date9":
      return null;
    default:
      return format satisfies never;
  }
}

/** Its own reading is loose: 30 February is 2 March. */
function sameDay(iso: Sql, condition: Sql): Sql {
  const day = sql`toDate32OrNull(${iso})`;
  return sql`WHEN ${condition}toString(${day}) = ${iso} THEN toInt32(toYYYYMMDD(${day}))`;
}

/** The Gregorian calendar comes back after 400 years, which are as many days; those from 1900 on are known. */
const cycle = { years: 400, days: 146_097, from: daysBetween("1900-01-01", "1970-01-01") } as const;

/** Days from 1 January 1970, of a day as a whole number. @see Hinnant (2013), days_from_civil, of years from March */
function dayNumber(day: Sql): Sql {
  const month = sql`(intDiv(${day}, 100) % 100)`;
  const fromMarch = sql`(intDiv(${day}, 10000) - if(${month} <= 2, 1, 0))`;
  const leaps = sql`intDiv(${fromMarch}, 4) - intDiv(${fromMarch}, 100) + intDiv(${fromMarch}, 400)`;
  return sql`(365 * ${fromMarch} + ${leaps} + intDiv(153 * ((${month} + 9) % 12) + 2, 5) + ${day} % 100 - 719469)`;
}

/** A day as a whole number, of days from 1 January 1970. */
function dayNumbered(days: Sql): Sql {
  const cycles = sql`toInt32(floor((${days} + ${cycle.from}) / ${cycle.days}))`;
  return sql`(toInt32(toYYYYMMDD(toDate32(toInt32(${days} - ${cycles} * ${cycle.days})))) + ${cycles} * ${cycle.years * 10_000})`;
}

const offset = "(Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)";

/** With an offset, the text is an instant; outside of the years 1900 to 2299, by the clock of the same day 400 years away. */
function offsetDay(text: Sql, format: TextDateFormat, timezone: string): readonly Sql[] {
  if (format === "compact" || format === "date9") return [];
  const shape = alone(
    `${shapes[format].day}[T ]([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:[.,][0-9]+)?)? ?${offset}`,
  );
  const day = bound("parts", groupsOf(text, shape), (parts) =>
    bound("day", calendarDay(partsOfDay(parts, format)), (day) =>
      bound("instant", instantOf(parts, day), (instant) => localDayOf(instant, timezone)),
    ),
  );
  return [sql`WHEN match(${text}, ${shape}) THEN ${day}`];
}

/** Seconds from 1970 in UTC, of the time and the offset that follow the three parts of a day. */
function instantOf(parts: Sql, day: Sql): Sql {
  const number = (part: Sql) => sql`toInt64OrZero(${part})`;
  const time = sql`${number(sql`${parts}[4]`)} * 3600 + ${number(sql`${parts}[5]`)} * 60 + ${number(sql`${parts}[6]`)}`;
  const digits = sql`replaceOne(substring(${parts}[7], 2), ':', '')`;
  const minutes = sql`(${number(sql`substring(${digits}, 1, 2)`)} * 60 + ${number(sql`substring(${digits}, 3, 2)`)})`;
  const ahead = sql`if(startsWith(${parts}[7], '-'), -60, 60) * ${minutes}`;
  return sql`toInt64(${dayNumber(day)}) * 86400 + ${time} - ${ahead}`;
}

function localDayOf(instant: Sql, timezone: string): Sql {
  const cycles = sql`toInt64(floor((${instant} + ${cycle.from * 86_400}) / ${cycle.days * 86_400}))`;
  const within = sql`fromUnixTimestamp64Second(toInt64(${instant} - ${cycles} * ${cycle.days * 86_400}), 'UTC')`;
  const local = sql`toInt32(toYYYYMMDD(toTimeZone(${within}, ${value(timezone, "text")})))`;
  return sql`toInt32(${local} + ${cycles} * ${cycle.years * 10_000})`;
}

/** A number of days, or of seconds, from the day that a software starts from; null where it is none between years 1 and 9999. */
function countedDay(text: Sql, format: CountedDate): Sql {
  const { number, from, perDay } = countedDateForms[format];
  // What a shape does not hold is empty: no infinite number is made an integer, which would stop the statement.
  const written = sql`toFloat64OrNull(replaceOne(extract(${text}, ${alone(`(${number})`)}), ',', '.'))`;
  const dayAt = (days: Sql) => dayNumbered(sql`(toInt32(${days}) + ${daysBetween("1970-01-01", from)})`);
  return bound("days", sql`floor(${written} / ${perDay})`, (days) => dayCounted(format, days, dayAt));
}
