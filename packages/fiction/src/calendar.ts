import type { Window } from "@vigie/study";
import { dayNumber, dayText, weekday } from "./age-dates.ts";

/** Days of contacts: those of the window, with some before and some after, in order. */
export interface Calendar {
  readonly days: readonly string[];
  /** Positions in `days`. */
  readonly window: readonly number[];
  readonly weekdays: readonly number[];
  readonly outside: readonly number[];
}

/** Days kept on each side of the window. */
const margin = 31;

export function calendarOf({ from, to }: Window): Calendar {
  const first = dayNumber(from) - margin;
  const last = dayNumber(to) + margin;
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const positions = numbers.map((_, at) => at);
  const window = positions.slice(margin, -margin);
  return {
    days: numbers.map(dayText),
    window,
    weekdays: window.filter((at) => ![0, 6].includes(weekday(first + at))),
    outside: positions.filter((at) => at < margin || at >= positions.length - margin),
  };
}
