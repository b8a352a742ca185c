import type { CountedDate, TextDateFormat } from "@vigie/mapping";
import { type Sql, sql } from "../sql.ts";

/** Numbers of a software's dates: their shape, the day they start from, and how many make a day. */
export const countedDateForms: Readonly<
  Record<CountedDate, { readonly number: string; readonly from: string; readonly perDay: number }>
> = {
  excel: { number: "[0-9]{1,7}(?:[.,][0-9]+)?", from: "1899-12-30", perDay: 1 },
  sas: { number: "-?[0-9]{1,7}(?:[.,]0+)?", from: "1960-01-01", perDay: 1 },
  sas_datetime: { number: "-?[0-9]{1,12}(?:[.,][0-9]+)?", from: "1960-01-01", perDay: 86_400 },
  spss: { number: "[0-9]{1,12}(?:[.,][0-9]+)?", from: "1582-10-14", perDay: 86_400 },
};

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/**
 * The day that a whole number of days counts, from the day that a software starts from; null outside of years 1 to 9999.
 * @param dayAt the day at a number of days, in the dialect
 */
export function dayCounted(format: CountedDate, days: Sql, dayAt: (days: Sql) => Sql): Sql {
  const { from } = countedDateForms[format];
  const [least, greatest] = [daysBetween(from, "0001-01-01"), daysBetween(from, "9999-12-31")];
  if (format !== "excel")
    return sql`CASE WHEN ${days} BETWEEN ${least} AND ${greatest} THEN ${dayAt(days)} END`;
  // Excel believes that 1900 had a 29 February, its day 60: those before it are counted from 31 December 1899.
  return sql`CASE WHEN ${days} BETWEEN 61 AND ${greatest} THEN ${dayAt(days)} WHEN ${days} BETWEEN 1 AND 59 THEN ${dayAt(sql`${days} + 1`)} END`;
}

/** Longer names first: one begins another. Without accents. */
export const englishMonths = [
  ["janv", "jan"],
  ["fevr", "feb"],
  ["fev", "feb"],
  ["mars", "mar"],
  ["avr", "apr"],
  ["mai", "may"],
  ["juin", "jun"],
  ["june", "jun"],
  ["juil", "jul"],
  ["july", "jul"],
  ["aout", "aug"],
  ["aou", "aug"],
  ["sept", "sep"],
] as const;

/** Regular expressions that every database reads alike: years 1 to 9999, clocks, months in English and in French. */
export const year = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])";
const seconds = "(?::[0-5][0-9](?:[.,][0-9]+)?)?";
export const clock = `(?:[01]?[0-9]|2[0-3]):[0-5][0-9]${seconds}`;
const anyClock = `(?:${clock}|(?:0?[1-9]|1[0-2]):[0-5][0-9]${seconds} ?[AaPp][Mm])`;
export const monthName =
  "(?i:janv?|f[eé]b|f[eé]vr?|mars?|apr|avr|may|mai|june?|juin|july?|juil|aug|ao[uû]t?|sept?|oct|nov|d[eé]c)";

/** What may follow a day, by its format. */
export const afterDay: Readonly<Record<TextDateFormat, string>> = {
  iso: `(?:[T ]${anyClock})?`,
  fr: `(?:[T ]${anyClock})?`,
  us: `(?:[T ]${anyClock})?`,
  compact: "(?:[T ]?(?:[01][0-9]|2[0-3]):?[0-5][0-9](?::?[0-5][0-9])?)?",
  date9: `(?:[T :]${anyClock})?`,
};

/**
 * Mark of decimals in a text; `either` in a cell of a workbook, where texts with a comma stand beside true numbers. There a comma
 * before exactly three digits is none, since `1,234` is a thousand and more in English: 0,875 alone has no other meaning.
 */
export type DecimalMark = "." | "," | "either";

/** Spaces that separate thousands: plain, no-break, figure, thin and narrow. */
const separators = " \u00a0\u2007\u2009\u202f";

/** What a number is written with and that changes nothing to its value. */
export const writtenBesides = `${separators}€`;

/** Shape of a number: thousands may be separated by spaces, and euros may follow. For the regular expressions of every engine. */
export function numberShape(decimal: DecimalMark): string {
  const whole = `(?:[0-9]+|[0-9]{1,3}(?:[${separators}][0-9]{3})+)`;
  const written =
    decimal === "either"
      ? `(?:${whole}(?:[.][0-9]+|,[0-9]{1,2}|,[0-9]{4,})?|0,[0-9]{3})`
      : `${whole}(?:[${decimal}][0-9]+)?`;
  return `[+-]?${written}(?:[eE][+-]?[0-9]{1,2})?(?:[${separators}]*€)?`;
}
