import { unknown } from "@vigie/table";
import { attributeOf } from "../model/attribute-of.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Source } from "../model/source.ts";
import { shareDimensionOf } from "./dimensions-of.ts";

/**
 * Codes of an indicator's last dimension that are outside the base of its shares, `_U` included: those that say no
 * answer. A study may count those who do not know in the base, or all of whom the question was asked. Methods,
 * section 4.
 */
export function codesOutsideBase(indicator: Indicator, source: Source): ReadonlySet<string> {
  const codes = attributeOf(source, shareDimensionOf(indicator))?.codes ?? [];
  const outside = codes.flatMap(({ code, missing }) => {
    if (missing === null || (indicator.base === "with_dont_know" && missing === "dont_know")) return [];
    return indicator.base === "asked" && missing !== "not_asked" ? [] : [code];
  });
  return new Set(indicator.base === "asked" ? outside : [unknown, ...outside]);
}
