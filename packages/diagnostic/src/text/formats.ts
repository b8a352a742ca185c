import type { Formatter } from "../formatter.ts";

/** A value in a sentence; null where that wording would be false. */
type Format = (value: number, formatter: Formatter, decimals: number) => string | null;

/** Parts of a whole that have a name, and how far from it a share may be to bear it. */
const fractions = [
  [1 / 10, "tenth"],
  [1 / 5, "fifth"],
  [1 / 4, "quarter"],
  [1 / 3, "third"],
  [2 / 5, "twoFifths"],
  [1 / 2, "half"],
  [3 / 5, "threeFifths"],
  [2 / 3, "twoThirds"],
  [3 / 4, "threeQuarters"],
  [4 / 5, "fourFifths"],
  [9 / 10, "nineTenths"],
] as const;
const fractionGapMax = 0.025;
const exactGapMax = 0.005;
/** Largest gap between a rounded wording and its value, as a share of the value. */
const nearlyGapMax = 0.015;

export const formats = {
  percent: (share, formatter, decimals) => formatter.percent(share, decimals),
  number: (value, formatter, decimals) => formatter.number(value, decimals),
  points: (difference, formatter, decimals) => {
    const size = Math.abs(difference * 100);
    return formatter.message("text.points", {
      size: formatter.number(size, decimals),
      plural: size < 2 ? "one" : "other",
    });
  },
  in_ten: (share, formatter) => {
    const tenths = tenthsOf(share);
    return (
      tenths && formatter.message(tenths.isNear ? "text.inTen" : "text.aboutInTen", { tenths: tenths.count })
    );
  },
  tenths: (share, formatter) => {
    const tenths = tenthsOf(share);
    const value = tenths && formatter.count(tenths.count);
    return tenths?.isNear === false ? formatter.message("text.about", { value: value ?? "" }) : value;
  },
  fraction: (share, formatter) => {
    const [nearest, name] = fractions.reduce((best, fraction) =>
      Math.abs(fraction[0] - share) < Math.abs(best[0] - share) ? fraction : best,
    );
    const gap = Math.abs(nearest - share);
    if (gap > fractionGapMax) return null;
    const fraction = formatter.message(`fraction.${name}`);
    return gap <= exactGapMax ? fraction : formatter.message("text.about", { value: fraction });
  },
  over: (value, formatter) => {
    const least = roundedTo(value, Math.floor, 2);
    return value > least
      ? formatter.message("text.over", { value: formatter.count(least) })
      : formatter.count(least);
  },
  nearly: (value, formatter) => {
    const nearest =
      [2, 3]
        .map((digits) => roundedTo(value, Math.round, digits))
        .find((rounded) => isNear(rounded, value)) ?? value;
    if (nearest === value) return formatter.count(value);
    return formatter.message(value < nearest ? "text.nearly" : "text.justOver", {
      value: formatter.count(nearest),
    });
  },
  over_percent: (share, formatter) => {
    const least = Math.floor(share * 20 + 1e-9) / 20;
    if (least === 0) return null;
    const value = formatter.percent(least);
    return share - least > 1e-9 ? formatter.message("text.over", { value }) : value;
  },
  times: (ratio, formatter, decimals) =>
    formatter.message("text.times", { ratio: formatter.number(ratio, decimals) }),
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}

/** Out of ten; null where it would be none or all of them. */
function tenthsOf(share: number): { readonly count: number; readonly isNear: boolean } | null {
  const count = Math.round(share * 10);
  return count < 1 || count > 9 ? null : { count, isNear: Math.abs(share * 10 - count) <= 0.25 };
}

/** To some significant digits: « plus de 130 », « près de 93 000 ». */
function roundedTo(value: number, round: (value: number) => number, digits: number): number {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1 - digits);
  return round(value / size) * size;
}

/** « Près de 130 000 » would not do for 122 000, nor « près de 123 000 » for 122 001. */
function isNear(rounded: number, value: number): boolean {
  return Math.abs(rounded - value) <= nearlyGapMax * Math.abs(value);
}
