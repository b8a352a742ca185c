/** Time zones by their names, as in `Europe/Paris`. */
export const timezones: readonly string[] = Intl.supportedValuesOf("timeZone");

/** Whether a name designates a time zone; a mere shift such as `+01:00` has no summer time and is none. */
export function isTimezone(name: string): boolean {
  if (timezones.includes(name) || name === "UTC") return true;
  if (/^[+-]/.test(name) || timezones.some((known) => known.toLowerCase() === name.toLowerCase()))
    return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}
