import type { Margins } from "../contingency.ts";
import type { Vector } from "../linear/vector.ts";
import type { SamplingDesign } from "./sampling-design.ts";

/** Shares of a two-way table, whose codes are those found, in the order they were met. */
export interface WeightedTable {
  readonly height: number;
  readonly width: number;
  readonly shares: readonly (readonly number[])[];
  readonly margins: Margins;
  /** What each respondent moves in the mean of a number that depends on the cell, cells counted row by row. */
  influence(ofCell: (cell: number) => number): Vector;
}

export function weightedTable(
  design: SamplingDesign,
  domain: {
    readonly members: readonly number[];
    readonly rows: readonly (string | null)[];
    readonly columns: readonly (string | null)[];
  },
): WeightedTable {
  const { members } = domain;
  const rowCodes = [...new Set(members.map((i) => domain.rows[i]))];
  const columnCodes = [...new Set(members.map((i) => domain.columns[i]))];
  const width = columnCodes.length;
  const all = members.reduce((total, i) => total + (design.weights[i] ?? 0), 0);
  const respondents = members.map((i) => ({
    i,
    cell: rowCodes.indexOf(domain.rows[i]) * width + columnCodes.indexOf(domain.columns[i]),
    weight: (design.weights[i] ?? 0) / all,
  }));
  const cells = new Float64Array(rowCodes.length * width);
  for (const { cell, weight } of respondents) cells[cell] = (cells[cell] ?? 0) + weight;
  const shares = rowCodes.map((_, j) => [...cells.subarray(j * width, (j + 1) * width)]);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, x) => total + x, 0);
  return {
    height: rowCodes.length,
    width,
    shares,
    margins: {
      rows: shares.map(sum),
      columns: columnCodes.map((_, k) => sum(shares.map((line) => line[k] ?? 0))),
      all: 1,
    },
    influence(ofCell) {
      const vector = new Float64Array(design.weights.length);
      for (const { i, cell, weight } of respondents) vector[i] = weight * ofCell(cell);
      return vector;
    },
  };
}
