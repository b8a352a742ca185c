/** How a locale writes numbers; a minus is the sign (−), not the hyphen. */
export interface Numbers {
  /** To three decimals at most; thousands apart. */
  readonly count: (value: number) => string;
  /** To `decimals`, all shown. */
  readonly fixed: (value: number, decimals: number) => string;
  /** To `decimals` at most. */
  readonly rounded: (value: number, decimals: number) => string;
  /** @param share in 0..1 */
  readonly percent: (share: number, decimals?: number) => string;
  /** With its sign, `+3`, `−3`, and without one where it rounds to zero; decimals as those of `fixed`. */
  readonly signedFixed: (value: number, decimals: number) => string;
  /** The same; decimals as those of `rounded`. */
  readonly signedRounded: (value: number, decimals: number) => string;
}

export function numbersIn(locale: string): Numbers {
  // Making a format costs a hundred times what using it does.
  const formats = new Map<string, Intl.NumberFormat>();
  const write = (value: number, options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
    formats.set(key, format);
    return format.format(value).replace("-", "\u2212").replace("\u00a0%", "\u202f%");
  };
  const all = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const most = (decimals: number) => ({ maximumFractionDigits: decimals });
  return {
    count: (value) => write(value, {}),
    fixed: (value, decimals) => write(value, all(decimals)),
    rounded: (value, decimals) => write(value, most(decimals)),
    percent: (share, decimals = 0) => write(share, { style: "percent", ...all(decimals) }),
    signedFixed: (value, decimals) => write(value, { signDisplay: "exceptZero", ...all(decimals) }),
    signedRounded: (value, decimals) => write(value, { signDisplay: "exceptZero", ...most(decimals) }),
  };
}
