import { requireCount } from "./domain.ts";
import { sum } from "./sum.ts";

/** A two-way table of counts: whole numbers ≥ 0, lines of the same length. */
export type Contingency = readonly (readonly number[])[];

export interface Margins {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly all: number;
}

/** @throws {RangeError} outside the domain of `Contingency` */
export function marginsOf(table: Contingency): Margins {
  const width = table[0]?.length ?? 0;
  if (width === 0 || table.some((line) => line.length !== width))
    throw new RangeError("a table needs at least one cell, and lines of the same length");
  for (const count of table.flat()) requireCount("a cell", count);
  const rows = table.map(sum);
  const columns = Array.from({ length: width }, (_, j) => sum(table.map((line) => line[j] ?? 0)));
  return { rows, columns, all: sum(rows) };
}

/** The table without its rows and columns that hold no unit: they bear on no statistic. */
export function withoutEmptyLines(table: Contingency): Contingency {
  const { rows, columns } = marginsOf(table);
  return table
    .filter((_, i) => (rows[i] ?? 0) > 0)
    .map((line) => line.filter((_, j) => (columns[j] ?? 0) > 0));
}
