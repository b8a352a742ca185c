export type WrittenDay =
  | { readonly status: "good"; readonly day: string }
  | { readonly status: "absent" | "unreadable" | "future"; readonly day: null };

/**
 * A day written 2022-12-31, with or without a time, or 31/12/2022.
 * @param today no place can have been seen after it
 * @example
 * dayOf("31/12/2022", "2026-01-01") // { status: "good", day: "2022-12-31" }
 * dayOf("2027-01-01", "2026-01-01") // { status: "future", day: null }
 */
export function dayOf(text: string | null, today: string): WrittenDay {
  if (text === null) return { status: "absent", day: null };
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const [year, month, date] = iso ? iso.slice(1) : french ? french.slice(1).toReversed() : [];
  const day = `${year}-${month}-${date}`;
  if (!isDay(day)) return { status: "unreadable", day: null };
  return day > today ? { status: "future", day: null } : { status: "good", day };
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
