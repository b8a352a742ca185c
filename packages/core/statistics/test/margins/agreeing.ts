import { constraintsOf, type TableNoise } from "../../src/margins/constraints.ts";
import type { Margin } from "../../src/margins/margin.ts";
import { type NoisyTable, reconcile } from "../../src/margins/reconcile.ts";
import { removedByMargins } from "../../src/margins/removed-by-margins.ts";
import { removedBySignature } from "../../src/margins/signatures.ts";
import { errorsWith, standardErrors, wholeStandardErrors } from "../../src/margins/standard-errors.ts";

export function reconciled(tables: readonly NoisyTable[], margins: readonly Margin[]) {
  return reconcile(tables, constraintsOf(tables, margins));
}

/** A sum of distinct interior cells of one table. */
export interface CellSum {
  readonly table: number;
  readonly cells: readonly number[];
}

export function errorsOf(tables: readonly TableNoise[], margins: readonly Margin[]) {
  return oneByOne(tables, standardErrors(tables, constraintsOf(tables, margins)));
}

/** Of real values, and of whole ones. */
export function errorsOfBoth(tables: readonly TableNoise[], margins: readonly Margin[]) {
  const constraints = constraintsOf(tables, margins);
  return {
    real: oneByOne(tables, standardErrors(tables, constraints)),
    whole: oneByOne(tables, wholeStandardErrors(tables, constraints)),
  };
}

/** By each of the two ways to solve, which the size of the margins decides between. */
export function errorsBothWays(tables: readonly TableNoise[], margins: readonly Margin[]) {
  const constraints = constraintsOf(tables, margins);
  return [removedByMargins, removedBySignature].map((removed) =>
    oneByOne(tables, errorsWith(removed(constraints), { tables, constraints })),
  );
}

function oneByOne(tables: readonly TableNoise[], errors: ReturnType<typeof standardErrors>) {
  return ({ table, cells }: CellSum): number => {
    const cellOf = new Int32Array(tables[table]?.values.length ?? 0).fill(-1);
    for (const cell of cells) cellOf[cell] = 0;
    return errors({ table, cellOf, size: 1 })[0] ?? Number.NaN;
  };
}

/** The same of each sum by elimination on all rows and cells, as the formula is written: gᵀΣg - gᵀΣAᵀ(AΣAᵀ)⁻AΣg. */
export function directError(tables: readonly TableNoise[], margins: readonly Margin[]) {
  const variances = tables.flatMap(({ values, variance }) => new Array<number>(values.length).fill(variance));
  const starts = tables.map((_, table) =>
    tables.slice(0, table).reduce((sum, { values }) => sum + values.length, 0),
  );
  const placed = ({ table, cells }: CellSum, sign = 1) => {
    const row = new Array<number>(variances.length).fill(0);
    for (const cell of cells) row[(starts[table] ?? 0) + cell] = sign;
    return row;
  };
  const matrix = margins.flatMap(({ size, views, known }) => {
    const sumsOf = (view: (typeof views)[number] | undefined, sign: number) =>
      Array.from({ length: size }, (_, at) =>
        placed(
          {
            table: view?.table ?? 0,
            cells: [...(view?.cellOf.keys() ?? [])].filter((c) => view?.cellOf[c] === at),
          },
          sign,
        ),
      );
    const first = sumsOf(views[0], -1);
    const linked = views
      .slice(1)
      .flatMap((view) =>
        sumsOf(view, 1).map((row, at) => row.map((value, cell) => value + (first[at]?.[cell] ?? 0))),
      );
    return known ? [...first, ...linked] : linked;
  });
  const times = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, value, cell) => sum + value * (other[cell] ?? 0) * (variances[cell] ?? 0), 0);
  // Gram-Schmidt of the rows: rows that others imply leave nothing.
  const basis: { readonly row: readonly number[]; readonly size: number }[] = [];
  for (const matrixRow of matrix) {
    const row = basis.reduce(
      (rest, { row: other, size }) =>
        rest.map((value, cell) => value - (times(rest, other) / size) * (other[cell] ?? 0)),
      matrixRow,
    );
    const size = times(row, row);
    if (size > 1e-9 * times(matrixRow, matrixRow)) basis.push({ row, size });
  }
  return (sum: CellSum): number => {
    const vector = placed(sum);
    const before = times(vector, vector);
    const after = basis.reduce((rest, { row, size }) => rest - times(vector, row) ** 2 / size, before);
    return after < 1e-9 * before ? 0 : Math.sqrt(after);
  };
}
