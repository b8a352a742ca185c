import { indexRows, type ReleasedRow, type ReleasedTable } from "@vigie/table";
import type { Noisy } from "./inferred-table.ts";

/** A released table, its rows found by their codes and its measures by their names. */
export interface ReleasedRows {
  readonly table: ReleasedTable;
  rowAt(codes: readonly string[]): ReleasedRow | undefined;
  /** Null where the row has none, and where it is hidden. */
  measure(row: ReleasedRow | undefined, name: string): number | null;
  /** A measure with its standard error, which is that of the column named after it. */
  noisy(row: ReleasedRow | undefined, name: string): Noisy | null;
}

export function releasedRows(table: ReleasedTable): ReleasedRows {
  const at = new Map(table.measures.map((name, position) => [name, position]));
  const measure = (row: ReleasedRow | undefined, name: string) => row?.values[at.get(name) ?? -1] ?? null;
  return {
    table,
    rowAt: indexRows(table.rows),
    measure,
    noisy: (row, name) => {
      const value = measure(row, name);
      return value === null ? null : { value, error: measure(row, `${name}_error`) ?? 0 };
    },
  };
}
