import type { DateFormat } from "../src/plan.ts";

/**
 * The day that a text writes, as `2022-12-31`; null where it writes none.
 * A stamp with an offset is an instant: its day is the one of `timezone`. Without one, the day is as written.
 */
export function readDay(text: string, format: DateFormat, timezone: string): string | null {
  const written = writings[format].exec(text.replace(/^\p{Zs}+|\p{Zs}+$/gu, ""))?.groups;
  if (written === undefined) return null;
  const { year = "", month = "", day = "", offset } = written;
  const date = utc({ year, month, day });
  if (date === null) return null;
  if (offset === undefined) return date.toISOString().slice(0, 10);
  const { hour = "0", minute = "0", second = "0" } = written;
  const minutes = Number(hour) * 60 + Number(minute) - minutesAhead(offset);
  return dayIn(new Date(date.getTime() + minutes * 60_000 + Number(second) * 1000), timezone);
}

const clock = String.raw`(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?::(?<second>[0-5]\d)(?:[.,]\d+)?)?`;
const halfDayClock = String.raw`(?:0?[1-9]|1[0-2]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)? ?[AaPp][Mm]`;
const offset = String.raw`(?<offset>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)`;

const writings: Readonly<Record<DateFormat, RegExp>> = {
  iso: new RegExp(`^(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})(?:[T ]${clock}${offset}?)?$`),
  fr: new RegExp(`^(?<day>\\d{1,2})[/.-](?<month>\\d{1,2})[/.-](?<year>\\d{4})(?:[T ]${clock})?$`),
  us: new RegExp(
    `^(?<month>\\d{1,2})[/.-](?<day>\\d{1,2})[/.-](?<year>\\d{4})(?:[T ](?:${clock}|${halfDayClock}))?$`,
  ),
  compact: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:[T ]?(?:[01]\d|2[0-3]):?[0-5]\d(?::?[0-5]\d)?)?$/,
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

function dayIn(instant: Date, timezone: string): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: timezone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((found) => found.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}
