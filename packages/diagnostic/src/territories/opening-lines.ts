import type { Opening, OpeningWeek } from "@vigie/places";
import { capitalised } from "@vigie/words";
import type { Words } from "../words.ts";

/** Hours of a place in words; those that are not read, as the list writes them, which is said. */
export function openingLines(opening: Opening, words: Words): readonly string[] {
  if ("written" in opening) return [words.message("help.hoursAsWritten", { written: opening.written })];
  return [
    ...weekLines(opening, words),
    ...opening.closedOn.map((closure) => words.message(`help.closed.${closure}`)),
  ];
}

/** Days with the same hours together: « Du lundi au vendredi : 9 h – 12 h ». Closed days are left out. */
function weekLines({ days }: OpeningWeek, words: Words): readonly string[] {
  const wording = days.map((hours) =>
    words.list(
      hours.map(({ from, to }) =>
        words.message("help.hours", { from: timeOf(from, words), to: timeOf(to, words) }),
      ),
    ),
  );
  return wording.flatMap((hours, first) => {
    if (hours === "" || hours === wording[first - 1]) return [];
    const end = wording.findIndex((other, at) => at > first && other !== hours);
    const last = (end < 0 ? wording.length : end) - 1;
    const names = { from: dayName(first, words), to: dayName(last, words) };
    return [capitalised(words.message(first === last ? "help.onDay" : "help.onDays", { ...names, hours }))];
  });
}

/** « 9 h », « 13 h 30 » in French; as clocks write it elsewhere. */
function timeOf(time: string, words: Words): string {
  const [hours = "", minutes = ""] = time.split(":");
  return words.message(minutes === "00" ? "help.hour" : "help.time", {
    hours: String(Number(hours)),
    minutes,
  });
}

/** @param at from 0 for Monday */
function dayName(at: number, { language }: Words): string {
  // The 1st of January 2024 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, 0, 1 + at)),
  );
}
