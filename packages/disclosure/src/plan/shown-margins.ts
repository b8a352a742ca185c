import type { CountedDimension, Source } from "@vigie/study";
import { viewOf } from "./cells.ts";
import type { CountingPlan } from "./counting-plan.ts";
import { type PossibleTable, withoutImpossible } from "./shared-margins.ts";

/** A margin of one table: for each cell the place of it, -1 outside. */
export interface ShownMargin {
  readonly size: number;
  readonly cellOf: Int32Array;
}

/** The margins of a drawn table that some table asked for shows: those of its own dimensions, and of tables that are sums of it. */
export function shownMargins(
  table: PossibleTable,
  { sums }: Pick<CountingPlan, "sums">,
  source: Source,
): readonly ShownMargin[] {
  const asked = [table, ...[...sums.values()].filter(({ of }) => of === table.id).map((sum) => sum.table)];
  const found = new Map<string, ShownMargin>();
  for (const { blocks } of asked)
    for (const { universe, dimensions } of blocks)
      for (const margin of subsetsOf(dimensions)) {
        const key = [universe, ...margin.map(({ name }) => name)].join();
        const view = found.has(key) ? null : viewOf(table, source, { universe, margin });
        const size = margin.reduce((product, { codes }) => product * codes.length, 1);
        if (view !== null && size < view.length)
          found.set(key, { size, cellOf: withoutImpossible(view, table) });
      }
  return [...found.values()];
}

function subsetsOf(dimensions: readonly CountedDimension[]): readonly (readonly CountedDimension[])[] {
  return dimensions.reduce<readonly (readonly CountedDimension[])[]>(
    (subsets, dimension) => subsets.flatMap((subset) => [subset, [...subset, dimension]]),
    [[]],
  );
}
