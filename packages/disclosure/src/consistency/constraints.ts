import type { SharedMargin } from "./shared-margin.ts";

/**
 * A x = b over the cells of all tables, one table after the other. Each margin gives a star: its public values (its first
 * view = known), then each other view minus the first. Rows that others imply are allowed: the system stays consistent.
 */
export interface Constraints {
  /** b, by row. */
  readonly known: Float64Array;
  /** The margin of each row. */
  readonly margins: Int32Array;
  /** Entries of cell c, each 1 or -1: those from starts[c] to starts[c + 1] - 1, in the order of rows. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly signs: Int8Array;
  /** Σ: variance of the noise, by cell. */
  readonly variances: Float64Array;
}

/** @param variances by table, of each of its cells */
export function constraintsOf(
  variances: readonly Float64Array[],
  margins: readonly SharedMargin[],
): Constraints {
  const offsets = variances.map(() => 0);
  for (const [table, { length }] of variances.slice(0, -1).entries())
    offsets[table + 1] = (offsets[table] ?? 0) + length;
  const all = new Float64Array(variances.reduce((length, own) => length + own.length, 0));
  for (const [table, own] of variances.entries()) all.set(own, offsets[table]);
  const entries: Entries = { offsets, margins };
  const starts = new Int32Array(all.length + 2);
  const known: number[] = [];
  const marginOf: number[] = [];
  eachEntry(entries, (cell) => {
    starts[cell + 2] = (starts[cell + 2] ?? 0) + 1;
  });
  for (const [margin, { size, views, known: values }] of margins.entries()) {
    const rows = size * (views.length - (values ? 0 : 1));
    for (let row = 0; row < rows; row++) known.push(row < size ? (values?.[row] ?? 0) : 0);
    for (let row = 0; row < rows; row++) marginOf.push(margin);
  }
  for (let cell = 1; cell < starts.length; cell++)
    starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0);
  const rows = new Int32Array(starts.at(-1) ?? 0);
  const signs = new Int8Array(rows.length);
  eachEntry(entries, (cell, row, sign) => {
    const at = starts[cell + 1] ?? 0;
    rows[at] = row;
    signs[at] = sign;
    starts[cell + 1] = at + 1;
  });
  return {
    known: Float64Array.from(known),
    margins: Int32Array.from(marginOf),
    starts: starts.subarray(0, -1),
    rows,
    signs,
    variances: all,
  };
}

interface Entries {
  /** The first cell of each table. */
  readonly offsets: readonly number[];
  readonly margins: readonly SharedMargin[];
}

function eachEntry(
  { offsets, margins }: Entries,
  visit: (cell: number, row: number, sign: 1 | -1) => void,
): void {
  let start = 0;
  for (const { size, views, known } of margins) {
    const linked = start + (known ? size : 0);
    for (const [at, { table, cellOf }] of views.entries()) {
      const offset = offsets[table] ?? 0;
      for (let cell = 0; cell < cellOf.length; cell++) {
        const place = cellOf[cell] ?? -1;
        if (place < 0) continue;
        if (at > 0) visit(offset + cell, linked + (at - 1) * size + place, 1);
        else {
          if (known) visit(offset + cell, start + place, 1);
          for (let other = 0; other < views.length - 1; other++)
            visit(offset + cell, linked + other * size + place, -1);
        }
      }
    }
    start = linked + size * (views.length - 1);
  }
}

/** A x. */
export function constraintSums(
  { known, starts, rows, signs }: Constraints,
  values: Float64Array,
): Float64Array {
  const sums = new Float64Array(known.length);
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] ?? 0;
    for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at++)
      sums[rows[at] ?? 0] = (sums[rows[at] ?? 0] ?? 0) + (signs[at] ?? 0) * value;
  }
  return sums;
}

/** Σ Aᵀ λ: what the multipliers λ take from each cell. */
export function adjustments(
  { starts, rows, signs, variances }: Constraints,
  multipliers: Float64Array,
): Float64Array {
  return variances.map((variance, cell) => {
    let sum = 0;
    for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at++)
      sum += (signs[at] ?? 0) * (multipliers[rows[at] ?? 0] ?? 0);
    return variance * sum;
  });
}

/**
 * λ with (A Σ Aᵀ) λ = right, to 1e-10 relative, by the conjugate gradient preconditioned by the diagonal. Only
 * + - * / in a fixed order: the same bytes on every engine. At most 1000 iterations: whoever needs a proof of
 * convergence looks at the residual.
 */
export function solveMultipliers(constraints: Constraints, right: Float64Array): Float64Array {
  const { starts, rows, variances } = constraints;
  const diagonal = new Float64Array(right.length);
  for (const [cell, variance] of variances.entries())
    for (const row of rows.subarray(starts[cell], starts[cell + 1]))
      diagonal[row] = (diagonal[row] ?? 0) + variance;
  const precondition = (vector: Float64Array) =>
    vector.map((value, row) => ((diagonal[row] ?? 0) > 0 ? value / (diagonal[row] ?? 1) : 0));
  const solution = new Float64Array(right.length);
  const residual = right.slice();
  const direction = precondition(residual);
  let product = dot(residual, direction);
  const enough = 1e-20 * product;
  for (let iteration = 0; iteration < 1000 && product > enough; iteration++) {
    const image = constraintSums(constraints, adjustments(constraints, direction));
    const curvature = dot(direction, image);
    if (!(curvature > 0)) break;
    addMultiple(solution, direction, product / curvature);
    addMultiple(residual, image, -product / curvature);
    const scaled = precondition(residual);
    const next = dot(residual, scaled);
    for (let row = 0; row < scaled.length; row++)
      direction[row] = (scaled[row] ?? 0) + (next / product) * (direction[row] ?? 0);
    product = next;
  }
  return solution;
}

/** Of the first `length` values. Two partial sums: a single one would wait for each addition. */
export function dot(left: Float64Array, right: Float64Array, length = left.length): number {
  let [even, odd] = [0, 0];
  let at = 0;
  for (; at + 1 < length; at += 2) {
    even += (left[at] ?? 0) * (right[at] ?? 0);
    odd += (left[at + 1] ?? 0) * (right[at + 1] ?? 0);
  }
  if (at < length) even += (left[at] ?? 0) * (right[at] ?? 0);
  return even + odd;
}

function addMultiple(target: Float64Array, source: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + factor * (source[at] ?? 0);
}
