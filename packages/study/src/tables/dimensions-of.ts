import { kindOf } from "../kinds/index.ts";
import type { Indicator } from "../model/indicator.ts";

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
