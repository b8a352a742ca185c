import type { Formatter } from "./formatter.ts";
import { type InferredRow, type InferredTable, measureOf } from "./infer/inferred-table.ts";

/** Part of a group without a known number from which its median or its mean may well be another. */
const silentFrom = 0.05;

/** Of how many units a number is known, out of how many. */
export interface PartlyKnown {
  readonly known: number;
  readonly count: number;
}

/** Null where the number of nearly all is known, or where one of the two is not published. */
export function partlyKnown(
  table: Pick<InferredTable, "measures">,
  { count, values }: Pick<InferredRow, "count" | "values">,
): PartlyKnown | null {
  const known = measureOf(table, { values }, "known");
  if (known === null || count === null || count <= 0) return null;
  return (count - known) / count >= silentFrom ? { known, count } : null;
}

/** « 183 sur 428 » */
export function partlyText({ known, count }: PartlyKnown, formatter: Formatter): string {
  return formatter.message("numbers.partlyOf", {
    known: formatter.count(known),
    count: formatter.count(count),
  });
}
