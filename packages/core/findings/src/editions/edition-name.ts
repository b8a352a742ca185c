import type { Window } from "@vigie/study";
import type { Formatter } from "@vigie/tables";

/** The period of an edition in a few signs, for axes and columns: « T1 2026 », « S2 2026 », « 2026 »; else its days. */
export function editionName(window: Window, formatter: Formatter): string {
  const [year = "", month = ""] = window.from.split("-");
  const count = wholeMonths(window);
  const first = Number(month) - 1;
  if (count === 12 && first === 0) return year;
  if (count === 6 && first % 6 === 0)
    return formatter.message("editions.half", { part: first / 6 + 1, year });
  if (count === 3 && first % 3 === 0)
    return formatter.message("editions.quarter", { part: first / 3 + 1, year });
  return count === 1 ? `${month}/${year}` : formatter.period(window);
}

/** The middle of the period of an edition, in years. */
export function editionAt({ from, to }: Window): number {
  const years = (Date.parse(from) + Date.parse(to)) / 2 / (365.25 * 86_400_000);
  return 1970 + years;
}

/** Months from the first day of one to the last day of another; null elsewhere. */
function wholeMonths({ from, to }: Window): number | null {
  const after = new Date(Date.parse(to) + 86_400_000).toISOString();
  if (!from.endsWith("-01") || after.slice(8, 10) !== "01") return null;
  const number = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return number(after) - number(from);
}
