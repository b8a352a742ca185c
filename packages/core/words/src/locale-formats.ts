/** How a locale writes numbers; a minus is the sign (−), not the hyphen. */
export interface Numbers {
  /** To three decimals at most; thousands separated. */
  readonly count: (value: number) => string;
  /** To `decimals`, all shown. */
  readonly fixed: (value: number, decimals: number) => string;
  /** To `decimals` at most. */
  readonly rounded: (value: number, decimals: number) => string;
  /** @param share in 0..1 */
  readonly percent: (share: number, decimals?: number) => string;
  /** With its sign, `+3`, `−3`, and without one where it rounds to zero; decimals as those of `fixed`. */
  readonly signedFixed: (value: number, decimals: number) => string;
  /** With its sign, as `signedFixed`; decimals as those of `rounded`. */
  readonly signedRounded: (value: number, decimals: number) => string;
}

export function numbersIn(locale: string): Numbers {
  const all = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const most = (decimals: number) => ({ maximumFractionDigits: decimals });
  const exceptZero = { signDisplay: "exceptZero" } as const;
  const rounded = byDecimals(locale, most);
  const percent = byDecimals(locale, (decimals) => ({ style: "percent", ...all(decimals) }));
  return {
    count: (value) => rounded(value, 3),
    fixed: byDecimals(locale, all),
    rounded,
    percent: (share, decimals = 0) => percent(share, decimals).replace("\u00a0%", "\u202f%"),
    signedFixed: byDecimals(locale, (decimals) => ({ ...exceptZero, ...all(decimals) })),
    signedRounded: byDecimals(locale, (decimals) => ({ ...exceptZero, ...most(decimals) })),
  };
}

/** Making a format costs a hundred times what using it does: one for each number of decimals. */
function byDecimals(
  locale: string,
  optionsFor: (decimals: number) => Intl.NumberFormatOptions,
): (value: number, decimals: number) => string {
  const formats: Intl.NumberFormat[] = [];
  return (value, decimals) => {
    formats[decimals] ??= new Intl.NumberFormat(locale, optionsFor(decimals));
    return formats[decimals].format(value).replace("-", "\u2212");
  };
}

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
