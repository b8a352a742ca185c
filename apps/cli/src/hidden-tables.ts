import type { ReceivedBundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { possibleRows, total } from "@vigie/table";

/** An indicator with more than half of its cells hidden, totals excluded. */
export interface HiddenTable {
  readonly indicator: string;
  readonly source: string;
  readonly cells: number;
  /** Cells under the threshold; all of them where the others count nobody. */
  readonly hidden: number;
}

/**
 * Indicators of which bundles hide more than half of the cells, or count nobody in those that they show.
 * @returns each once, in the order of the tables
 */
export function hiddenTables(
  bundles: readonly Pick<ReceivedBundle, "tables">[],
  { indicators }: Pick<Study, "indicators">,
): readonly HiddenTable[] {
  const counts = Map.groupBy(
    bundles.flatMap(({ tables }) => [...tables.values()]),
    ({ indicator }) => indicator,
  );
  return [...counts].flatMap(([indicator, tables]) => {
    const cells = tables.flatMap(possibleRows).filter(({ codes }) => !codes.includes(total));
    const isEmpty = cells.every(({ count }) => count === null || count === 0);
    const hidden = isEmpty ? cells.length : cells.filter(({ count }) => count === null).length;
    if (hidden * 2 <= cells.length && !isEmpty) return [];
    return [{ indicator, source: indicators.get(indicator)?.source ?? "", cells: cells.length, hidden }];
  });
}
