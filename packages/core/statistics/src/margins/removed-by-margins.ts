import { type Cholesky, cholesky, forward, partialDot } from "../linear/cholesky.ts";
import { type Constraints, marginsByTable, type TableMargins } from "./constraints.ts";

/**
 * Removed variances by factors: each table is fitted to its margins, and margins to all tables. The systems have the size
 * of the margins of one table, and of all margins.
 */
export function removedByMargins(constraints: Constraints): RemovedVariance {
  const { cellsOf, cellCount, settledCells } = constraints;
  const fits = marginsByTable(constraints).map((margins) => ({
    ...margins,
    ...cholesky(noiseOf(margins, constraints)),
  }));
  const free = freeCells([...settledCells.map((cell) => new Map([[cell, 1]])), ...fits.flatMap(zeroSums)]);
  const systems = fits.map(({ profiles, cells, independent, factor }) => {
    const independentCells = independent.map((row) => cells[row] ?? 0);
    return { profiles, cells: independentCells, factor, columns: columnsOf(independentCells, factor, free) };
  });
  const estimate = cholesky(
    informationOf(
      systems.map(({ columns }) => columns),
      cellCount,
    ),
  );
  /** By profile, of its table: the matrix H of which a sum with the margin sums s loses sᵀ H s, and its rows there. */
  const places = new Map<
    number,
    { readonly removal: readonly Float64Array[]; readonly rows: readonly number[] }
  >();
  for (const system of systems) {
    const removal = removalOf(system, estimate);
    const rowOf = new Map(system.cells.map((cell, row) => [cell, row]));
    for (const profile of system.profiles)
      places.set(profile, {
        removal,
        rows: (cellsOf[profile] ?? []).flatMap((cell) => rowOf.get(cell) ?? []),
      });
  }
  return (covered, variance) => {
    const sums = new Map<number, number>();
    for (const profile of covered)
      for (const row of places.get(profile)?.rows ?? []) sums.set(row, (sums.get(row) ?? 0) + variance);
    const removal = places.get(covered[0] ?? -1)?.removal;
    let removed = 0;
    for (const [row, sum] of sums)
      for (const [column, other] of sums) removed += (removal?.[row]?.[column] ?? 0) * sum * other;
    return removed;
  };
}

interface TableSystem extends TableMargins {
  readonly factor: readonly Float64Array[];
  readonly columns: ReadonlyMap<number, Float64Array>;
}

/** (B Σ Bᵀ)⁻¹ less what is not known of the margins. */
function removalOf({ cells, factor, columns }: TableSystem, estimate: Cholesky): readonly Float64Array[] {
  const solved = cells.map((_, row) => {
    const solution = new Float64Array(cells.length);
    solution[row] = 1;
    forward(factor, solution);
    const projection = Float64Array.from(estimate.independent, (cell) => {
      const column = columns.get(cell);
      return column === undefined ? 0 : partialDot(column, solution, solution.length);
    });
    return { solution, estimated: forward(estimate.factor, projection) };
  });
  return solved.map(({ solution, estimated }) =>
    Float64Array.from(
      solved,
      (other) =>
        partialDot(solution, other.solution, solution.length) -
        partialDot(estimated, other.estimated, estimated.length),
    ),
  );
}

/** B Σ Bᵀ over the margin cells of one table, up to its diagonal. */
function noiseOf(
  { profiles, cells }: TableMargins,
  { cellsOf, variances }: Constraints,
): readonly Float64Array[] {
  const lines = cells.map((_, row) => new Float64Array(row + 1));
  const rowOf = new Map(cells.map((cell, row) => [cell, row]));
  for (const profile of profiles) {
    const rows = (cellsOf[profile] ?? []).map((cell) => rowOf.get(cell) ?? 0);
    for (const row of rows)
      for (const column of rows) {
        const line = lines[row];
        if (line !== undefined && column <= row)
          line[column] = (line[column] ?? 0) + (variances[profile] ?? 0);
      }
  }
  return lines;
}

/** Sums of margin cells that are 0: each that the others of one table imply, less what they give. */
function zeroSums({
  cells,
  independent,
  implied,
}: TableMargins & Cholesky): readonly ReadonlyMap<number, number>[] {
  return implied.map(
    ({ row, weights }) =>
      new Map([
        ...Array.from(weights, (weight, at) => [cells[independent[at] ?? 0] ?? 0, -weight] as const),
        [cells[row] ?? 0, 1],
      ]),
  );
}

/** L⁻¹ P Z: what each free margin cell changes of the margin cells of one table. */
function columnsOf(
  cells: readonly number[],
  factor: readonly Float64Array[],
  free: ReturnType<typeof freeCells>,
): ReadonlyMap<number, Float64Array> {
  const columns = new Map<number, Float64Array>();
  for (const [row, cell] of cells.entries())
    for (const [of, weight] of free(cell)) {
      const column = columns.get(of) ?? new Float64Array(cells.length);
      column[row] = weight;
      columns.set(of, column);
    }
  for (const column of columns.values()) forward(factor, column);
  return columns;
}

/** Zᵀ Pᵀ (B Σ Bᵀ)⁻ P Z over all tables, up to its diagonal. */
function informationOf(
  tables: readonly ReadonlyMap<number, Float64Array>[],
  cellCount: number,
): readonly Float64Array[] {
  const lines = Array.from({ length: cellCount }, (_, cell) => new Float64Array(cell + 1));
  for (const columns of tables)
    for (const [row, one] of columns)
      for (const [column, other] of columns) {
        const line = lines[row];
        if (line !== undefined && column <= row)
          line[column] = (line[column] ?? 0) + partialDot(one, other, one.length);
      }
  return lines;
}

/** Weights of cells in a sum. */
type Weights = ReadonlyMap<number, number>;

/** Weights under this are rounding: cells weigh about 1. */
const rounding = 1e-9;

/**
 * Cells of which some sums are 0, by elimination.
 * @returns each cell as a sum of free ones, which nothing binds
 */
function freeCells(zeroSums: readonly Weights[]): (cell: number) => Weights {
  const bound = new Map<number, Weights>();
  const substituted = (weights: Weights): Weights => {
    const sum = new Map<number, number>();
    for (const [cell, weight] of weights)
      for (const [other, part] of bound.get(cell) ?? [[cell, 1] as const])
        sum.set(other, (sum.get(other) ?? 0) + weight * part);
    for (const [cell, weight] of sum) if (Math.abs(weight) < rounding) sum.delete(cell);
    return sum;
  };
  for (const zeroSum of zeroSums) {
    const rest = [...substituted(zeroSum)];
    const [pivot, greatest] = rest.reduce(
      (most, term) => (Math.abs(term[1]) > Math.abs(most[1]) - rounding ? term : most),
      [-1, 0],
    );
    if (pivot < 0) continue;
    bound.set(
      pivot,
      new Map(rest.flatMap(([cell, weight]) => (cell === pivot ? [] : [[cell, -weight / greatest]]))),
    );
    for (const [cell, weights] of bound) if (weights.has(pivot)) bound.set(cell, substituted(weights));
  }
  return (cell) => bound.get(cell) ?? new Map([[cell, 1]]);
}

/**
 * gᵀΣAᵀ(AΣAᵀ)⁻AΣg: the variance that agreement on margins takes from a sum g of cells of one table.
 * @param covered the profile of each cell of the sum
 * @param variance of the noise of each of them
 */
export type RemovedVariance = (covered: Int32Array, variance: number) => number;
