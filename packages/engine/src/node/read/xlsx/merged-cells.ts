import { said, saidCount, type VigieError } from "@vigie/study";
import { problem } from "../../../problems.ts";
import { saidLines } from "../../../run/said-lines.ts";
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

/**
 * A value that several rows share is lost for all but the first: nothing is read of such a column.
 * @param names of all the columns
 * @param columns those that are read
 * @param merged below the header
 */
export function mergedProblems(
  file: string,
  names: readonly string[],
  { columns, merged }: { readonly columns: readonly string[]; readonly merged: readonly MergedCells[] },
): readonly VigieError[] {
  return columns.flatMap((column) => {
    const at = names.indexOf(column);
    const found = merged.filter(({ columns: [from, to] }) => from <= at && at <= to);
    const [first] = found;
    if (first === undefined) return [];
    const lines = found.slice(0, 3).map(({ rows: [row] }) => row);
    const words = {
      column: said(column),
      groups: saidCount(found.length),
      lines: saidLines(lines, found.length),
    };
    return [problem("engine/cells-merged", { file, line: first.rows[0] }, words)];
  });
}
