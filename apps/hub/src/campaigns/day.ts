/** Whether a text is a day of the calendar: 31 February is read as one of March. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The day that it is somewhere, `2026-12-31`. @param timezone of the IANA's list, `Europe/Paris` */
export function dayIn(timezone: string, now: Date): string {
  // Sweden writes days as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: timezone }).format(now);
}
