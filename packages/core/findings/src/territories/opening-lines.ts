import type { Opening, OpeningWeek } from "@vigie/places";
import type { Formatter } from "@vigie/tables";
import { capitalised } from "@vigie/words";

/** Hours of a place in words; those that could not be parsed, quoted from the list and marked as such. */
export function openingLines(opening: Opening, formatter: Formatter): readonly string[] {
  if ("written" in opening) return [formatter.message("help.hoursAsWritten", { written: opening.written })];
  return [
    ...weekLines(opening, formatter),
    ...opening.closedOn.map((closure) => formatter.message(`help.closed.${closure}`)),
  ];
}

/** Days with the same hours together: « Du lundi au vendredi : 9 h – 12 h ». Closed days are left out. */
function weekLines({ days }: OpeningWeek, formatter: Formatter): readonly string[] {
  const wording = days.map((hours) =>
    formatter.list(
      hours.map(({ from, to }) =>
        formatter.message("help.hours", { from: timeOf(from, formatter), to: timeOf(to, formatter) }),
      ),
    ),
  );
  return wording.flatMap((hours, first) => {
    if (hours === "" || hours === wording[first - 1]) return [];
    const end = wording.findIndex((other, at) => at > first && other !== hours);
    const last = (end < 0 ? wording.length : end) - 1;
    const names = { from: dayName(first, formatter), to: dayName(last, formatter) };
    return [
      capitalised(formatter.message(first === last ? "help.onDay" : "help.onDays", { ...names, hours })),
    ];
  });
}

/** « 9 h », « 13 h 30 » in French; as clocks write it elsewhere. */
function timeOf(time: string, formatter: Formatter): string {
  const [hours = "", minutes = ""] = time.split(":");
  return formatter.message(minutes === "00" ? "help.hour" : "help.time", {
    hours: String(Number(hours)),
    minutes,
  });
}

/** @param at from 0 for Monday */
function dayName(at: number, { language }: Formatter): string {
  // The 1st of January 2024 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, 0, 1 + at)),
  );
}
