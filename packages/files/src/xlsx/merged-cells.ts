import { columnOf } from "./sheet-rows.ts";

/** Cells merged down several rows; the value stands in the first of them alone. Columns from 0, rows as the sheet numbers them. */
export interface MergedCells {
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
}

/** `A3:A5`; null where it is on one row. */
export function mergedDown(reference: string): MergedCells | null {
  const [from, to] = reference.split(":").map((cell) => ({
    column: columnOf(cell) ?? 0,
    row: Number(/\d+$/.exec(cell)?.[0] ?? 0),
  }));
  if (from === undefined || to === undefined || from.row === to.row) return null;
  return { columns: [from.column, to.column], rows: [from.row, to.row] };
}
