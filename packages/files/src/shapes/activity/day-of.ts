/**
 * The day that a text starts with, as `2022-03-16`, whether written so or `16/03/2022`; null where it starts with
 * none. Whether that day exists is for the engine to say.
 */
export function dayOf(text: string): string | null {
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  if (iso) return iso.slice(1).join("-");
  const french = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(text);
  if (!french) return null;
  const [, day = "", month = "", year = ""] = french;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Whether a day, as `dayOf` gives it, is one of the calendar. */
export function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** Whether a text starts with a day after another: what is not a day is after none, and is refused further on. */
export function isAfter(written: string, day: string): boolean {
  const known = dayOf(written);
  return known !== null && known > day && isDay(known);
}
