import type { ReceivedBundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { total } from "@vigie/table";

/** A table of which no cell says anything: the indicator it is of. */
export interface HiddenTable {
  readonly indicator: string;
  readonly source: string;
}

/**
 * Indicators of which a bundle hides every cell, or counts nobody in any: totals are left aside.
 * @returns each once, in the order of the tables
 */
export function hiddenTables(
  bundles: readonly Pick<ReceivedBundle, "tables">[],
  { indicators }: Pick<Study, "indicators">,
): readonly HiddenTable[] {
  const hidden = new Map<string, HiddenTable>();
  const shown = new Set<string>();
  for (const { tables } of bundles)
    for (const { indicator, rows } of tables.values()) {
      const cells = rows.filter(({ codes }) => !codes.includes(total));
      if (cells.some(({ count }) => count !== null && count !== 0)) shown.add(indicator);
      else hidden.set(indicator, { indicator, source: indicators.get(indicator)?.source ?? "" });
    }
  return [...hidden.values()].filter(({ indicator }) => !shown.has(indicator));
}
