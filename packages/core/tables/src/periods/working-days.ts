import { goodFridayByLaw, type PublicHolidays, type Window } from "@vigie/study";
import { easter } from "date-easter";

/** Month and day, in all of France: Code du travail, L3133-1. */
const fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];

/** Days after Easter Sunday, in all of France: Easter Monday, Ascension, Whit Monday. */
const afterEaster = [1, 39, 50];

const goodFridayAfterEaster = -2;

/** The second day of Christmas, where Good Friday is a holiday by law: Code du travail, L3134-13. */
const secondChristmasDay = "12-26";

/** Commemorations of the abolition of slavery, by département or collectivité: Code du travail, L3422-2. */
const abolition: Readonly<Record<string, string>> = {
  "971": "05-27",
  "972": "05-22",
  "973": "06-10",
  "974": "12-20",
  "976": "04-27",
  "977": "10-09",
  "978": "05-27",
};

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

function holidaysOf(years: readonly number[], observed: PublicHolidays): ReadonlySet<string> {
  return new Set(years.flatMap((year) => holidaysOfYear(year, observed)));
}

function holidaysOfYear(year: number, { departement, goodFriday }: PublicHolidays): readonly string[] {
  const isByLaw = departement !== null && goodFridayByLaw.includes(departement);
  const local = departement === null ? undefined : abolition[departement];
  const days = [...fixed, ...(isByLaw ? [secondChristmasDay] : []), ...(local === undefined ? [] : [local])];
  const fromEaster = isByLaw || goodFriday ? [goodFridayAfterEaster, ...afterEaster] : afterEaster;
  return [...days.map((day) => `${year}-${day}`), ...fromEaster.map((after) => dayFromEaster(year, after))];
}

function dayFromEaster(year: number, after: number): string {
  const { month, day } = easter(year);
  return new Date(Date.UTC(year, month - 1, day + after)).toISOString().slice(0, 10);
}
