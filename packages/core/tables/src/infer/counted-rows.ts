import { indexRows, type ReleasedRow, type ReleasedTable, total } from "@vigie/table";
import type { InferredRow, Noisy } from "./inferred-table.ts";

export interface CountedRow extends Pick<InferredRow, "codes" | "count" | "error" | "base"> {
  readonly released: (measure: string) => number | null;
}

/** The rows of a released table along some of its dimensions: others, that inference alone reads, at their total. */
export function countedRows(table: ReleasedTable, names: readonly string[]): readonly CountedRow[] {
  const at = names.map((name) => table.dimensions.findIndex((dimension) => dimension.name === name));
  const others = table.dimensions.flatMap((_, position) => (at.includes(position) ? [] : [position]));
  const { measure, noisy } = releasedRows(table);
  return table.rows
    .filter(({ codes }) => others.every((position) => codes[position] === total))
    .map((row) => ({
      codes: at.map((position) => row.codes[position] ?? ""),
      count: row.count,
      error: measure(row, "count_error") ?? 0,
      base: noisy(row, "base"),
      released: (name: string) => measure(row, name),
    }));
}

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

/** To so many decimals: more digits would be artefacts of the computation. */
export function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
