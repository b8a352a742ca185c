import { type CountedDate, countedDates, type DateFormat, dateFormats } from "@vigie/mapping";

/**
 * The greatest of the numbers shows which days they count: no list of persons ends before 1979, nor after 2028; one of births before
 * 1960 alone has days below zero, which SAS alone counts.
 */
export function daysOf(
  counts: readonly number[],
  { greatest, least }: { readonly greatest: number; readonly least: number },
): Readonly<Record<DateFormat, number>> {
  const [iso = 0, fr = 0, us = 0, compact = 0, date9 = 0, ...counted] = counts;
  const [excel = 0, sas = 0, sas_datetime = 0, spss = 0] = countedDates.map((format, at) => {
    const [first, last] = latestDays[format];
    const isLate = first < greatest && greatest <= last;
    const isOld = format === "sas" && -22_000 < least && least < 0 && greatest <= last;
    return isLate || isOld ? counted[at] : 0;
  });
  return { iso, fr, us, compact, date9, excel, sas, sas_datetime, spss };
}

const latestDays: Readonly<Record<CountedDate, readonly [number, number]>> = {
  excel: [25_000, 60_000],
  sas: [7_000, 25_000],
  sas_datetime: [6e8, 2.2e9],
  spss: [1.25e10, 1.45e10],
};

const dayOfMonth = "(0?[1-9]|[12][0-9]|3[01])";
const month = "(0?[1-9]|1[0-2])";
const year = "(1[89]|20)[0-9]{2}";
const time = "([T ].*)?";
/** Patterns of the texts that each writing of a day may have: RE2 reads them too. */
export const dayPatterns: Readonly<Record<DateFormat, string>> = {
  iso: `${year}-${month}-${dayOfMonth}${time}`,
  fr: `${dayOfMonth}[/.-]${month}[/.-]${year}${time}`,
  us: `${month}[/.-]${dayOfMonth}[/.-]${year}${time}`,
  compact: `${year}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])`,
  date9: `${dayOfMonth}[ -]?\\p{L}{3,5}[.]?[ -]?${year}([T :].*)?`,
  excel: "[0-9]{1,5}([.,][0-9]+)?",
  sas: "-?[0-9]{1,5}([.,]0+)?",
  sas_datetime: "-?[0-9]{1,10}([.,][0-9]+)?",
  spss: "[0-9]{11}([.,][0-9]+)?",
};

/** The formats in which some of these texts may be days: every one that has its pattern, whatever the line ends inside. */
export function dayFormatsOf(texts: readonly string[]): readonly DateFormat[] {
  return dateFormats.filter((format) => {
    const pattern = new RegExp(`^(?:${dayPatterns[format]})$`, "su");
    return texts.some((text) => pattern.test(text));
  });
}
