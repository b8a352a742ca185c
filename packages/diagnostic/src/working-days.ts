import type { PublicHolidays, Window } from "@vigie/study";
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

/** Where the law makes Good Friday a holiday: Code du travail, L3134-13. */
const goodFridayByLaw: readonly string[] = ["57", "67", "68"];

/**
 * Mondays to Fridays of a period that are not French public holidays, Whit Monday being one, and overseas the day of the
 * abolition of slavery (Code du travail, L3422-2). Methods, section 5.
 * @param window both ends included; none where it is reversed
 */
export function workingDays({ from, to }: Window, observed: PublicHolidays): number {
  const holidays = holidaysOf(yearsOf({ from, to }), observed);
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

function holidaysOf(
  years: readonly number[],
  { departement, goodFriday }: PublicHolidays,
): ReadonlySet<string> {
  const region = departement === null ? undefined : calendars[departement];
  const calendar = region === undefined ? new Holidays("FR") : new Holidays("FR", region);
  const isByLaw = departement !== null && goodFridayByLaw.includes(departement);
  const days = years
    .flatMap((year) => calendar.getHolidays(year))
    // The calendar holds the customs of some territories too.
    .filter(({ type, rule }) => type === "public" && (isByLaw || rule !== goodFridayRule));
  const byCustom = goodFriday ? years.flatMap(goodFridayOf) : [];
  return new Set([...days, ...byCustom].map(({ date }) => date.slice(0, 10)));
}

const goodFridayRule = "easter -2";

function goodFridayOf(year: number) {
  return new Holidays("FR", "67").getHolidays(year).filter(({ rule }) => rule === goodFridayRule);
}
