import type { Window } from "@vigie/study";
import Holidays from "date-holidays";

/** Départements whose public holidays are not those of the rest of France, as the calendar names them. */
const calendars: Readonly<Record<string, string>> = {
  "57": "57",
  "67": "67",
  "68": "68",
  "971": "GP",
  "972": "MQ",
  "973": "GF",
  "974": "RE",
  "976": "YT",
  "977": "BL",
  "978": "MF",
};

/**
 * Mondays to Fridays of a period that are not French public holidays, Whit Monday being one. Methods, section 5.
 * @param window both ends included; none where it is reversed
 * @param departement INSEE code, for the holidays that Alsace, Moselle and the overseas add; null for the others
 */
export function workingDays({ from, to }: Window, departement: string | null): number {
  const holidays = holidaysOf(yearsOf({ from, to }), departement);
  let count = 0;
  for (let time = Date.parse(from); time <= Date.parse(to); time += dayMs) {
    const day = new Date(time);
    const weekday = day.getUTCDay();
    if (weekday > 0 && weekday < 6 && !holidays.has(day.toISOString().slice(0, 10))) count++;
  }
  return count;
}

const dayMs = 24 * 60 * 60 * 1000;

function yearsOf({ from, to }: Window): readonly number[] {
  const first = Number(from.slice(0, 4));
  const years = Number(to.slice(0, 4)) - first + 1;
  return Array.from({ length: Math.max(years, 0) }, (_, at) => first + at);
}

function holidaysOf(years: readonly number[], departement: string | null): ReadonlySet<string> {
  const own = departement === null ? undefined : calendars[departement];
  const calendar = own === undefined ? new Holidays("FR") : new Holidays("FR", own);
  return new Set(
    years
      .flatMap((year) => calendar.getHolidays(year))
      .filter(({ type }) => type === "public")
      .map(({ date }) => date.slice(0, 10)),
  );
}
