/** Days counted from 1970-01-01. */
export type DayNumber = number;

const millisecondsADay = 86_400_000;

/** @param day as `2022-12-31` */
export function dayNumber(day: string): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / millisecondsADay;
}

export function inventedDay(day: DayNumber): string {
  return new Date(day * millisecondsADay).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekday(day: DayNumber): number {
  return new Date(day * millisecondsADay).getUTCDay();
}

/**
 * First and last day of birth of those who have reached `from` years and not yet `below` years on a day. The
 * birthday itself counts; who is born on 29 February reaches an age on 1 March of a common year. Methods, section 2.
 */
export function birthDays(
  years: { readonly from: number; readonly below: number },
  at: string,
): readonly [DayNumber, DayNumber] {
  return [latestBirth(years.below, at) + 1, latestBirth(years.from, at)];
}

/** The latest day of birth that gives this many completed years. */
function latestBirth(years: number, at: string): DayNumber {
  const [year = 0, month = 1, day = 1] = at.split("-").map(Number);
  const anniversary = new Date(Date.UTC(year - years, month - 1, day));
  // Seen from 29 February, a common year has no such day: the eve is the latest.
  if (anniversary.getUTCMonth() !== month - 1) anniversary.setUTCDate(0);
  return anniversary.getTime() / millisecondsADay;
}
