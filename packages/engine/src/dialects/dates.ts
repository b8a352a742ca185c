import type { CountedDate } from "../plan.ts";

/** Numbers of a software's dates: their shape, the day they start from, and how many make a day. */
export const countedDateForms: Readonly<
  Record<CountedDate, { readonly number: string; readonly from: string; readonly perDay: number }>
> = {
  excel: { number: "[0-9]{1,7}(?:[.,][0-9]+)?", from: "1899-12-30", perDay: 1 },
  sas: { number: "-?[0-9]{1,7}(?:[.,]0+)?", from: "1960-01-01", perDay: 1 },
  sas_datetime: { number: "-?[0-9]{1,12}(?:[.,][0-9]+)?", from: "1960-01-01", perDay: 86_400 },
  spss: { number: "[0-9]{1,12}(?:[.,][0-9]+)?", from: "1582-10-14", perDay: 86_400 },
};

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** Longer names first: one begins another. Without accents. */
export const englishMonths = [
  ["janv", "jan"],
  ["fevr", "feb"],
  ["fev", "feb"],
  ["mars", "mar"],
  ["avr", "apr"],
  ["mai", "may"],
  ["juin", "jun"],
  ["june", "jun"],
  ["juil", "jul"],
  ["july", "jul"],
  ["aout", "aug"],
  ["aou", "aug"],
  ["sept", "sep"],
] as const;
