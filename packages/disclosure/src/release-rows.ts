import { bearsWeights, modelSuffix, sumSuffix } from "@vigie/study";
import { type ReleasedRow, type ReleasedTable, rowCodes } from "@vigie/table";
import type { Estimates } from "./estimates.ts";
import { asNumber } from "./noise/fraction.ts";
import { type AskedLayout, type DrawnAs, type RowCells, rowCells } from "./row-cells.ts";

/** What leaves of a table, and what it would be without protection. */
export interface Released {
  readonly released: ReleasedTable;
  readonly exact: ReleasedTable;
}

/** A row of a table that leaves, as sums of cells and their errors. */
export interface DesignedRow {
  readonly codes: readonly string[];
  readonly count: Sum;
  /** Null where the row is in no base. */
  readonly base: Sum | null;
  /** By measure: those shown with the count, and those shown with the base. */
  readonly withCount: ReadonlyMap<string, Sum>;
  readonly withBase: ReadonlyMap<string, Sum>;
}

/** A sum of cells of a drawn table, in grains. */
interface Sum {
  /** Id of a drawn table. */
  readonly table: string;
  readonly cells: Int32Array;
  /** What a grain is worth. */
  readonly unit: number;
  readonly error: number;
}

type SumOf = (table: string, cells: Int32Array) => Sum;

/** The rows of a table in their order. */
export function designedRows(
  asked: AskedLayout,
  {
    drawnAs,
    errorOf,
  }: { readonly drawnAs: DrawnAs; readonly errorOf: (table: string, cells: Int32Array) => number },
): readonly DesignedRow[] {
  const sumOf: SumOf = (table, cells) => {
    const { id, grain } = drawnAs(table);
    const unit = asNumber(grain);
    return { table: id, cells, unit, error: rounded(errorOf(id, cells) * unit) };
  };
  return isModel(asked) ? modelRows(asked, sumOf) : rowCells(asked, drawnAs).map(figureRow(asked, sumOf));
}

/** Every combination of answers: its noise protects it, and none is a figure that could be small. */
function isModel({ layout, indicator }: Pick<AskedLayout, "layout" | "indicator">): boolean {
  return layout.name !== indicator.id;
}

function modelRows({ layout, indicator }: AskedLayout, sumOf: SumOf): readonly DesignedRow[] {
  const table = `${indicator.id}${modelSuffix}`;
  return Array.from(rowCodes(layout.dimensions), (codes, cell) => ({
    codes,
    count: sumOf(table, Int32Array.of(cell)),
    base: null,
    withCount: nothing,
    withBase: nothing,
  }));
}

/** Shared by the rows that show nothing more: there are many. */
const nothing: ReadonlyMap<string, Sum> = new Map();

function figureRow({ layout, source }: AskedLayout, sumOf: SumOf): (row: RowCells) => DesignedRow {
  const weights = layout.measures.includes("weighted") ? (["weighted", "squares"] as const) : [];
  const mapOf = (entries: readonly (readonly [string, Sum])[]) =>
    entries.length === 0 ? nothing : new Map(entries);
  return ({ codes, table, cells, base, sum }) => {
    const weighted = (measure: string) => (bearsWeights(source) ? `${table}/${measure}` : table);
    const ofBase =
      base === null
        ? []
        : weights.map((measure) => [`${measure}_base`, sumOf(weighted(measure), base)] as const);
    return {
      codes,
      count: sumOf(table, cells),
      base: base === null ? null : sumOf(table, base),
      withCount: mapOf(weights.map((measure) => [measure, sumOf(weighted(measure), cells)])),
      withBase: mapOf([
        ...ofBase,
        ...(sum === null ? [] : [["sum", sumOf(`${table}${sumSuffix}`, sum)] as const]),
      ]),
    };
  };
}

/** A table that leaves, its values summed from cells; counts under `min` are hidden. */
export function releasedRows(
  {
    layout,
    indicator,
    rows,
  }: Pick<AskedLayout, "layout" | "indicator"> & { readonly rows: readonly DesignedRow[] },
  {
    estimates,
    truth,
    min,
  }: { readonly estimates: Estimates; readonly truth: Estimates; readonly min: number },
): Released {
  const all = Number.NEGATIVE_INFINITY;
  const table = (values: Estimates, under: number): ReleasedTable => ({
    name: layout.name,
    indicator: layout.indicator,
    dimensions: layout.dimensions,
    measures: layout.measures,
    rows: rows.map((row) => releasedRow(row, layout.measures, { values, under })),
  });
  return { released: table(estimates, isModel({ layout, indicator }) ? all : min), exact: table(truth, all) };
}

function releasedRow(
  { codes, count, base, withCount, withBase }: DesignedRow,
  measures: readonly string[],
  { values, under }: { readonly values: Estimates; readonly under: number },
): ReleasedRow {
  const shown = valueOfSum(count, values);
  if (shown < under) return { codes, count: null, values: measures.map(() => null) };
  const known = new Map<string, number>([["count_error", count.error]]);
  const add = (name: string, sum: Sum) =>
    known.set(name, valueOfSum(sum, values)).set(`${name}_error`, sum.error);
  for (const [name, sum] of withCount) add(name, sum);
  if (base !== null && valueOfSum(base, values) >= under) {
    add("base", base);
    for (const [name, sum] of withBase) add(name, sum);
  }
  return { codes, count: shown, values: measures.map((name) => known.get(name) ?? null) };
}

function valueOfSum({ table, cells, unit }: Sum, values: Estimates): number {
  const own = values(table);
  let value = 0;
  for (const cell of cells) value += own[cell] ?? 0;
  return rounded(value * unit);
}

/** To six decimals: what a table in text holds. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}
