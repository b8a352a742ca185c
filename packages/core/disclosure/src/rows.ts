import { marginSums } from "@vigie/statistics/margins";
import {
  areExclusive,
  type BreakdownView,
  bearsWeights,
  breakdownView,
  type CountedDimension,
  type Indicator,
  isNested,
  modelSuffix,
  type Source,
  sumSuffix,
} from "@vigie/study";
import { type ReleasedRow, type ReleasedTable, rowCodes, total, unknown } from "@vigie/table";
import { baseCodes, columnsOf, type ReleasedLayout } from "./layouts.ts";
import { asNumber } from "./noise/fraction.ts";
import type { PossibleTable } from "./plan/counting-plan.ts";

/** Values of the cells of drawn tables by id, in grains. */
export type Estimates = (table: string) => ArrayLike<number>;

/** What leaves of a table, and what it would be without protection. */
export interface Released {
  readonly released: ReleasedTable;
  readonly exact: ReleasedTable;
}

/** Sums of cells of a drawn table, in grains. */
export interface DrawnSums extends BreakdownView {
  /** Id of a drawn table. */
  readonly table: string;
}

/** Rows of a table that have their totals along the same dimensions: by measure, the sums that they are places of. */
export type RowSums = ReadonlyMap<string, DrawnSums & { readonly unit: number }>;

export interface DesignedRow {
  readonly codes: readonly string[];
  readonly sums: RowSums;
  readonly place: number;
}

/** The drawn table that a requested one is read from, by its id. */
export type DrawnTableOf = (requested: string) => PossibleTable;

export interface IndicatorLayout {
  readonly layout: ReleasedLayout;
  readonly indicator: Indicator;
  readonly source: Source;
}

/**
 * The rows of a table in their order: every combination of codes and totals in its universe, then the universe compared
 * with at the total of every dimension but the last.
 */
export function designedRows(table: IndicatorLayout, drawnTableOf: DrawnTableOf): readonly DesignedRow[] {
  const { layout, indicator, source } = table;
  if (isModel(table)) return modelRows(table, drawnTableOf);
  const columns = columnsOf(indicator, source);
  const ranked = columns.map((column) => ({
    hasTotal: !isItems(column),
    ranks: new Map(column.codes.map((code, rank) => [code, rank])),
  }));
  const universes = layout.dimensions[0]?.codes ?? [];
  const found = new Map<number, RowSums>();
  return Array.from(rowCodes(layout.dimensions), (codes) => {
    /** Number of the combination of universe, items and totals; place of the other codes. */
    let [key, place] = [universes.indexOf(codes[0] ?? ""), 0];
    for (const [at, { hasTotal, ranks }] of ranked.entries()) {
      const rank = ranks.get(codes[at + 1] ?? total) ?? Number.NaN;
      const isTotal = codes[at + 1] === total;
      if (hasTotal && !isTotal) place = place * ranks.size + rank;
      key = hasTotal ? 2 * key + (isTotal ? 1 : 0) : key * ranks.size + rank;
    }
    const sums = found.get(key) ?? sumsOf({ ...table, columns, codes }, drawnTableOf);
    found.set(key, sums);
    return { codes, sums, place };
  });
}

/** Items of a question are tables of their own. */
function isItems({ attribute, codes }: CountedDimension): boolean {
  return attribute === null && !codes.includes(unknown);
}

/** Every combination of answers: its noise protects it, and none is a figure that could be small. */
function isModel({ layout, indicator }: Pick<IndicatorLayout, "layout" | "indicator">): boolean {
  return layout.name !== indicator.id;
}

function modelRows(
  { layout, indicator }: IndicatorLayout,
  drawnTableOf: DrawnTableOf,
): readonly DesignedRow[] {
  const { id, impossible, grain } = drawnTableOf(`${indicator.id}${modelSuffix}`);
  const cellOf = Int32Array.from(impossible.keys());
  const sums = new Map([["count", { table: id, cellOf, size: cellOf.length, unit: asNumber(grain) }]]);
  return Array.from(rowCodes(layout.dimensions), (codes, place) => ({ codes, sums, place }));
}

interface LayoutRow extends IndicatorLayout {
  readonly columns: readonly CountedDimension[];
  readonly codes: readonly string[];
}

