import { type ReleasedTable, total } from "@vigie/table";
import type { InferredRow } from "./inferred-table.ts";
import { releasedRows } from "./released-rows.ts";

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
