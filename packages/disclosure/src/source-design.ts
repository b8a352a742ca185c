import type { Indicator, Source, Study } from "@vigie/study";
import { type Agreement, agreementsOf, errorsOf } from "./estimates.ts";
import { layoutsOf, type ReleasedLayout } from "./layouts.ts";
import { impossibleIn } from "./plan/cells.ts";
import { type CountingPlan, countingPlan, exactPlan, isAsCounted } from "./plan/counting-plan.ts";
import type { PossibleTable } from "./plan/shared-margins.ts";
import { shownMargins } from "./plan/shown-margins.ts";
import type { Policy } from "./policy.ts";
import { type DesignedRow, designedRows } from "./release-rows.ts";
import type { DrawnAs } from "./row-cells.ts";

/** All that the study alone decides of what a source lets out: what is drawn, what agrees, and the error of every row. */
export interface SourceDesign {
  readonly source: Source;
  readonly plan: CountingPlan;
  readonly tables: readonly PossibleTable[];
  readonly drawnAs: DrawnAs;
  readonly agreements: readonly Agreement[];
  readonly errorOf: (table: string, cells: Int32Array) => number;
  readonly released: readonly DesignedTable[];
}

export interface DesignedTable {
  readonly indicator: Indicator;
  readonly layout: ReleasedLayout;
  /** Null where the data decide which rows there are, or the table leaves as the engine counted it. */
  readonly rows: readonly DesignedRow[] | null;
}

export function sourceDesign(study: Study, source: Source, { rho }: Policy): SourceDesign {
  const isOpen = source.protects === "nothing";
  const plan = isOpen ? exactPlan(study, source) : countingPlan(study, source, rho);
  const tables = plan.tables.map(
    (table): PossibleTable => ({ ...table, impossible: impossibleIn(table, source) }),
  );
  const drawn = new Map(tables.map((table) => [table.id, table]));
  const drawnAs: DrawnAs = (asked) => {
    const table = drawn.get(plan.sums.get(asked)?.of ?? asked);
    if (table === undefined) throw new RangeError("a table that is not drawn");
    return table;
  };
  const agreements = isOpen
    ? []
    : agreementsOf(tables, {
        source,
        study,
        shownMargins: (table) => shownMargins(table, plan, source),
      });
  const errorOf = isOpen ? () => 0 : errorsOf(agreements);
  const released = [...study.indicators.values()].flatMap((indicator) =>
    indicator.source !== source.id
      ? []
      : layoutsOf(indicator, source).map((layout): DesignedTable => {
          const isDrawn = !layout.openList && !(isOpen && isAsCounted(indicator, source));
          const asked = { layout, indicator, source };
          return { layout, indicator, rows: isDrawn ? designedRows(asked, { drawnAs, errorOf }) : null };
        }),
  );
  return { source, plan, tables, drawnAs, agreements, errorOf, released };
}
