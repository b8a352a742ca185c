import { kindOf } from "../kinds/index.ts";
import type { Indicator } from "../model/indicator.ts";

/** Names of the figures that may show the table of an indicator: which one depends on its characteristics. */
export function figuresOf(indicator: Indicator): readonly string[] {
  return kindOf(indicator).figures;
}
