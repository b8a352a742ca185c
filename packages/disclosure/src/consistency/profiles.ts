import { type Constraints, constraintsOf } from "./constraints.ts";
import { intersect } from "./partitions.ts";
import type { SharedMargin, TableNoise } from "./shared-margin.ts";

/** The constraints of tables in which cells that are in the same cell of every margin are one: a profile. */
export interface Profiles {
  /** By table, the profile of each cell. */
  readonly profileOf: readonly Int32Array[];
  /** By table, the place of its first profile among the cells of the constraints. */
  readonly offsets: readonly number[];
  readonly constraints: Constraints;
}

export function profilesOf(tables: readonly TableNoise[], margins: readonly SharedMargin[]): Profiles {
  const views = Map.groupBy(
    margins.flatMap((margin) => margin.views),
    ({ table }) => table,
  );
  const profileOf = tables.map(({ values }, table) => {
    const none: Int32Array = new Int32Array(values.length);
    return (views.get(table) ?? []).reduce((found, { cellOf }) => intersect(found, cellOf).blockOf, none);
  });
  const offsets: number[] = [];
  let start = 0;
  const variances = tables.map(({ variance }, table) => {
    const own = profileOf[table] ?? new Int32Array();
    const sums = new Float64Array(own.reduce((most, profile) => Math.max(most, profile + 1), 0));
    for (const profile of own) sums[profile] = (sums[profile] ?? 0) + variance;
    offsets.push(start);
    start += sums.length;
    return sums;
  });
  const merged = margins.map((margin) => ({
    ...margin,
    views: margin.views.map(({ table, cellOf }) => {
      const places = new Int32Array(variances[table]?.length ?? 0);
      for (const [cell, profile] of profileOf[table]?.entries() ?? []) places[profile] = cellOf[cell] ?? -1;
      return { table, cellOf: places };
    }),
  }));
  return { profileOf, offsets, constraints: constraintsOf(variances, merged) };
}
