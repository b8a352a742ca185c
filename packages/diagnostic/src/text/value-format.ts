import { isPrintable, suggestion } from "@vigie/study";
import { countValue, textValue } from "@vigie/words";
import type { Value } from "../compare/value.ts";
import type { Formatter } from "../formatter.ts";
import { problem } from "../problems.ts";
import { type FormatName, formats, isFormat } from "./formats.ts";
import { onlyAttributes } from "./only-attributes.ts";
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
      problem("diagnostic/text-format-unknown", place, {
        format: textValue(format),
        formats: textValue(known.join(", ")),
        ...suggestion(format, known),
      }),
    );
    return null;
  }
  if (!/^[0-6]$/.test(decimals)) {
    found.push(problem("diagnostic/text-decimals-wrong", place, { max: countValue(6) }));
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
