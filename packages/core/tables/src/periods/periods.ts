import { attributeOf, type Window } from "@vigie/study";
import type { Subject } from "../subject.ts";

/** A period of time named by a code: `2022`, `2022-Q3` or `2022-07`. */
export interface Period {
  readonly code: string;
  readonly label: string;
  readonly year: string;
  /** Its beginning, in years. */
  readonly at: number;
  /** First day, and the first day of the next one. */
  readonly from: string;
  readonly until: string;
}

/** The periods of an attribute, in order; codes that are no period are left out. */
export function periodsIn(
  { source, formatter }: Pick<Subject, "source" | "formatter">,
  name: string,
): readonly Period[] {
  const codes = attributeOf(source, name)?.codes ?? [];
  return codes
    .flatMap(({ code, label }) => {
      const months = monthsOf(code);
      if (months === null) return [];
      const { first, count } = months;
      return [
        {
          code,
          label: formatter.text(label),
          year: dayOf(first).slice(0, 4),
          at: first / 12,
          from: dayOf(first),
          until: dayOf(first + count),
        },
      ];
    })
    .toSorted((a, b) => a.at - b.at);
}

/** First and last day of a period; null where the code names none. */
export function windowOfPeriod(code: string): Window | null {
  const months = monthsOf(code);
  if (months === null) return null;
  const { first, count } = months;
  return { from: dayOf(first), to: dayBefore(dayOf(first + count)) };
}

/** Days that two windows share; reversed where they share none. */
export function sharedWindow(a: Window, b: Window): Window {
  const [, from = a.from] = [a.from, b.from].toSorted();
  const [to = a.to] = [a.to, b.to].toSorted();
  return { from, to };
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** The codes of these periods, in order. */
export function periodCodes(source: Subject["source"], name: string): readonly string[] {
  const codes = attributeOf(source, name)?.codes ?? [];
  return codes
    .flatMap(({ code }) => {
      const months = monthsOf(code);
      return months === null ? [] : [{ code, first: months.first }];
    })
    .toSorted((a, b) => a.first - b.first)
    .map(({ code }) => code);
}

/** Months since the year 0, and how many. */
function monthsOf(code: string): { readonly first: number; readonly count: number } | null {
  const [, year, rest = ""] = /^(\d{4})(?:-(Q[1-4]|\d{2}))?$/.exec(code) ?? [];
  if (year === undefined) return null;
  const start = Number(year) * 12;
  if (rest === "") return { first: start, count: 12 };
  if (rest.startsWith("Q")) return { first: start + (Number(rest.slice(1)) - 1) * 3, count: 3 };
  return { first: start + Number(rest) - 1, count: 1 };
}

function dayOf(months: number): string {
  const year = String(Math.floor(months / 12)).padStart(4, "0");
  return `${year}-${String((months % 12) + 1).padStart(2, "0")}-01`;
}
