import { isPrintable, suggestion } from "@vigie/study";
import type { Formatter, Value } from "@vigie/tables";
import { countValue, textValue } from "@vigie/words";
import { studyTextProblem } from "../problems.ts";
import { onlyAttributes } from "./directive-of.ts";
import type { Directive, Reading, Rendering } from "./reference.ts";

/** The format that a directive asks for its value: `as` and `decimals`. */
export interface ValueFormat {
  readonly format: FormatName;
  readonly decimals: number;
}

export const valueFormatAttributes = ["as", "decimals"] as const;

/** @returns null where a mistake was found */
export function valueFormatOf(
  { attributes, place }: Directive,
  byDefault: FormatName,
  { found }: Reading,
): ValueFormat | null {
  const format = attributes.get("as") ?? byDefault;
  const decimals = attributes.get("decimals") ?? "0";
  if (!isFormat(format)) {
    const known = Object.keys(formats);
    found.push(
      studyTextProblem("diagnostic/text-format-unknown", place, {
        format: textValue(format),
        formats: textValue(known.join(", ")),
        ...suggestion(format, known),
      }),
    );
    return null;
  }
  if (!/^[0-6]$/.test(decimals)) {
    found.push(studyTextProblem("diagnostic/text-decimals-wrong", place, { max: countValue(6) }));
    return null;
  }
  return { format, decimals: Number(decimals) };
}

/** The format of a number that was measured or printed elsewhere, where a directive does not ask for another. */
export function externalFormatOf(
  directive: Directive,
  { unit, decimals }: { readonly unit: string | null; readonly decimals: number },
  reading: Reading,
): ValueFormat | null {
  const attributes = new Map([["decimals", String(decimals)], ...directive.attributes]);
  const found = valueFormatOf({ ...directive, attributes }, unit === "%" ? "percent" : "number", reading);
  return found === null || !onlyAttributes(directive, valueFormatAttributes, reading.found) ? null : found;
}

/** Formats of a share: noise may leave it too uncertain to be published. Methods, section 7.11. */
const ofShares: ReadonlySet<FormatName> = new Set([
  "percent",
  "in_ten",
  "tenths",
  "fraction",
  "over_percent",
  "points",
]);

export function renderedValue(
  value: Value,
  { format, decimals }: ValueFormat,
  formatter: Formatter,
): Rendering {
  if (value.kind === "truth") throw new RangeError("a condition is no number");
  if (value.kind !== "number") return value;
  if (ofShares.has(format) && !isPrintable(value.error)) return { kind: "uncertain" };
  const text = formats[format](value.value, formatter, decimals);
  if (text === null) return { kind: "unfit", format, value: formatter.number(value.value, 3) };
  const isPart = ofShares.has(format) && format !== "points" && value.value >= 0 && value.value <= 1;
  return { kind: "cited", text, ...(isPart && { share: value.value }) };
}

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
