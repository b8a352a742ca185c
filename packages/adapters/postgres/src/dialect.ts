import {
  afterDay,
  cast,
  clock,
  countedDateForms,
  type Dialect,
  dayCounted,
  englishMonths,
  join,
  numberShape,
  partPattern,
  type Sql,
  sql,
  standard,
  value,
  writtenBesides,
  year,
} from "@vigie/engine/adapter";
import { type CountedDate, isCounted, type TextDateFormat } from "@vigie/mapping";

const shared = standard({
  text: "text",
  day: "date",
  whole: "bigint",
  number: "double precision",
  count: "integer",
  rank: "smallint",
  texts: "text[]",
  indexes: "smallint[]",
  bits: "bigint[]",
});

/** PostgreSQL, from version 13. */
export const postgres = {
  ...shared,
  name: "postgres",
  // Keys of a jsonb object are searched by halves; array_position compares them one by one.
  positionIn: (list, item) => {
    const texts = Array.isArray(list) ? list : [list];
    const positions = JSON.stringify(Object.fromEntries(texts.map((text, at) => [text, at + 1])));
    return sql`CAST(CAST(${value(positions, "text")} AS jsonb) ->> ${item} AS integer)`;
  },
  dayOf: (text, format, timezone) => {
    if (isCounted(format)) return countedDay(text, format);
    const quick = quickDay(text, format);
    const whens = [
      ...(quick === null ? [] : [quick]),
      sql`WHEN ${text} ~ ${pattern(`${dayShape(format)}${afterDay[format]}`)} THEN ${localDay(text, format)}`,
      ...offsetDay(text, format, timezone),
    ];
    return sql`CASE ${join(whens, " ")} END`;
  },
  // Past 200 characters a number may be out of range, which would stop the statement.
  numberOf: (text, decimal) => {
    const shape = pattern(numberShape(decimal));
    const bare = sql`translate(${trim(text)}, ${value(`,${writtenBesides}`, "text")}, '.')`;
    const number = cast(bare, "number");
    return sql`CASE WHEN length(${text}) <= 200 AND ${text} ~ ${shape} THEN ${number} END`;
  },
  wholeOf: null,
  padded: (text, length) =>
    sql`CASE WHEN length(${text}) < ${length} AND ${isDigits(text)} THEN lpad(${text}, ${length}, '0') ELSE ${text} END`,
  isDigits,
  trim,
  partsOf,
  isEmpty: (parts) => sql`coalesce(cardinality(${parts}), 0) = 0`,
  each: (parts) => sql`unnest(${parts})`,
  allAmong: (parts, values) => sql`coalesce(${parts} <@ ${value(values, "texts")}, TRUE)`,
  ranksOf: (parts, values, ranks) => {
    const rank = shared.elementAt(ranks, postgres.positionIn(values, sql`part`));
    return sql`(SELECT array_agg(DISTINCT ${rank}) FILTER (WHERE ${rank} IS NOT NULL) FROM unnest(${parts}) AS part)`;
  },
  holds: (ranks, rank) => sql`(${rank} = ANY (${ranks}))`,
  least: (ranks) => sql`(${ranks})[1]`,
  textOf: (column) => sql`${cast(column, "text")} COLLATE "C"`,
  // An infinite day has no year, and would stop the statement that asks for it.
  typedDay: (day) => sql`CASE WHEN ${day} BETWEEN '0001-01-01' AND '9999-12-31' THEN ${day} END`,
  isFinite: (item) => sql`(${cast(item, "number")} > '-Infinity' AND ${cast(item, "number")} < 'Infinity')`,
  // Its planner would write an inner query into the outer one, and compute a column at each place that reads it. The number
  // is between quotes: as a number, it is still to be cast when the planner asks whether the query may have workers.
  fenced: (query) => sql`${query} OFFSET '0'`,
  createTemporary: (table, query) => sql`CREATE TEMPORARY TABLE ${table} ON COMMIT DROP AS ${query}`,
  dropsAtEnd: true,
} satisfies Dialect;

function isDigits(text: Sql): Sql {
  return sql`(${text} <> '' AND translate(${text}, '0123456789', '') = '')`;
}

function partsOf(text: Sql, separator: string): Sql {
  const inside = sql`regexp_replace(${text}, ${value("^\\s*[\\[{](.*)[\\]}]\\s*$", "text")}, '\\1')`;
  const found = sql`regexp_matches(${inside}, ${partPattern(separator)}, 'g')`;
  return sql`ARRAY(SELECT btrim(found[1], ' "') FROM ${found} AS found WHERE btrim(found[1], ' "') <> '')`;
}

