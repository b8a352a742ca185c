import type { MarginConstraints } from "./margin-constraints.ts";
import { intersect } from "./partitions.ts";
import type { NoisyTable, SharedMargin } from "./shared-margin.ts";

/** A view of one margin, over profiles. */
export interface ProfileView {
  readonly margin: number;
  readonly cellOf: Int32Array;
}

export interface Profiles {
  /** By table, the profile of each cell: cells that are in the same cell of every margin. */
  readonly profileOf: readonly Int32Array[];
  readonly views: readonly (readonly ProfileView[])[];
  /** The same constraints with one cell per profile. */
  readonly constraints: MarginConstraints;
}

export function profilesOf(tables: readonly NoisyTable[], margins: readonly SharedMargin[]): Profiles {
  const byTable = tables.map(({ values, variance }, table) => {
    const own = margins.flatMap(({ views }, margin) =>
      views.filter((view) => view.table === table).map(({ cellOf }) => ({ margin, cellOf })),
    );
    let profileOf: Int32Array = new Int32Array(values.length);
    for (const { cellOf } of own) profileOf = intersect(profileOf, cellOf).blockOf;
    const count = profileOf.reduce((most, profile) => Math.max(most, profile + 1), 0);
    const variances = new Float64Array(count);
    for (const profile of profileOf) variances[profile] = (variances[profile] ?? 0) + variance;
    const views = own.map(({ margin, cellOf }) => {
      const ofProfile = new Int32Array(count);
      for (const [cell, profile] of profileOf.entries()) ofProfile[profile] = cellOf[cell] ?? -1;
      return { margin, cellOf: ofProfile };
    });
    return { profileOf, variances, views };
  });
  const compressed = margins.map((margin, at) => ({
    ...margin,
    views: margin.views.map(({ table }) => ({
      table,
      cellOf: byTable[table]?.views.find((view) => view.margin === at)?.cellOf ?? new Int32Array(),
    })),
  }));
  return {
    profileOf: byTable.map(({ profileOf }) => profileOf),
    views: byTable.map(({ views }) => views),
    constraints: { margins: compressed, variances: byTable.map(({ variances }) => variances) },
  };
}
