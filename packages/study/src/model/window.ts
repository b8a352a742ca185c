/** Days as `2022-07-01`; both ends included. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Length of a period, in whole months. */
export function monthsOf({ from, to }: Window): number {
  return Math.round((daysBetween(from, to) + 1) / 30.44);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/**
 * A day as what it is in a period, equal for the same day of the next period: its first or last day, else months from its last
 * one and the day of the month, where the last day of each month is one. A count of days would differ in leap years.
 */
export function dayInWindow(day: string, { from, to }: Window): string {
  if (day === to) return "last";
  if (day === from) return "first";
  const months = monthNumber(day) - monthNumber(to);
  const ofMonth = isLastOfMonth(day) ? "last" : String(Number(day.slice(8)));
  return `${months} months, ${ofMonth}`;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

function isLastOfMonth(day: string): boolean {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;
}