/** The spaces of Unicode: a regular expression of PostgreSQL knows no class of them. */
const spaces = " \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000";

/** A text of ASCII, as almost every one is, pays for no regular expression. */
function trim(text: Sql): Sql {
  const all = sql`regexp_replace(${text}, ${value(`^[${spaces}]+|[${spaces}]+$`, "text")}, '', 'g')`;
  return sql`CASE WHEN octet_length(${text}) = length(${text}) THEN btrim(${text}) ELSE ${all} END`;
}

/** A shape with nothing but spaces around it. */
function pattern(shape: string): Sql {
  return value(`^[${spaces}]*${shape}[${spaces}]*$`, "text");
}

/*
 * A cast of PostgreSQL stops the statement where a text is not a day, so a text is cast only once its shape says that it
 * is one. Its regular expressions take some 5 µs a row: the commonest writings are judged without them.
 */

const leapYear = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)";

interface Shape {
  /** A day of a month in words or in digits, joined as the format joins them. */
  readonly day: (parts: { readonly day: string; readonly month: string; readonly year: string }) => string;

  /** Whether days and months may have one digit. */
  readonly short: boolean;
}

const slashed = (first: "day" | "month", second: "day" | "month"): Shape => ({
  day: (parts) => `${parts[first]}[/.-]${parts[second]}[/.-]${parts.year}`,
  short: true,
});

const shapes: Readonly<Record<TextDateFormat, Shape>> = {
  iso: {
    day: ({ day, month, year }) => `${year}-${month}-${day}`,
    short: true,
  },
  fr: slashed("day", "month"),
  us: slashed("month", "day"),
  compact: {
    day: ({ day, month, year }) => `${year}${month}${day}`,
    short: false,
  },
  date9: {
    day: ({ day, month, year }) => `${day}[ -]?${month}[.]?[ -]?${year}`,
    short: true,
  },
};

const namedMonths = {
  long: anyCase("janv?|mars?|may|mai|july?|juil|aug|ao[uûÛ]t?|oct|d[eéÉ]c"),
  short: anyCase("apr|avr|june?|juin|sept?|nov"),
  february: anyCase("f[eéÉ]b|f[eéÉ]vr?"),
};

function anyCase(shape: string): string {
  return `(?:${shape.replace(/[a-z]/g, (letter) => `${letter}${letter.toUpperCase()}`).replace(/([a-z][A-Z])(?![^[]*\])/g, "[$1]")})`;
}

/** The days that exist, February by year. */
function dayShape(format: TextDateFormat): string {
  const { day, short } = shapes[format];
  const zero = short ? "0?" : "0";
  const numbered = { long: `(?:${zero}[13578]|1[02])`, short: `(?:${zero}[469]|11)`, february: `${zero}2` };
  const month = format === "date9" ? namedMonths : numbered;
  const to28 = `(?:${zero}[1-9]|1[0-9]|2[0-8])`;
  return `(?:${[
    day({ day: `(?:${to28}|29|3[01])`, month: month.long, year }),
    day({ day: `(?:${to28}|29|30)`, month: month.short, year }),
    day({ day: to28, month: month.february, year }),
    day({ day: "29", month: month.february, year: leapYear }),
  ].join("|")})`;
}

/** The day of a text of the right shape, as written. */
function localDay(text: Sql, format: TextDateFormat): Sql {
  const bare = trim(text);
  switch (format) {
    case "iso":
      return sql`to_date(${bare}, 'YYYY-FMMM-FMDD')`;
    case "fr":
      return sql`to_date(translate(${bare}, '.-', '//'), 'FMDD/FMMM/YYYY')`;
    case "us":
      return sql`to_date(translate(${bare}, '.-', '//'), 'FMMM/FMDD/YYYY')`;
    case "compact":
      return sql`to_date(left(${bare}, 8), 'YYYYMMDD')`;
    case "date9": {
      const day = sql`substring(${bare} FROM '^[0-9]{1,2}[^0-9]*[0-9]{4}')`;
      const letters = sql`translate(lower(${day}), 'éÉûÛ .-', 'eeuu')`;
      const english = englishMonths.reduce(
        (name, [from, to]) => sql`replace(${name}, ${value(from, "text")}, ${value(to, "text")})`,
        letters,
      );
      return sql`to_date(${english}, 'FMDDMonYYYY')`;
    }
    default:
      return format satisfies never;
  }
}

