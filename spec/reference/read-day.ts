import { type CountedDate, type DateFormat, isCounted, type TextDateFormat } from "@vigie/mapping";

/**
 * The day that a text writes, as `2022-12-31`; null where it writes none.
 * A stamp with an offset is an instant: its day is the one of `timezone`. Without one, the day is as written.
 */
export function readDay(text: string, format: DateFormat, timezone: string): string | null {
  const plain = text.replace(/^\p{Zs}+|\p{Zs}+$/gu, "");
  if (isCounted(format)) return countedDay(plain, format);
  const written = writings[format].exec(plain)?.groups;
  if (written === undefined) return null;
  const { year = "", month = "", day = "", offset } = written;
  const date = utc({ year, month: monthNumber(month), day });
  if (date === null) return null;
  if (offset === undefined) return date.toISOString().slice(0, 10);
  const { hour = "0", minute = "0", second = "0" } = written;
  const minutes = Number(hour) * 60 + Number(minute) - minutesAhead(offset);
  return dayIn(new Date(date.getTime() + minutes * 60_000 + Number(second) * 1000), timezone);
}

/** Days, or seconds, from the midnight that a software counts from. */
function countedDay(text: string, format: CountedDate): string | null {
  const { number, from, perDay } = counts[format];
  if (!number.test(text)) return null;
  const days = Math.floor(Number(text.replace(",", ".")) / perDay);
  // Day 60 of Excel is 29 February 1900, which never was.
  if (format === "excel" && (days < 1 || days === 60)) return null;
  const shifted = format === "excel" && days < 60 ? days + 1 : days;
  const date = new Date(Date.parse(from) + shifted * 86_400_000);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString().slice(0, 10) : null;
}

const counts: Readonly<
  Record<CountedDate, { readonly number: RegExp; readonly from: string; readonly perDay: number }>
> = {
  excel: { number: /^\d{1,7}([.,]\d+)?$/, from: "1899-12-30", perDay: 1 },
  sas: { number: /^-?\d{1,7}([.,]0+)?$/, from: "1960-01-01", perDay: 1 },
  sas_datetime: { number: /^-?\d{1,12}([.,]\d+)?$/, from: "1960-01-01", perDay: 86_400 },
  spss: { number: /^\d{1,12}([.,]\d+)?$/, from: "1582-10-14", perDay: 86_400 },
};

/** English, then French. */
const months: readonly RegExp[] = [
  /^janv?$/i,
  /^(f[eé]b|f[eé]vr?)$/i,
  /^mars?$/i,
  /^(apr|avr)$/i,
  /^ma[yi]$/i,
  /^(june?|juin)$/i,
  /^(july?|juil)$/i,
  /^(aug|ao[uû]t?)$/i,
  /^sept?$/i,
  /^oct$/i,
  /^nov$/i,
  /^d[eé]c$/i,
];

/** A name of month, or a number that is one already. */
function monthNumber(written: string): string {
  const at = months.findIndex((name) => name.test(written));
  return at < 0 ? written : String(at + 1);
}

const clock = String.raw`(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?::(?<second>[0-5]\d)(?:[.,]\d+)?)?`;
const halfDayClock = String.raw`(?:0?[1-9]|1[0-2]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)? ?[AaPp][Mm]`;
const offset = String.raw`(?<offset>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)`;

const anyClock = `(?:${clock}|${halfDayClock})`;

const writings: Readonly<Record<TextDateFormat, RegExp>> = {
  iso: new RegExp(
    `^(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})(?:[T ](?:${halfDayClock}|${clock}(?: ?${offset})?))?$`,
  ),
  fr: new RegExp(
    `^(?<day>\\d{1,2})[/.-](?<month>\\d{1,2})[/.-](?<year>\\d{4})(?:[T ](?:${halfDayClock}|${clock}(?: ?${offset})?))?$`,
  ),
  us: new RegExp(
    `^(?<month>\\d{1,2})[/.-](?<day>\\d{1,2})[/.-](?<year>\\d{4})(?:[T ](?:${halfDayClock}|${clock}(?: ?${offset})?))?$`,
  ),
  compact: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:[T ]?(?:[01]\d|2[0-3]):?[0-5]\d(?::?[0-5]\d)?)?$/,
  date9: new RegExp(
    `^(?<day>\\d{1,2})[ -]?(?<month>[a-zéû]{3,5})[.]?[ -]?(?<year>\\d{4})(?:[T :]${anyClock})?$`,
    "i",
  ),
};

/** Midnight in UTC of a day of the calendar; null where the calendar lacks it. */
function utc(written: { readonly year: string; readonly month: string; readonly day: string }): Date | null {
  const [year, month, day] = [Number(written.year), Number(written.month), Number(written.day)];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return year >= 1 && same ? date : null;
}

/** Minutes by which a local clock is ahead of UTC. */
function minutesAhead(written: string): number {
  if (written === "Z") return 0;
  const digits = written.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return written.startsWith("-") ? -minutes : minutes;
}

/** By time zone: making one takes ten times as long as using it. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function dayIn(instant: Date, timezone: string): string {
  const calendar =
    calendars.get(timezone) ??
    new Intl.DateTimeFormat("en", {
      timeZone: timezone,
      calendar: "gregory",
      numberingSystem: "latn",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
  calendars.set(timezone, calendar);
  const parts = calendar.formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((found) => found.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}
