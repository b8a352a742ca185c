import type { Attribute, NumberRange } from "../model/source.ts";
import { report } from "../problems.ts";
import type { Path } from "../reading/written.ts";
import { isMultiple } from "./is-multiple.ts";
import type { SourceScope } from "./source-scope.ts";

interface Bounded {
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  readonly grain?: number | undefined;
}

/**
 * The bounds of a number, where it declares some; its mistakes are reported.
 * @param otherwise the step where none is written; null where one must be
 */
export function resolveRange(
  { form, found }: SourceScope,
  { range, grain }: Bounded,
  { path, otherwise }: { readonly path: Path; readonly otherwise: number | null },
): Pick<Attribute, "range"> {
  const number = String(path.at(-1));
  if (range === undefined) {
    if (grain !== undefined)
      report(found, "study/grain-without-range", form.written.placeOfKey([...path, "grain"]), { number });
    return {};
  }
  const place = form.written.placeOfKey([...path, "range"]);
  const step = grain ?? otherwise;
  if (range.from >= range.to) report(found, "study/range-reversed", place, { number });
  else if (step === null) report(found, "study/grain-missing", place, { number });
  else if (!isMultiple(range.to - range.from, step))
    report(found, "study/range-off-grain", place, { number, width: range.to - range.from, grain: step });
  const bounds: NumberRange = { ...range, grain: step ?? 1 };
  return { range: bounds };
}
