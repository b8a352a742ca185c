import type { PublishedRow, PublishedTable } from "@vigie/bundle";
import type { Noisy } from "./inferred-table.ts";

/** A released table, its rows found by their codes and its measures by their names. */
export interface ReleasedRows {
  readonly table: PublishedTable;
  rowAt(codes: readonly string[]): PublishedRow | undefined;
  /** Null where the row has none, and where it is hidden. */
  measure(row: PublishedRow | undefined, name: string): number | null;
  /** A measure with its standard error, which is that of the column named after it. */
  noisy(row: PublishedRow | undefined, name: string): Noisy | null;
}

export function releasedRows(table: PublishedTable): ReleasedRows {
  const byCodes = new Map(table.rows.map((row) => [keyOf(row.codes), row]));
  const at = new Map(table.measures.map((name, position) => [name, position]));
  const measure = (row: PublishedRow | undefined, name: string) => row?.values[at.get(name) ?? -1] ?? null;
  return {
    table,
    rowAt: (codes) => byCodes.get(keyOf(codes)),
    measure,
    noisy: (row, name) => {
      const value = measure(row, name);
      return value === null ? null : { value, error: measure(row, `${name}_error`) ?? 0 };
    },
  };
}

function keyOf(codes: readonly string[]): string {
  return codes.join("\u0000");
}
