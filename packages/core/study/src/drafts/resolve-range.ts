import type { FilePlace, VigieError } from "@vigie/words";
import type { Attribute, NumberRange } from "../model/source.ts";
import { report } from "../problems.ts";

interface Bounded {
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  readonly grain?: number | undefined;
}

/**
 * The bounds of a number, where it declares some; its mistakes are reported.
 * @param otherwise the step where none is written; null where one must be
 */
export function resolveRange(
  { found, placeOfKey }: { readonly found: VigieError[]; readonly placeOfKey: (key: string) => FilePlace },
  { range, grain }: Bounded,
  { number, otherwise }: { readonly number: string; readonly otherwise: number | null },
): Pick<Attribute, "range"> {
  if (range === undefined) {
    if (grain !== undefined) report(found, "study/grain-without-range", placeOfKey("grain"), { number });
    return {};
  }
  const place = placeOfKey("range");
  const step = grain ?? otherwise;
  if (range.from >= range.to) report(found, "study/range-reversed", place, { number });
  else if (step === null) report(found, "study/grain-missing", place, { number });
  else if (!isMultiple(range.to - range.from, step))
    report(found, "study/range-off-grain", place, { number, width: range.to - range.from, grain: step });
  const bounds: NumberRange = { ...range, grain: step ?? 1 };
  return { range: bounds };
}

/** Whether a number is a whole number of steps; both have three decimals at most, and thousandths are counted. */
export function isMultiple(value: number, step: number): boolean {
  return Math.round(value * 1000) % Math.round(step * 1000) === 0;
}
