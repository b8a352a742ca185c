import { kindOf } from "../kinds/index.ts";
import { countsAlone, type TableContent } from "../kinds/table-content.ts";
import type { Indicator } from "../model/indicator.ts";

/** What can be read in the table of an indicator. */
export function contentOf(indicator: Indicator): TableContent {
  return { ...countsAlone, ...kindOf(indicator).content?.(indicator) };
}
