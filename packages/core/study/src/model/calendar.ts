/** Départements and collectivités whose public holidays are not those of the rest of France, by INSEE code. */
export const departementsWithHolidays = [
  "57",
  "67",
  "68",
  "971",
  "972",
  "973",
  "974",
  "976",
  "977",
  "978",
] as const;

/** Départements where the law makes Good Friday a holiday: Code du travail, L3134-13. */
export const goodFridayByLaw: readonly string[] = ["57", "67", "68"];

/** The public holidays that working days leave out. */
export interface PublicHolidays {
  /** One of `departementsWithHolidays`; null for the rest of France. */
  readonly departement: string | null;
  /** Overseas, where no law makes it a holiday: whether nobody works on Good Friday. */
  readonly goodFriday: boolean;
}

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
