import { type CountedMeasure, cellsOf, type Source, type Study } from "@vigie/study";
import { reconcile } from "./consistency/reconcile.ts";
import type { SharedMargin } from "./consistency/shared-margin.ts";
import { type CellSum, standardErrors } from "./consistency/standard-errors.ts";
import { wholeCounts } from "./consistency/whole-counts.ts";
import { asNumber } from "./noise/fraction.ts";
import { type PossibleTable, sharedMargins } from "./plan/shared-margins.ts";
import type { ShownMargin } from "./plan/shown-margins.ts";

/** Values of the cells of drawn tables by id, in grains, whole. */
export type Estimates = (table: string) => ArrayLike<number>;

/** How the tables of one measure agree, as the study alone decides it. */
export interface Agreement {
  readonly measure: CountedMeasure;
  readonly tables: readonly PossibleTable[];
  /** Margins that several tables have, or that are public. */
  readonly shared: readonly SharedMargin[];
  /** Those that are shown of one table. */
  readonly shown: readonly SharedMargin[];
  /** Standard error of a sum of cells once tables agree, in grains. */
  readonly errorOf: (sum: CellSum) => number;
}

interface Agreeing {
  readonly source: Source;
  readonly study: Pick<Study, "disclosure">;
  /** Margins of a table that are shown. */
  readonly shownMargins: (table: PossibleTable) => readonly ShownMargin[];
}

/** By measure. Sums of a number, which may be negative, are left as they are drawn. */
export function agreementsOf(tables: readonly PossibleTable[], agreeing: Agreeing): readonly Agreement[] {
  const byMeasure = Map.groupBy(
    tables.filter(({ openList }) => !openList),
    ({ measure }) => measure,
  );
  return [...byMeasure].map(([measure, own]) => {
    const margins = measure === "sum" ? { shared: [], shown: [] } : marginsOf(own, agreeing);
    const noise = own.map((table) => ({
      values: { length: cellsOf(table) },
      variance: asNumber(table.variance),
    }));
    return { measure, tables: own, ...margins, errorOf: standardErrors(noise, margins.shared) };
  });
}

function marginsOf(
  tables: readonly PossibleTable[],
  { source, study, shownMargins }: Agreeing,
): Pick<Agreement, "shared" | "shown"> {
  return {
    shared: sharedMargins(tables, source, study),
    shown: tables.flatMap((table, at): readonly SharedMargin[] =>
      shownMargins(table).map(({ size, cellOf }) => ({
        size,
        known: null,
        views: [{ table: at, cellOf }],
      })),
    ),
  };
}

/** Standard error of a sum of cells of a drawn table, by its id. */
export function errorsOf(agreements: readonly Agreement[]): (table: string, cells: Int32Array) => number {
  const places = new Map(
    agreements.flatMap(({ tables, errorOf }) =>
      tables.map(({ id }, table) => [id, { table, errorOf }] as const),
    ),
  );
  return (id, cells) => {
    const place = places.get(id);
    if (place === undefined) throw new RangeError("no table of this plan");
    return place.errorOf({ table: place.table, cells });
  };
}

/**
 * Noisy tables made to agree: each margin that several have is estimated once, sizes already published are kept, counts
 * are whole and not negative, and all add up. Methods, section 7, point 8.
 */
export function reconciledEstimates(
  agreements: readonly Agreement[],
  noisy: ReadonlyMap<string, ArrayLike<number>>,
): Estimates {
  const values = new Map<string, ArrayLike<number>>();
  for (const agreement of agreements)
    for (const [at, own] of valuesOf(agreement, noisy).entries())
      values.set(agreement.tables[at]?.id ?? "", own);
  return valuesIn(values);
}

function valuesOf(
  { measure, tables, shared, shown }: Agreement,
  noisy: ReadonlyMap<string, ArrayLike<number>>,
): readonly ArrayLike<number>[] {
  const drawn = tables.map(({ id, variance }) => ({
    values: noisy.get(id) ?? [],
    variance: asNumber(variance),
  }));
  if (measure === "sum") return drawn.map(({ values }) => values);
  return wholeCounts(reconcile(drawn, shared), [...shared, ...shown]).tables;
}

/** Values that are what they are. */
export function valuesIn(cells: ReadonlyMap<string, ArrayLike<number>>): Estimates {
  return (table) => cells.get(table) ?? [];
}
