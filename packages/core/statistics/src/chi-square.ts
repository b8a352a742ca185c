import { chiSquareUpper } from "./distributions.ts";
import { requireCount } from "./domain.ts";
import { type NotComputed, notComputed } from "./not-computed.ts";
import { sum } from "./sum.ts";

export interface ChiSquare {
  readonly kind: "computed";
  readonly statistic: number;
  /** Degrees of freedom of the rows and columns that hold a unit. */
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** In 0..1, without bias correction. */
  readonly cramersV: number;
  /** Same shape as the table; 0 along a line that holds no unit. */
  readonly expected: readonly (readonly number[])[];
  /** Adjusted standardised; same shape as the table; null along a line that holds no unit. */
  readonly residuals: readonly (readonly (number | null)[])[];
}

/** `one_line`: units stand in fewer than two rows or two columns, so there is nothing to compare. */
export type NoChiSquare = NotComputed<"one_line">;

/**
 * Pearson's chi-square test of independence, without Yates' correction.
 * @throws {RangeError} outside the domain of `Contingency`
 * @see Pearson (1900); Cramér (1946) for V; Haberman (1973) for the adjusted residuals
 */
export function chiSquare(table: Contingency): ChiSquare | NoChiSquare {
  const margins = marginsOf(table);
  const { rows, columns, all } = margins;
  const height = rows.filter((total) => total > 0).length;
  const width = columns.filter((total) => total > 0).length;
  if (height < 2 || width < 2) return notComputed("one_line");
  const expected = expectedCounts(margins);
  const statistic = pearsonStatistic(table, expected);
  const degreesOfFreedom = (height - 1) * (width - 1);
  return {
    kind: "computed",
    statistic,
    degreesOfFreedom,
    pValue: chiSquareUpper(statistic, degreesOfFreedom),
    // Perfect association may exceed 1 by its last digit.
    cramersV: Math.min(1, Math.sqrt(statistic / all / (Math.min(height, width) - 1))),
    expected,
    residuals: table.map((line, i) =>
      line.map((count, j) => {
        const row = rows[i] ?? 0;
        const column = columns[j] ?? 0;
        if (row === 0 || column === 0) return null;
        const mean = expected[i]?.[j] ?? 0;
        return (count - mean) / Math.sqrt(mean * ((all - row) / all) * ((all - column) / all));
      }),
    ),
  };
}

/**
 * Counts under independence.
 * @example
 * expectedCounts({ rows: [30, 70], columns: [40, 60], all: 100 }) // [[12, 18], [28, 42]]
 */
export function expectedCounts({ rows, columns, all }: Margins): readonly (readonly number[])[] {
  // Multiplied first: a count of exactly 5 must not come out a hair under it.
  return rows.map((row) => columns.map((column) => (row * column) / all));
}

/** Sum of (count − expected)² / expected over the cells that may hold a unit. */
export function pearsonStatistic(table: Contingency, expected: readonly (readonly number[])[]): number {
  let statistic = 0;
  for (const [i, line] of table.entries())
    for (const [j, count] of line.entries()) {
      const mean = expected[i]?.[j] ?? 0;
      if (mean > 0) statistic += (count - mean) ** 2 / mean;
    }
  return statistic;
}

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