/** What the rows with the same totals as one are read from. */
function sumsOf(
  { layout, indicator, source, columns, codes }: LayoutRow,
  drawnTableOf: DrawnTableOf,
): RowSums {
  const [universe = "", ...dimensionCodes] = codes;
  const items = columns.findIndex(isItems);
  const item = items < 0 ? null : (dimensionCodes[items] ?? "");
  const flag = source.multiples.get(indicator.of)?.items.get(item ?? "");
  const dimensions = columns.map((column) =>
    flag !== undefined && column.name === "answer" ? { ...column, attribute: flag } : column,
  );
  const countedDimensions = dimensions.filter((_, at) => at !== items && dimensionCodes[at] !== total);
  const requestedId = requestedTableId(indicator, source, { universe, item });
  const sums = (suffix: string, along: readonly CountedDimension[]) => {
    const table = drawnTableOf(`${requestedId}${suffix}`);
    const view = breakdownView(table, source, { universe, dimensions: along });
    if (view === null) throw new RangeError("a table is not a sum of the one it is drawn as");
    return { ...view, table: table.id, unit: asNumber(table.grain) };
  };
  const weighted = layout.measures.includes("weighted") ? (["weighted", "squares"] as const) : [];
  const suffixOf = (measure: string) => (bearsWeights(source) ? `/${measure}` : "");
  const found = new Map([["count", sums("", countedDimensions)]]);
  for (const measure of weighted) found.set(measure, sums(suffixOf(measure), countedDimensions));
  const last = dimensions.at(-1);
  if (last === undefined || dimensionCodes.at(-1) !== total) return found;
  const inBase = new Set(baseCodes(indicator, source, last));
  const base = (suffix: string) => {
    const split = sums(suffix, [...countedDimensions, last]);
    const { length } = last.codes;
    return {
      ...split,
      cellOf: split.cellOf.map((place) =>
        inBase.has(last.codes[place % length] ?? "") ? Math.floor(place / length) : -1,
      ),
      size: split.size / length,
    };
  };
  found.set("base", base(""));
  for (const measure of weighted) found.set(`${measure}_base`, base(suffixOf(measure)));
  if (layout.measures.includes("sum")) found.set("sum", sums(sumSuffix, countedDimensions));
  return found;
}

function requestedTableId(
  { id, universe: indicatorUniverse, against }: Indicator,
  source: Source,
  { universe, item }: { readonly universe: string; readonly item: string | null },
): string {
  if (item !== null) return `${id}/${item}`;
  const isOther = universe === against && universe !== indicatorUniverse;
  // Two universes that are blocks of one table are nested, or have no unit in common.
  const inOneTable =
    isNested(source, indicatorUniverse, universe) || areExclusive(source, indicatorUniverse, universe);
  return isOther && !inOneTable ? `${id}/against` : id;
}

/** What a table is filled with. */
export interface RowValues {
  readonly estimates: Estimates;
  readonly truth: Estimates;
  /** Counts under it are hidden. */
  readonly min: number;
  readonly errorsOf: (sums: DrawnSums) => ArrayLike<number>;
}

/** A table that leaves, its values summed from cells. */
export function releasedTableRows(
  designed: Pick<IndicatorLayout, "layout" | "indicator"> & { readonly rows: readonly DesignedRow[] },
  { estimates, truth, min, errorsOf }: RowValues,
): Released {
  const { name, indicator, dimensions, measures } = designed.layout;
  const errors = memoised(errorsOf);
  const measured = measures.map((measure) => {
    const [of = "", isError] = measure.split("_error");
    return { of, isError: isError !== undefined, isOfBase: of.endsWith("base") || of === "sum" };
  });
  const tableOf = (values: Estimates, under: number): ReleasedTable => {
    const counts = memoised((sums: DrawnSums) => marginSums(sums, sums.size, values(sums.table)));
    const columnsIn = memoised((sums: RowSums) => {
      const column = (measure: string, of: typeof errors): Column | null => {
        const cellSums = sums.get(measure);
        return cellSums === undefined
          ? null
          : { values: of(cellSums), unit: cellSums.unit, isPossible: possiblePlaces(cellSums) };
      };
      return {
        count: column("count", counts),
        base: column("base", counts),
        others: measured.map(({ of, isError }) => column(of, isError ? errors : counts)),
      };
    });
    const rows = designed.rows.map(({ codes, sums, place }): ReleasedRow => {
      const { count: ownCount, base, others } = columnsIn(sums);
      const isHidden = (column: Column | null) =>
        column === null || (column.isPossible[place] === 1 && (valueAt(column, place) ?? 0) < under);
      if (isHidden(ownCount)) return { codes, count: null, values: measures.map(() => null) };
      const count = valueAt(ownCount, place) ?? 0;
      const isBaseHidden = isHidden(base);
      const shown = measured.map(({ isOfBase }, at) =>
        isBaseHidden && isOfBase ? null : valueAt(others[at] ?? null, place),
      );
      return { codes, count, values: shown };
    });
    return { name, indicator, dimensions, measures, rows };
  };
  const all = Number.NEGATIVE_INFINITY;
  return { released: tableOf(estimates, isModel(designed) ? all : min), exact: tableOf(truth, all) };
}

/** Sums of cells, in grains. */
interface Column {
  readonly values: ArrayLike<number>;
  readonly unit: number;
  /** 0 for a sum of impossible cells alone: everyone knows that it is 0, so that nothing hides it. */
  readonly isPossible: Uint8Array;
}

/** 1 for each sum that some cell is in: `breakdownView` leaves impossible cells outside. */
function possiblePlaces({ cellOf, size }: DrawnSums): Uint8Array {
  const found = new Uint8Array(size);
  for (const place of cellOf) if (place >= 0) found[place] = 1;
  return found;
}

function valueAt(column: Column | null, place: number): number | null {
  return column === null ? null : roundedMeasure((column.values[place] ?? 0) * column.unit);
}

/** A function that works each answer out once. */
function memoised<Question extends object, Answer>(answer: (question: Question) => Answer) {
  const known = new Map<Question, Answer>();
  return (question: Question): Answer => {
    const found = known.get(question) ?? answer(question);
    known.set(question, found);
    return found;
  };
}

/** To six decimals: what a table in text holds. */
export function roundedMeasure(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}