interface Quick {
  /** `LIKE` patterns, with what is left of each text once its digits are removed. */
  readonly writings: readonly (readonly [string, string])[];
  /** Positions of the four digits of the year, and of the two of the month and of the day. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const quickShapes: Readonly<Record<TextDateFormat, Quick | null>> = {
  iso: {
    writings: [
      ["____-__-__", "--"],
      ["____-__-__ __:__:__", "-- ::"],
      ["____-__-__T__:__:__", "--T::"],
    ],
    year: 1,
    month: 6,
    day: 9,
  },
  fr: {
    writings: [
      ["__/__/____", "//"],
      ["__/__/____ __:__:__", "// ::"],
    ],
    year: 7,
    month: 4,
    day: 1,
  },
  us: {
    writings: [
      ["__/__/____", "//"],
      ["__/__/____ __:__:__", "// ::"],
    ],
    year: 7,
    month: 1,
    day: 4,
  },
  compact: { writings: [["________", ""]], year: 1, month: 5, day: 7 },
  date9: null,
};

/** A text in the plainest writing; its 29, 30 and 31 are left to the others. */
function quickDay(text: Sql, format: TextDateFormat): Sql | null {
  const quick = quickShapes[format];
  if (quick === null) return null;
  const part = (from: number, size: number) => sql`substr(${text}, ${from}, ${size})`;
  const [year, month, day] = [part(quick.year, 4), part(quick.month, 2), part(quick.day, 2)];
  const shaped = quick.writings.map(
    ([like, marks]) =>
      sql`${text} LIKE ${value(like, "text")} AND translate(${text}, '0123456789', '') = ${value(marks, "text")}`,
  );
  const isTime =
    quick.writings.length === 1
      ? []
      : [
          sql`(length(${text}) = 10 OR (${part(12, 2)} < '24' AND ${part(15, 1)} < '6' AND ${part(18, 1)} < '6'))`,
        ];
  const conditions = [
    sql`(${join(shaped, " OR ")})`,
    sql`${year} > '0000'`,
    sql`${month} BETWEEN '01' AND '12'`,
    sql`${day} BETWEEN '01' AND '28'`,
    ...isTime,
  ];
  const iso = format === "iso" ? sql`left(${text}, 10)` : sql`${year} || '-' || ${month} || '-' || ${day}`;
  return sql`WHEN ${join(conditions, " AND ")} THEN ${cast(iso, "day")}`;
}

/** The year, the month and the day of a text with an offset, and the day in ISO made from them. */
const instantParts: Readonly<Record<TextDateFormat, readonly [string, string] | null>> = {
  iso: ["([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", "\\1-\\2-\\3"],
  fr: ["([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", "\\3-\\2-\\1"],
  us: ["([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", "\\3-\\1-\\2"],
  compact: null,
  date9: null,
};

const offset = "(?:Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)";

/** With an offset, the text is an instant. */
function offsetDay(text: Sql, format: TextDateFormat, timezone: string): readonly Sql[] {
  const parts = instantParts[format];
  if (parts === null) return [];
  const [day, iso] = parts;
  const shape = pattern(`${dayShape(format)}[T ]${clock} ?${offset}`);
  const pieces = `^${day}[T ]([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]+)? ?(${offset})$`;
  const instant = sql`regexp_replace(${trim(text)}, ${value(pieces, "text")}, ${value(`${iso} \\4\\5`, "text")})`;
  return [
    sql`WHEN ${text} LIKE '%:%' AND ${text} ~ ${shape} THEN ${shared.dayIn(sql`CAST(${instant} AS timestamp with time zone)`, timezone)}`,
  ];
}

/** A number of days, or of seconds, from the day that a software starts from; null where it is none between years 1 and 9999. */
function countedDay(text: Sql, format: CountedDate): Sql {
  const { number, from, perDay } = countedDateForms[format];
  const written = cast(sql`translate(${trim(text)}, ',', '.')`, "number");
  const days = perDay === 1 ? sql`floor(${written})` : sql`floor(${written} / ${perDay})`;
  const dated = dayCounted(format, days, (count) => sql`${value(from, "day")} + CAST(${count} AS integer)`);
  return sql`CASE WHEN length(${text}) <= 200 AND ${text} ~ ${pattern(number)} THEN ${dated} END`;
}
