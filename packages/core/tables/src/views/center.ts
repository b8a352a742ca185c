import type { Interval } from "@vigie/statistics";
import { contentOf, isPrintable } from "@vigie/study";
import type { Formatter } from "../formatter.ts";
import { type InferredRow, type InferredTable, measureOf } from "../infer/inferred-table.ts";
import type { Subject } from "../subject.ts";

type Read = Pick<Subject, "indicator" | "source" | "table">;
type Row = Pick<InferredRow, "values" | "errors">;

/** Columns that say a mean or a median, and how uncertain it is. */
export const centerColumns: ReadonlySet<string> = new Set([
  "median",
  "mean",
  "standard_error",
  "lower",
  "upper",
]);

/** Whether the mean or the median of a row is known, and noise leaves it too uncertain to be printed. */
export function isCenterUncertain({ indicator, source, table }: Read, { values, errors }: Row): boolean {
  const { number } = contentOf(indicator);
  const range = number === null ? undefined : source.attributes.get(number.number)?.range;
  if (number === null || range === undefined) return false;
  const at = table.measures.indexOf(number.statistic);
  const isKnown = (values[at] ?? null) !== null;
  return isKnown && !isPrintable(errors[at] ?? 0, range.to - range.from);
}

/** The measures of a row without those of a mean or a median that is too uncertain to be printed. */
export function printedCenters(read: Read, row: Row): readonly (number | null)[] {
  if (!isCenterUncertain(read, row)) return row.values;
  return row.values.map((value, at) => (centerColumns.has(read.table.measures[at] ?? "") ? null : value));
}

/** At 95 %; null where nothing is uncertain, or nothing is known of it. */
export function centerInterval({ table }: Read, row: Row): Interval | null {
  const [lower, upper] = [measureOf(table, row, "lower"), measureOf(table, row, "upper")];
  return lower === null || upper === null ? null : { lower, upper };
}

/** Part of a group without a known number from which its median or its mean may well be another. */
const silentFrom = 0.05;

/** Number of units whose value is known, out of how many. */
export interface ResponseCount {
  readonly known: number;
  readonly count: number;
}

/** Null where the number of nearly all is known, or where one of the two is not published. */
export function responseCount(
  table: Pick<InferredTable, "measures">,
  { count, values }: Pick<InferredRow, "count" | "values">,
): ResponseCount | null {
  const known = measureOf(table, { values }, "known");
  if (known === null || count === null || count <= 0) return null;
  return (count - known) / count >= silentFrom ? { known, count } : null;
}

/** « 183 sur 428 » */
export function responseText({ known, count }: ResponseCount, formatter: Formatter): string {
  return formatter.message("numbers.partlyOf", {
    known: formatter.count(known),
    count: formatter.count(count),
  });
}
