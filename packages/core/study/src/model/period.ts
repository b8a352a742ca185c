import { type Code, plainCode } from "./code.ts";

export const periodSteps = ["month", "quarter", "year"] as const;
export type PeriodStep = (typeof periodSteps)[number];

const months: Readonly<Record<PeriodStep, number>> = { month: 1, quarter: 3, year: 12 };

/** The period that a day lies in: `2020-01`, `2020-Q1` or `2020`. */
export function periodOf(day: string, every: PeriodStep): string {
  const [year = "", month = ""] = day.split("-");
  if (every === "month") return `${year}-${month}`;
  return every === "year" ? year : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** Every period that a window touches, in order; none where it is not one. */
export function periodsOf({ from, to }: Window, every: PeriodStep): readonly Code[] {
  const size = months[every];
  const first = Math.floor(monthsUntil(from) / size);
  const count = Math.floor(monthsUntil(to) / size) - first + 1;
  if (!(count >= 0)) return [];
  const labelOf = labelsOf(every);
  return Array.from({ length: count }, (_, at) => {
    const day = dayAt((first + at) * size);
    return plainCode(periodOf(day, every), labelOf(day));
  });
}

function monthsUntil(day: string): number {
  const [year, month] = day.split("-").map(Number);
  return (year ?? Number.NaN) * 12 + (month ?? Number.NaN) - 1;
}

function dayAt(months: number): string {
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}-01`;
}

/** The label of the period that begins a day. A formatter of months takes long to make: one for all of them. */
function labelsOf(every: PeriodStep): (day: string) => Code["label"] {
  if (every === "year")
    return (day) => {
      const year = day.slice(0, 4);
      return { fr: year, en: year };
    };
  if (every === "quarter")
    return (day) => {
      const [year, quarter] = [day.slice(0, 4), Math.ceil(Number(day.slice(5, 7)) / 3)];
      return { fr: `${quarter === 1 ? "1er" : `${quarter}e`} trimestre ${year}`, en: `Q${quarter} ${year}` };
    };
  const months = (language: string) =>
    new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
  const [fr, en] = [months("fr"), months("en")];
  return (day) => ({ fr: fr.format(new Date(day)), en: en.format(new Date(day)) });
}

/** Days as `2022-07-01`; both ends included. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Length of a period, in whole months. */
export function monthsOf({ from, to }: Window): number {
  return Math.round((daysBetween(from, to) + 1) / 30.44);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/**
 * The window of a later edition, each period starting on the day after the one before: whole months where the period is some,
 * else days.
 * @param window of the study or of a source
 * @param options.period of the study
 * @param options.editions how many periods later; 0 for the window itself
 * @example
 * laterWindow({ from: "2024-07-01", to: "2024-12-31" }, { period: { from: "2024-07-01", to: "2024-12-31" }, editions: 1 }).to // "2025-06-30"
 */
export function laterWindow(
  { from, to }: Window,
  { period, editions }: { readonly period: Window; readonly editions: number },
): Window {
  const isOfMonths = dayAfter(period.to).slice(8) === period.from.slice(8);
  const count = editions * (isOfMonths ? monthsOf(period) : daysBetween(period.from, period.to) + 1);
  const moved = (day: string) => (isOfMonths ? monthsLater(day, count) : daysLater(day, count));
  return { from: moved(from), to: moved(to) };
}

/** Day of a later month that has this number, or its last one: the last day of a month stays one. */
function monthsLater(day: string, count: number): string {
  const first = dayAt(monthsUntil(day) + count);
  const last = Number(daysLater(dayAt(monthsUntil(day) + count + 1), -1).slice(8));
  const ofMonth = isLastOfMonth(day) ? last : Math.min(last, Number(day.slice(8)));
  return `${first.slice(0, 8)}${String(ofMonth).padStart(2, "0")}`;
}

function dayAfter(day: string): string {
  return daysLater(day, 1);
}

function daysLater(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/**
 * A day as what it is in a period, equal for the same day of the next period: its first or last day, else months from its last
 * one and the day of the month, where the last day of each month is one. A count of days would differ in leap years.
 */
export function dayInWindow(day: string, { from, to }: Window): string {
  if (day === to) return "last";
  if (day === from) return "first";
  const months = monthNumber(day) - monthNumber(to);
  const ofMonth = isLastOfMonth(day) ? "last" : String(Number(day.slice(8)));
  return `${months} months, ${ofMonth}`;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

function isLastOfMonth(day: string): boolean {
  return dayAfter(day).endsWith("-01");
}
