import { type Table, total } from "@vigie/engine";
import type { Population, View } from "../../src/system/structure.ts";

/** A two-way table, its margins added. */
export function tableOf(
  rows: readonly string[],
  columns: readonly string[],
  counts: readonly (readonly number[])[],
): Table {
  const at = (row: string, column: string) =>
    counts
      .filter((_, i) => row === total || rows[i] === row)
      .flatMap((line) => line.filter((_, j) => column === total || columns[j] === column))
      .reduce((sum, count) => sum + count, 0);
  return {
    indicator: "crossed",
    dimensions: [
      { name: "row", codes: [...rows, total] },
      { name: "column", codes: [...columns, total] },
    ],
    rows: [...rows, total].flatMap((row) =>
      [...columns, total].map((column) => ({ codes: [row, column], count: at(row, column) })),
    ),
  };
}

export const viewOf = (field: string, leaves: readonly string[]): View => ({
  field,
  members: new Map([...leaves.map((leaf) => [leaf, [leaf]] as const), [total, leaves] as const]),
  sensitive: false,
});

export const populationOf = (rows: readonly string[], columns: readonly string[]): Population => ({
  id: "people",
  fields: new Map([
    ["row", rows],
    ["column", columns],
  ]),
  relations: [],
  tables: new Map([["crossed", [viewOf("row", rows), viewOf("column", columns)]]]),
});
