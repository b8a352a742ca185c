import { unknown } from "@vigie/table";
import { surveyMeasures } from "../counting/survey-measures.ts";
import { kindOf } from "../kinds/index.ts";
import { countsAlone, type TableContent } from "../kinds/table-content.ts";
import { attributeOf } from "../model/attribute-of.ts";
import type { Indicator, Measure } from "../model/indicator.ts";
import type { Source } from "../model/source.ts";

/** What can be read in the table of an indicator. */
export function contentOf(indicator: Indicator): TableContent {
  return { ...countsAlone, ...kindOf(indicator).content?.(indicator) };
}

/** The columns of an indicator's table, after `universe`: what splits, then what is counted. */
export function dimensionsOf(indicator: Indicator): readonly [string, ...string[]] {
  return kindOf(indicator).dimensions(indicator);
}

/** The last of them: shares are taken along it. */
export function shareDimensionOf(indicator: Indicator): string {
  return dimensionsOf(indicator).at(-1) ?? indicator.of;
}

/** Whether shares are read along that dimension. */
export function hasShares(indicator: Indicator): boolean {
  const { surveyed } = kindOf(indicator);
  return surveyed === "shares" || surveyed === "tested_shares";
}

/** The two dimensions whose independence is tested in a weighted survey: the last ones. Null where none are. */
export function testedSides(indicator: Indicator): readonly [string, string] | null {
  const [side, across] = dimensionsOf(indicator).slice(-2);
  if (kindOf(indicator).surveyed !== "tested_shares" || side === undefined || across === undefined)
    return null;
  return [side, across];
}

/** Names of the figures that may show the table of an indicator: which one depends on its characteristics. */
export function figuresOf(indicator: Indicator): readonly string[] {
  return kindOf(indicator).figures;
}

/** The measures of an indicator's table, in column order; none where units are only counted. */
export function measuresOf(indicator: Indicator, source: Source): readonly Measure[] {
  const kind = kindOf(indicator);
  return [...surveyMeasures(kind.surveyed, source), ...(kind.measures?.(indicator, source) ?? [])];
}

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
