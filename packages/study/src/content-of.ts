import type { Indicator } from "./indicator.ts";
import { kindOf } from "./kinds/index.ts";
import { countsAlone, type TableContent } from "./kinds/table-content.ts";

/** What can be read in the table of an indicator. */
export function contentOf(indicator: Indicator): TableContent {
  return { ...countsAlone, ...kindOf(indicator).content?.(indicator) };
}
