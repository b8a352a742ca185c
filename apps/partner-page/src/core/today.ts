/** The date by the clock and the time zone of the machine, `2026-11-25`. */
export function todayInBrowser(): string {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}
