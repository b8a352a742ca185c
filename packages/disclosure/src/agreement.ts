import {
  constraintsOf,
  reconcile,
  standardErrors,
  wholeCounts,
  wholeStandardErrors,
} from "@vigie/statistics/margins";
import type { Source } from "@vigie/study";
import { asNumber } from "./noise/fraction.ts";
import type { PossibleTable } from "./plan/counting-plan.ts";
import { type SharedMarginsOptions, sharedMargins } from "./plan/shared-margins.ts";
import type { CellSums, Estimates } from "./rows.ts";

/** How drawn tables are made to agree: the study decides it, and which of its published sizes are used. */
export interface Agreement {
  /** Standard errors of sums of cells once tables agree, in grains. */
  readonly errorsOf: (sums: CellSums) => Float64Array;
  /**
   * Noisy tables made to agree: each margin that several have is estimated once, published sizes in use are kept,
   * counts are whole and not negative, and all add up. Methods, section 7, point 8.
   */
  readonly reconciled: (noisy: ReadonlyMap<string, ArrayLike<number>>) => Estimates;
}

/**
 * Tables agree measure by measure. Sums of a number, which may be negative, are left as they are drawn.
 * @param shown sums of cells that leave
 */
export function agreementOf(
  tables: readonly PossibleTable[],
  shown: readonly CellSums[],
  about: AgreementOptions,
): Agreement {
  const closed = tables.filter(({ openList }) => !openList);
  const parts = [...Map.groupBy(closed, ({ measure }) => measure).values()].map((measureTables) =>
    partOf(measureTables, shown, about),
  );
  const places = new Map(
    parts.flatMap(({ ids, errorsOf }) => ids.map((id, table) => [id, { table, errorsOf }] as const)),
  );
  return {
    errorsOf: ({ table: id, ...sums }) => {
      const found = places.get(id);
      if (found === undefined) throw new RangeError("no table of this plan");
      return found.errorsOf({ ...sums, table: found.table });
    },
    reconciled: (noisy) => {
      const values = parts.flatMap(({ ids, reconciled }) => {
        const cells = reconciled(ids.map((id) => noisy.get(id) ?? []));
        return ids.map((id, at) => [id, cells[at] ?? []] as const);
      });
      const byTable = new Map(values);
      return (table) => byTable.get(table) ?? [];
    },
  };
}

export interface AgreementOptions extends SharedMarginsOptions {
  readonly source: Source;
}

/** Noise of the tables of one measure, in their order, and the margins that they share. */
export function noiseAndMargins(tables: readonly PossibleTable[], { source, ...options }: AgreementOptions) {
  const isSum = tables.some(({ measure }) => measure === "sum");
  const shared = isSum ? [] : sharedMargins(tables, source, options);
  const noise = tables.map(({ impossible: { length }, variance }) => ({
    values: { length },
    variance: asNumber(variance),
  }));
  return { isSum, shared, noise, constraints: constraintsOf(noise, shared) };
}

/** The agreement of the tables of one measure, in their order. */
function partOf(tables: readonly PossibleTable[], shown: readonly CellSums[], options: AgreementOptions) {
  const { isSum, shared, noise, constraints } = noiseAndMargins(tables, options);
  const known = new Set(shared.flatMap(({ views }) => views.map(({ cellOf }) => cellOf)));
  const margins = [...shared];
  for (const { table: id, cellOf, size } of shown) {
    const table = tables.findIndex((possible) => possible.id === id);
    if (table < 0 || size >= cellOf.length || known.has(cellOf)) continue;
    known.add(cellOf);
    margins.push({ size, known: null, views: [{ table, cellOf }] });
  }
  return {
    ids: tables.map(({ id }) => id),
    errorsOf: (isSum ? standardErrors : wholeStandardErrors)(noise, constraints),
    reconciled: (noisy: readonly ArrayLike<number>[]): readonly ArrayLike<number>[] => {
      const drawn = noise.map(({ variance }, at) => ({ variance, values: noisy[at] ?? [] }));
      return isSum ? noisy : wholeCounts(reconcile(drawn, constraints), margins).tables;
    },
  };
}
