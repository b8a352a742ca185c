import type { InferredRow, InferredTable } from "@vigie/diagnostic";
import { total } from "@vigie/table";

/** Rows that a page holds: more would weigh on old phones, and the CSV file has them all. */
const rowsMax = 500;

/** A row of a table that its page shows, with its place among all of them. */
export interface ShownRow {
  readonly row: InferredRow;
  readonly at: number;
}

/**
 * The rows of a table that its page shows: all of them, or where they are too many those that somebody is in, then totals
 * among these, then the first ones.
 */
export function shownRows({ rows }: Pick<InferredTable, "rows">): readonly ShownRow[] {
  const all = rows.map((row, at) => ({ row, at }));
  if (all.length <= rowsMax) return all;
  const some = all.filter(({ row }) => row.count !== 0);
  if (some.length <= rowsMax) return some;
  const totals = some.filter(({ row }) => row.codes.includes(total));
  return (totals.length === 0 ? some : totals).slice(0, rowsMax);
}
