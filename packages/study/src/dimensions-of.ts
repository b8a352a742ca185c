import type { Indicator } from "./indicator.ts";
import { kindOf } from "./kinds/index.ts";

/** The columns of an indicator's table, after `universe`: what splits, then what is counted. */
export function dimensionsOf(indicator: Indicator): readonly [string, ...string[]] {
  return kindOf(indicator).dimensions(indicator);
}

/** The last of them: shares are taken along it. */
export function shareDimensionOf(indicator: Indicator): string {
  return dimensionsOf(indicator).at(-1) ?? indicator.of;
}
