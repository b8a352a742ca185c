import { addScaled, dot } from "../linear/orthogonal-basis.ts";
import { intersection, type Margin } from "./margin.ts";

/** How many interior cells a table has, and the variance (> 0) of the independent noise of each. */
export interface TableNoise {
  readonly values: { readonly length: number };
  readonly variance: number;
}

/**
 * A x = b over the profiles of all tables: cells of a table that are in the same cell of every margin are one. Each margin
 * gives a star: its public values (its first view = known), then each other view minus the first. Rows that others imply
 * are allowed: the system stays consistent.
 */
export interface Constraints {
  /** By table, the profile of each cell. */
  readonly profileOf: readonly Int32Array[];
  /** The table of each profile, and Σ: the variance of the noise of its cells together. */
  readonly tableOf: Int32Array;
  readonly variances: Float64Array;
  /** Cells of margins are numbered one margin after the other: how many there are, and those that each profile is in. */
  readonly cellCount: number;
  readonly cellsOf: readonly (readonly number[])[];
  /** Cells that nothing is to be estimated of: public ones, and those that some table cannot have, which are 0. */
  readonly settledCells: readonly number[];
  /** The margin of each row, and b. */
  readonly margins: Int32Array;
  readonly known: Float64Array;
  /** Entries of A, each 1 or -1, by row. */
  readonly entries: {
    readonly rows: Int32Array;
    readonly profiles: Int32Array;
    readonly signs: Int8Array;
  };
}

/** @throws {RangeError} a view that does not fit its table */
export function constraintsOf(tables: readonly TableNoise[], margins: readonly Margin[]): Constraints {
  const views = Map.groupBy(
    margins.flatMap((margin) => margin.views),
    ({ table }) => table,
  );
  const starts = [0];
  const firstCells: number[] = [];
  const profileOf = tables.map(({ values }, table) => {
    const viewsOfTable = views.get(table) ?? [];
    if (!viewsOfTable.every(({ cellOf }) => cellOf.length === values.length))
      throw new RangeError("a view maps every cell of its table");
    const none: Int32Array = new Int32Array(values.length);
    const blocks = viewsOfTable.reduce((found, { cellOf }) => intersection(found, cellOf).blockOf, none);
    const start = firstCells.length;
    for (let cell = 0; cell < blocks.length; cell++)
      if (start + (blocks[cell] ?? 0) === firstCells.length) firstCells.push(cell);
    starts.push(firstCells.length);
    return blocks.map((block) => start + block);
  });
  const [tableOf, variances] = [new Int32Array(firstCells.length), new Float64Array(firstCells.length)];
  for (const [table, { variance }] of tables.entries())
    for (const profile of profileOf[table] ?? []) {
      tableOf[profile] = table;
      variances[profile] = (variances[profile] ?? 0) + variance;
    }
  return { profileOf, tableOf, variances, ...rowsOf(margins, { starts, firstCells }) };
}

function rowsOf(
  margins: readonly Margin[],
  { starts, firstCells }: { readonly starts: readonly number[]; readonly firstCells: readonly number[] },
): Omit<Constraints, "profileOf" | "tableOf" | "variances"> {
  const [rows, profiles, signs]: [number[], number[], number[]] = [[], [], []];
  const [marginOf, known]: [number[], number[]] = [[], []];
  const cellsOf = firstCells.map((): number[] => []);
  const settledCells = new Set<number>();
  let cellCount = 0;
  for (const [margin, { size, views, known: values }] of margins.entries()) {
    for (const { table, cellOf } of views) {
      const present = new Set<number>();
      for (let profile = starts[table] ?? 0; profile < (starts[table + 1] ?? 0); profile++) {
        const at = cellOf[firstCells[profile] ?? 0] ?? -1;
        if (at < 0) continue;
        present.add(at);
        cellsOf[profile]?.push(cellCount + at);
      }
      for (let at = 0; at < size; at++)
        if (values !== null || !present.has(at)) settledCells.add(cellCount + at);
    }
    const add = (view: number, sign: 1 | -1) => {
      const { table, cellOf } = views[view] ?? { table: -1, cellOf: [] };
      for (let profile = starts[table] ?? 0; profile < (starts[table + 1] ?? 0); profile++) {
        const at = cellOf[firstCells[profile] ?? 0] ?? -1;
        if (at < 0) continue;
        rows.push(known.length + at);
        profiles.push(profile);
        signs.push(sign);
      }
    };
    for (let view = values ? -1 : 0; view < views.length - 1; view++) {
      if (view >= 0) add(0, -1);
      add(view + 1, 1);
      for (let at = 0; at < size; at++) {
        marginOf.push(margin);
        known.push(view < 0 ? (values?.[at] ?? 0) : 0);
      }
    }
    cellCount += size;
  }
  return {
    cellCount,
    cellsOf,
    settledCells: [...settledCells],
    margins: Int32Array.from(marginOf),
    known: Float64Array.from(known),
    entries: {
      rows: Int32Array.from(rows),
      profiles: Int32Array.from(profiles),
      signs: Int8Array.from(signs),
    },
  };
}

