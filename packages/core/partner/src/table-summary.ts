import type { ProtectedRelease } from "@vigie/disclosure";
import { contentOf, type Indicator, isPrintable, type Source, type Study } from "@vigie/study";
import { possibleRows, type ReleasedTable } from "@vigie/table";
import { type CenterReader, centersOf } from "./compared-table.ts";

import { median, sharesIn } from "./share-noise.ts";

/**
 * What one table lets out and how precise it is, made only from what leaves: printed on a terminal, which may be
 * recorded. A true error there would give a true count back.
 */
export interface TableSummary {
  readonly name: string;
  readonly indicator: string;
  readonly source: string;
  readonly cells: number;
  /** Counts under the smallest one shown. */
  readonly hidden: number;
  /** Numbers that leave beside the counts, by measure; their standard errors are not counted. */
  readonly measures: ReadonlyMap<string, number>;
  /** Median standard error of the counts, in units; 0 where they are exact. */
  readonly countError: number;
  /** Whether a published size moved its counts by more than their noise. */
  readonly isAdjusted: boolean;
  /** Shares that can be read, and those of them that are precise enough to be printed. */
  readonly shares: number;
  readonly printed: number;
  /** Means or medians of a number: of how many groups, and how many of those can be read; null where the table has none. */
  readonly centers: {
    readonly statistic: "mean" | "median";
    readonly groups: number;
    readonly read: number;
  } | null;
  /** Half width of the 95 % interval of noise of the least precise share that is printed, in 0..1; null of none. */
  readonly shareErrorMax: number | null;
}

export function tableSummary(
  table: ReleasedTable,
  { study, publicSizes }: { readonly study: Study } & Pick<ProtectedRelease, "publicSizes">,
  reader: CenterReader | null,
): TableSummary {
  const { name, indicator: id, measures } = table;
  const rows = possibleRows(table);
  const indicator = study.indicators.get(id);
  const source = study.sources.get(indicator?.source ?? "");
  if (indicator === undefined || source === undefined) throw new RangeError("a table is not of this study");
  const shares = sharesIn(table, indicator, source);
  const printed = shares.filter(({ error }) => isPrintable(error));
  const at = measures.indexOf("count_error");
  return {
    name,
    indicator: id,
    source: source.id,
    cells: rows.length,
    hidden: rows.filter(({ count }) => count === null).length,
    measures: new Map(
      measures.flatMap((measure, position) =>
        measure.endsWith("_error")
          ? []
          : [[measure, rows.filter(({ values }) => (values[position] ?? null) !== null).length] as const],
      ),
    ),
    isAdjusted: (publicSizes.get(source.id) ?? []).some(({ use }) => use === "adjusted"),
    countError: median(rows.flatMap(({ values }) => values[at] ?? [])) ?? 0,
    shares: shares.length,
    printed: printed.length,
    centers: centersRead(table, { indicator, source }, reader),
    shareErrorMax:
      printed.length === 0 ? null : printed.reduce((most, { error }) => Math.max(most, normal95 * error), 0),
  };
}

/** Normal quantile of a 95 % interval. */
const normal95 = 1.959964;

/** Reads means and medians; those of a source that protects nobody leave as they are, under the name of their statistic. */
function centersRead(
  table: ReleasedTable,
  of: { readonly indicator: Indicator; readonly source: Source },
  reader: CenterReader | null,
): TableSummary["centers"] {
  const { number } = contentOf(of.indicator);
  if (number === null) return null;
  const { statistic } = number;
  const at = table.measures.indexOf(statistic);
  const centers =
    at < 0
      ? centersOf(table, of, reader).map(({ isPrinted }) => isPrinted)
      : table.rows.map(({ values }) => (values[at] ?? null) !== null);
  return { statistic, groups: centers.length, read: centers.filter((isPrinted) => isPrinted).length };
}
