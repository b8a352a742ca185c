import { marginSums, type SharedMargin } from "./shared-margin.ts";

/**
 * The constraints A x = b of margins. Each margin gives a star: its public values (its first view = known), then each
 * other view minus the first. Rows that others imply are allowed: the system stays consistent.
 */
export interface MarginConstraints {
  readonly margins: readonly SharedMargin[];
  /** Σ: variance of the noise of each cell, by table. */
  readonly variances: readonly Float64Array[];
}

export function isConstraining({ views, known }: SharedMargin): boolean {
  return views.length > 1 || known !== null;
}

export function constraintCount(margins: readonly SharedMargin[]): number {
  return margins.reduce((n, { size, views, known }) => n + size * (views.length - (known ? 0 : 1)), 0);
}

/** A x; with `sign` 1, |A| x. */
export function constraintSums(
  margins: readonly SharedMargin[],
  values: readonly ArrayLike<number>[],
  sign: 1 | -1 = -1,
): Float64Array {
  const result = new Float64Array(constraintCount(margins));
  let row = 0;
  for (const { size, views, known } of margins) {
    if (views.length === 1 && !known) continue;
    const [first, ...others] = views.map((view) => marginSums(view, size, values[view.table] ?? []));
    if (known && first) result.set(first, row);
    if (known) row += size;
    for (const other of others)
      for (let at = 0; at < size; at++) result[row++] = (other[at] ?? 0) + sign * (first?.[at] ?? 0);
  }
  return result;
}

/** Σ Aᵀ λ, by table: what the multipliers λ take from each cell. */
export function adjustments(
  { margins, variances }: MarginConstraints,
  multipliers: Float64Array,
): Float64Array[] {
  const result = variances.map(({ length }) => new Float64Array(length));
  let row = 0;
  for (const { size, views, known } of margins) {
    const first = new Float64Array(size);
    if (known) {
      first.set(multipliers.subarray(row, row + size));
      row += size;
    }
    for (const { table, cellOf } of views.slice(1)) {
      const weights = multipliers.subarray(row, row + size);
      for (let at = 0; at < size; at++) first[at] = (first[at] ?? 0) - (weights[at] ?? 0);
      addByMargin(result[table], cellOf, weights);
      row += size;
    }
    addByMargin(result[views[0]?.table ?? -1], views[0]?.cellOf, first);
  }
  for (const [table, cells] of result.entries())
    for (let cell = 0; cell < cells.length; cell++)
      cells[cell] = (cells[cell] ?? 0) * (variances[table]?.[cell] ?? 0);
  return result;
}

function addByMargin(
  cells: Float64Array = new Float64Array(),
  cellOf: Int32Array = new Int32Array(),
  weights: Float64Array,
): void {
  for (let cell = 0; cell < cells.length; cell++) {
    const at = cellOf[cell] ?? -1;
    if (at >= 0) cells[cell] = (cells[cell] ?? 0) + (weights[at] ?? 0);
  }
}

/**
 * λ with (A Σ Aᵀ) λ = right, to 1e-10 relative, by the conjugate gradient preconditioned by the diagonal. Only
 * + - * / in a fixed order: the same bytes on every engine. At most 1000 iterations: whoever needs a proof of
 * convergence looks at the residual.
 */
export function solveMultipliers(constraints: MarginConstraints, right: Float64Array): Float64Array {
  const diagonal = constraintSums(constraints.margins, constraints.variances, 1);
  const precondition = (vector: Float64Array) =>
    vector.map((value, row) => ((diagonal[row] ?? 0) > 0 ? value / (diagonal[row] ?? 1) : 0));
  const solution = new Float64Array(right.length);
  const residual = right.slice();
  const direction = precondition(residual);
  let product = dot(residual, direction);
  const enough = 1e-20 * product;
  for (let iteration = 0; iteration < 1000 && product > enough; iteration++) {
    const image = constraintSums(constraints.margins, adjustments(constraints, direction));
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

export function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

function addMultiple(target: Float64Array, source: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + factor * (source[at] ?? 0);
}
