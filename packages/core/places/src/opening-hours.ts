/** Hours of a usual week, or the words of the list where they are written in another way. */
export type Opening = OpeningWeek | { readonly written: string };

/** Hours of a usual week, from Monday; a day without any is closed. */
export interface OpeningWeek {
  readonly days: readonly (readonly OpeningHours[])[];
  /** When it is closed whatever the day of the week. */
  readonly closedOn: readonly Closure[];
}

export type Closure = "public_holidays" | "school_holidays";

/** From `09:00` to `12:30`. */
export interface OpeningHours {
  readonly from: string;
  readonly to: string;
}

/** Characters of the longest hours that are read: a week written day by day has under 200. */
const lengthMax = 500;

/** Characters that a page shows of hours that are not read. */
const writtenMax = 240;

/** Days off by their name in the notation of OpenStreetMap. */
const closures: ReadonlyMap<string, Closure> = new Map([
  ["PH", "public_holidays"],
  ["SH", "school_holidays"],
]);

const dayNames = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/** What a usual week says of when a place is open. */
export function summaryOf({ days }: OpeningWeek): {
  readonly hours: number;
  readonly isOpenSaturday: boolean;
} {
  const minutes = days.flat().reduce((sum, { from, to }) => sum + minutesAt(to) - minutesAt(from), 0);
  return { hours: minutes / 60, isOpenSaturday: (days[saturday] ?? []).length > 0 };
}

const saturday = 5;

function minutesAt(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/**
 * Hours as a list writes them. Of the 3 345 lines of the lists that Vigie was tried on, one in five is a sentence, or is
 * cut short: these are shown as they are, for nothing of them to be guessed.
 */
export function openingOf(text: string | null): Opening | null {
  return weekOf(text) ?? asWritten(text);
}

function asWritten(text: string | null): Opening | null {
  const plain = (text ?? "")
    .slice(0, lengthMax)
    .replaceAll(/\s*\|\s*/g, " ; ")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (plain === "") return null;
  return { written: plain.length > writtenMax ? `${plain.slice(0, writtenMax).trim()}…` : plain };
}

/**
 * Hours in the notation of OpenStreetMap, `Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; PH off`: days of the week and
 * hours, and holidays when it is closed; a later rule replaces an earlier one on its days.
 * @returns null where the text is empty, or says more: weeks, months, the first Monday of each month, or sentences
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
  const closedOn = new Set<Closure>();
  for (const rule of rules) {
    const off = closuresOf(rule);
    for (const closure of off) closedOn.add(closure);
    if (off.length > 0) continue;
    const [, named = "", times = ""] = /^([A-Z][A-Za-z,\- ]*?) +(\d.*|off|closed)$/.exec(rule) ?? [];
    const on = daysOf(named);
    const hours = times === "off" || times === "closed" ? [] : hoursOf(times.split(","));
    if (on === null || hours === null) return null;
    for (const day of on) days[day] = hours;
  }
  return days.every((hours) => hours.length === 0) ? null : { days, closedOn: [...closedOn] };
}

/** Closures that `PH off` or `PH,SH off` names; none for another rule. */
function closuresOf(rule: string): readonly Closure[] {
  const [, named = ""] = /^([A-Z,]{2,5}) +(?:off|closed)$/.exec(rule) ?? [];
  const found = named.split(",").map((name) => closures.get(name));
  return found.includes(undefined) ? [] : found.flatMap((closure) => closure ?? []);
}

/** Hours day by day: a week where each is written so, else the words of each day. @param cells from Monday */
export function openingOfDays(cells: readonly (string | null)[]): Opening | null {
  const names = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
  const wording = cells.flatMap((cell, at) =>
    (cell ?? "").trim() === "" ? [] : [`${names[at]} : ${(cell ?? "").trim()}`],
  );
  return weekOfDays(cells) ?? asWritten(wording.join(" ; "));
}

/**
 * Hours written day by day, each as `09:00 - 12:00 / 13:30 - 17:00`.
 * @param cells from Monday; a day that is not given is closed
 * @returns null where no day has any, or one is written in another way
 */
export function weekOfDays(cells: readonly (string | null)[]): OpeningWeek | null {
  const days = dayNames.map((_, at) => hoursOf((cells[at] ?? "").split("/")));
  const known = days.flatMap((hours) => (hours === null ? [] : [hours]));
  return known.length < days.length || known.every((hours) => hours.length === 0)
    ? null
    : { days: known, closedOn: [] };
}

/** Ranks of `Mo-Fr,Su`; null where a name is not a day. */
function daysOf(named: string): readonly number[] | null {
  const found = named.split(",").map((part): readonly number[] | null => {
    const [first = "", last = first, ...more] = part.trim().split("-");
    const [from, to] = [dayNames.indexOf(first.trim()), dayNames.indexOf(last.trim())];
    if (from < 0 || to < from || more.length > 0) return null;
    return dayNames.map((_, at) => at).slice(from, to + 1);
  });
  return found.includes(null) ? null : found.flatMap((days) => days ?? []);
}

/** Null where one of them is not a stretch of hours. */
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
