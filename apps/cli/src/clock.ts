/** Today where the person is, `2026-11-25`. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE").format(new Date());
}

export function now(): Date {
  return new Date();
}
