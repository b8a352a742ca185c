import { type Language, localeOf } from "@vigie/words";

/** How a language writes an instant, to the minute: « 5 janv. 2026, 10:00 » in the time of Paris. */
export function momentsIn(language: Language): (instant: string) => string {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Europe/Paris",
  });
  return (instant) => format.format(new Date(instant));
}