/** A x. */
export function constraintSums({ known, entries }: Constraints, values: Float64Array): Float64Array {
  const { rows, profiles, signs } = entries;
  const sums = new Float64Array(known.length);
  for (let at = 0; at < rows.length; at++)
    sums[rows[at] ?? 0] = (sums[rows[at] ?? 0] ?? 0) + (signs[at] ?? 0) * (values[profiles[at] ?? 0] ?? 0);
  return sums;
}

/** Aᵀ λ. */
export function multipliedBack({ variances, entries }: Constraints, multipliers: Float64Array): Float64Array {
  const { rows, profiles, signs } = entries;
  const sums = new Float64Array(variances.length);
  for (let at = 0; at < rows.length; at++)
    sums[profiles[at] ?? 0] =
      (sums[profiles[at] ?? 0] ?? 0) + (signs[at] ?? 0) * (multipliers[rows[at] ?? 0] ?? 0);
  return sums;
}

/**
 * λ with (A Σ Aᵀ) λ = right, to 1e-10 relative, by the conjugate gradient preconditioned by the diagonal. Only
 * + - * / in a fixed order: the same bytes on every engine. At most 1000 iterations: whoever needs a proof of
 * convergence looks at the residual.
 */
export function solveMultipliers(constraints: Constraints, right: Float64Array): Float64Array {
  const { variances, entries } = constraints;
  const diagonal = new Float64Array(right.length);
  for (let at = 0; at < entries.rows.length; at++) {
    const row = entries.rows[at] ?? 0;
    diagonal[row] = (diagonal[row] ?? 0) + (variances[entries.profiles[at] ?? 0] ?? 0);
  }
  const precondition = (vector: Float64Array) =>
    vector.map((value, row) => ((diagonal[row] ?? 0) > 0 ? value / (diagonal[row] ?? 1) : 0));
  const solution = new Float64Array(right.length);
  const residual = right.slice();
  const direction = precondition(residual);
  let product = dot(residual, direction);
  const enough = 1e-20 * product;
  for (let iteration = 0; iteration < 1000 && product > enough; iteration++) {
    const scaled = multipliedBack(constraints, direction).map((sum, at) => (variances[at] ?? 0) * sum);
    const image = constraintSums(constraints, scaled);
    const curvature = dot(direction, image);
    if (!(curvature > 0)) break;
    addScaled(solution, product / curvature, direction);
    addScaled(residual, -product / curvature, image);
    const preconditioned = precondition(residual);
    const next = dot(residual, preconditioned);
    for (let row = 0; row < direction.length; row++)
      direction[row] = (preconditioned[row] ?? 0) + (next / product) * (direction[row] ?? 0);
    product = next;
  }
  return solution;
}

/** The profiles of one table, and the margin cells that they are in. */
export interface TableMargins {
  readonly profiles: readonly number[];
  readonly cells: readonly number[];
}

export function marginsByTable({ cellsOf, tableOf }: Constraints): readonly TableMargins[] {
  const byTable = Map.groupBy(cellsOf.keys(), (profile) => tableOf[profile] ?? 0);
  return [...byTable.values()].map((profiles) => ({
    profiles,
    cells: [...new Set(profiles.flatMap((profile) => cellsOf[profile] ?? []))].sort((a, b) => a - b),
  }));
}
