import type { Source, Study } from "@vigie/study";
import { reconcile } from "./consistency/reconcile.ts";
import type { SharedMargin } from "./consistency/shared-margin.ts";
import { standardErrors } from "./consistency/standard-errors.ts";
import { wholeCounts } from "./consistency/whole-counts.ts";
import { asNumber } from "./noise/fraction.ts";
import type { CountedMeasure } from "./plan/asked-tables.ts";
import { type PossibleTable, sharedMargins } from "./plan/shared-margins.ts";
import type { ShownMargin } from "./plan/shown-margins.ts";

/** What is known of the cells of drawn tables, and how precisely. */
export interface Estimates {
  /** Values of the cells of a table, in grains, whole. */
  readonly valuesOf: (table: string) => ArrayLike<number>;
  /** Standard error of a sum of cells of a table, in grains: a function of the study alone. */
  readonly errorOf: (table: string, cells: Int32Array) => number;
}

/** Values that are what they are. */
export function exactEstimates(cells: ReadonlyMap<string, ArrayLike<number>>): Estimates {
  return { valuesOf: (table) => cells.get(table) ?? [], errorOf: () => 0 };
}

interface Reconciling {
  readonly source: Source;
  readonly study: Pick<Study, "disclosure">;
  /** Margins of a table that are shown. */
  readonly shownMargins: (table: PossibleTable) => readonly ShownMargin[];
}

/**
 * Noisy tables made to agree: each margin that several have is estimated once, sizes already published are kept, counts
 * are whole and not negative, and all add up. Sums of a number, which may be negative, are left as they were drawn.
 * Methods, section 7, point 8.
 */
export function reconciledEstimates(
  tables: readonly PossibleTable[],
  noisy: ReadonlyMap<string, ArrayLike<number>>,
  { source, study, shownMargins }: Reconciling,
): Estimates {
  const byMeasure = Map.groupBy(
    tables.filter(({ openList }) => !openList),
    ({ measure }) => measure,
  );
  const parts = new Map(
    [...byMeasure].map(([measure, own]) => [
      measure,
      measure === "sum" ? asDrawn(own, noisy) : agreed(own, noisy, { source, study, shownMargins }),
    ]),
  );
  const measureOf = new Map(tables.map(({ id, measure }) => [id, measure]));
  const part = (table: string): Estimates => {
    const measure: CountedMeasure | undefined = measureOf.get(table);
    const found = measure && parts.get(measure);
    if (found === undefined) throw new RangeError("no table of this plan");
    return found;
  };
  return {
    valuesOf: (table) => part(table).valuesOf(table),
    errorOf: (table, cells) => part(table).errorOf(table, cells),
  };
}

function asDrawn(tables: readonly PossibleTable[], noisy: ReadonlyMap<string, ArrayLike<number>>): Estimates {
  const variance = new Map(tables.map(({ id, variance: own }) => [id, asNumber(own)]));
  return {
    valuesOf: (table) => noisy.get(table) ?? [],
    errorOf: (table, cells) => Math.sqrt(cells.length * (variance.get(table) ?? 0)),
  };
}

function agreed(
  tables: readonly PossibleTable[],
  noisy: ReadonlyMap<string, ArrayLike<number>>,
  { source, study, shownMargins }: Reconciling,
): Estimates {
  const drawn = tables.map(({ id, variance }) => ({
    values: noisy.get(id) ?? [],
    variance: asNumber(variance),
  }));
  const shared = sharedMargins(tables, source, study);
  const shown = tables.flatMap((table, at): readonly SharedMargin[] =>
    shownMargins(table).map(({ size, cellOf }) => ({ size, known: null, views: [{ table: at, cellOf }] })),
  );
  const whole = wholeCounts(reconcile(drawn, shared), [...shared, ...shown]);
  const error = standardErrors(drawn, shared);
  const place = new Map(tables.map(({ id }, at) => [id, at]));
  return {
    valuesOf: (table) => whole.tables[place.get(table) ?? -1] ?? [],
    errorOf: (table, cells) => error({ table: place.get(table) ?? -1, cells }),
  };
}
