import type { Estimates } from "./estimates.ts";
import { asNumber } from "./noise/fraction.ts";
import { bearsWeights, modelSuffix, sumSuffix } from "./plan/asked-tables.ts";
import type { ReleasedRow, ReleasedTable } from "./released-table.ts";
import { type AskedLayout, type DrawnAs, type RowCells, rowCells, rowCodes } from "./row-cells.ts";

export interface Releasing {
  readonly drawnAs: DrawnAs;
  readonly estimates: Estimates;
  /** Those of what leaves, whatever the values shown. */
  readonly errors: Estimates;
  /** Counts under it are hidden. */
  readonly min: number;
}

/** A table that leaves, its values summed from cells. */
export function releasedRows(asked: AskedLayout, releasing: Releasing): ReleasedTable {
  const { layout, indicator } = asked;
  const own = { name: layout.name, indicator: layout.indicator, dimensions: layout.dimensions };
  const rows =
    layout.name === indicator.id
      ? rowCells(asked, releasing.drawnAs).map((row) => releasedRow(row, asked, releasing))
      : modelRows(asked, releasing);
  return { ...own, measures: layout.measures, rows };
}

/** Every combination of answers: its noise protects it, and none is a figure that could be small. */
function modelRows({ layout, indicator }: AskedLayout, releasing: Releasing): readonly ReleasedRow[] {
  const table = `${indicator.id}${modelSuffix}`;
  return rowCodes(layout).map((codes, cell) => {
    const { value, error } = sumOf(table, Int32Array.of(cell), releasing);
    return { codes, count: value, values: [error] };
  });
}

function releasedRow(row: RowCells, { layout, source }: AskedLayout, releasing: Releasing): ReleasedRow {
  const { codes, table, cells } = row;
  const { value: count, error } = sumOf(table, cells, releasing);
  if (count < releasing.min) return { codes, count: null, values: layout.measures.map(() => null) };
  const base = row.base === null ? null : sumOf(table, row.base, releasing);
  const isBaseShown = base !== null && base.value >= releasing.min;
  const known = new Map<string, number>([["count_error", error]]);
  const add = (name: string, sum: Sum) => known.set(name, sum.value).set(`${name}_error`, sum.error);
  if (isBaseShown) add("base", base);
  if (layout.measures.includes("weighted"))
    for (const measure of ["weighted", "squares"] as const) {
      const own = bearsWeights(source) ? `${table}/${measure}` : table;
      add(measure, sumOf(own, cells, releasing));
      if (isBaseShown && row.base !== null) add(`${measure}_base`, sumOf(own, row.base, releasing));
    }
  if (isBaseShown && row.sum !== null) add("sum", sumOf(`${table}${sumSuffix}`, row.sum, releasing));
  return { codes, count, values: layout.measures.map((name) => known.get(name) ?? null) };
}

interface Sum {
  readonly value: number;
  readonly error: number;
}

function sumOf(table: string, cells: Int32Array, { drawnAs, estimates, errors }: Releasing): Sum {
  const { id, grain } = drawnAs(table);
  const unit = asNumber(grain);
  const values = estimates.valuesOf(id);
  let value = 0;
  for (const cell of cells) value += values[cell] ?? 0;
  return { value: rounded(value * unit), error: rounded(errors.errorOf(id, cells) * unit) };
}

/** To six decimals: what a table in text holds. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}
