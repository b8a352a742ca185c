/** How a locale writes days of the calendar, given as `2022-07-01`; what it writes is not broken across lines. */
export interface Dates {
  /** `1er juillet 2022`. */
  readonly day: (day: string) => string;
  /** `1er juillet`. */
  readonly dayOfYear: (day: string) => string;
}

/**
 * @example
 * datesIn("fr").day("2022-07-01") // "1er\u00a0juillet\u00a02022"
 */
export function datesIn(locale: string): Dates {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return (day: string) =>
      formatter
        .format(new Date(`${day}T00:00:00Z`))
        .replace(/^1 /, locale === "fr" ? "1er " : "1 ")
        .replaceAll(" ", "\u00a0");
  };
  return { day: format({ dateStyle: "long" }), dayOfYear: format({ day: "numeric", month: "long" }) };
}
