import type { Window } from "@vigie/study";

/**
 * The first and the last day of a period as people write it: `2025`, `2025-S2`, `2025-T3`, `2025-09`, or two days as
 * `2025-03-01..2025-09-30`; null for anything else.
 */
export function windowOption(text: string): Window | null {
  const [from = "", to] = text.split("..");
  if (to !== undefined) return isDayOption(from) && isDayOption(to) && from <= to ? { from, to } : null;
  const [, year, part] = /^(\d{4})(?:-(S[12]|T[1-4]|\d{2}))?$/.exec(text.toUpperCase()) ?? [];
  if (year === undefined) return null;
  const months = monthsOf(part);
  return months === null ? null : windowOf(Number(year), months);
}

interface Months {
  /** From 1. */
  readonly first: number;
  readonly count: number;
}

function monthsOf(part: string | undefined): Months | null {
  if (part === undefined) return { first: 1, count: 12 };
  const rank = Number(part.replace(/\D/g, ""));
  const count = part.startsWith("S") ? 6 : part.startsWith("T") ? 3 : 1;
  const first = (rank - 1) * count + 1;
  return first >= 1 && first <= 12 ? { first, count } : null;
}

function windowOf(year: number, { first, count }: Months): Window {
  const day = (date: number) => new Date(date).toISOString().slice(0, 10);
  return { from: day(Date.UTC(year, first - 1, 1)), to: day(Date.UTC(year, first - 1 + count, 0)) };
}

/** Whether this is a day of the calendar, written as `2025-07-01`. */
export function isDayOption(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}

/** Today where the person is, `2026-11-25`. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE").format(new Date());
}

export function now(): Date {
  return new Date();
}
