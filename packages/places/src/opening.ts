/** Hours of a usual week, from Monday; a day without any is closed. */
export interface OpeningWeek {
  readonly days: readonly (readonly OpeningHours[])[];
}

/** From `09:00` to `12:30`. */
export interface OpeningHours {
  readonly from: string;
  readonly to: string;
}

/** Characters of the longest hours that are read: a week written day by day has under 200. */
const lengthMax = 500;

const dayNames = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/**
 * Hours in the notation of OpenStreetMap, `Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00`: days of the week and hours;
 * a later rule replaces an earlier one on its days.
 * @returns null where the text is empty, or says more: weeks, months, public holidays or sentences
 * @see https://wiki.openstreetmap.org/wiki/Key:opening_hours
 */
export function weekOf(text: string | null): OpeningWeek | null {
  if (text === null || text.length > lengthMax) return null;
  const rules = text
    .split(";")
    .map((rule) => rule.trim())
    .filter((rule) => rule !== "");
  if (rules.length === 0) return null;
  const days: (readonly OpeningHours[])[] = dayNames.map(() => []);
  for (const rule of rules) {
    const [, named = "", times = ""] = /^([A-Z][A-Za-z,\- ]*?) +(\d.*|off|closed)$/.exec(rule) ?? [];
    const on = daysOf(named);
    const hours = times === "off" || times === "closed" ? [] : hoursOf(times.split(","));
    if (on === null || hours === null) return null;
    for (const day of on) days[day] = hours;
  }
  return { days };
}

/**
 * Hours written day by day, each as `09:00 - 12:00 / 13:30 - 17:00`.
 * @param cells from Monday; a day that is not given is closed
 * @returns null where no day has any, or one is written in another way
 */
export function weekOfDays(cells: readonly (string | null)[]): OpeningWeek | null {
  const days = dayNames.map((_, at) => hoursOf((cells[at] ?? "").split("/")));
  const known = days.flatMap((hours) => (hours === null ? [] : [hours]));
  return known.length < days.length || known.every((hours) => hours.length === 0) ? null : { days: known };
}

/** Ranks of `Mo-Fr,Su`; null where a name is no day. */
function daysOf(named: string): readonly number[] | null {
  const found = named.split(",").map((part): readonly number[] | null => {
    const [first = "", last = first, ...more] = part.trim().split("-");
    const [from, to] = [dayNames.indexOf(first.trim()), dayNames.indexOf(last.trim())];
    if (from < 0 || to < from || more.length > 0) return null;
    return dayNames.map((_, at) => at).slice(from, to + 1);
  });
  return found.includes(null) ? null : found.flatMap((days) => days ?? []);
}

/** Null where one of them is no stretch of hours. */
function hoursOf(written: readonly string[]): readonly OpeningHours[] | null {
  const stretches = written.map((stretch) => stretch.trim()).filter((stretch) => stretch !== "");
  const found = stretches.map((stretch) => /^(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})$/.exec(stretch));
  if (found.includes(null)) return null;
  return found.flatMap((parts) => {
    const [from, to] = [padded(parts?.[1]), padded(parts?.[2])];
    return from === null || to === null || from >= to ? [] : [{ from, to }];
  });
}

function padded(time: string | undefined): string | null {
  const written = (time ?? "").padStart(5, "0");
  return /^(?:[01]\d|2[0-4]):[0-5]\d$/.test(written) ? written : null;
}
