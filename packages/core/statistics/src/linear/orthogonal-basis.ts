/** Columns X as X = Q R, with Q's columns orthonormal and R upper triangular. */
export interface OrthogonalBasis {
  readonly kind: "full_rank";
  readonly q: readonly Vector[];
  /** Columns of R; only their first k + 1 entries count. */
  readonly r: readonly Vector[];
}

/** The first column that the columns before it already give. */
export interface Dependent {
  readonly kind: "dependent";
  readonly column: number;
}

/** What is left of a column, relative to it, once those before are taken out: below this it is rounding. */
const negligible = 1e-9;

/** Modified Gram-Schmidt, run twice over each column so that Q is orthogonal to working precision. */
export function orthogonalBasis(columns: readonly Vector[]): OrthogonalBasis | Dependent {
  const q: Vector[] = [];
  const r: Vector[] = [];
  for (const [k, column] of columns.entries()) {
    const rest = Float64Array.from(column);
    const weights = new Float64Array(columns.length);
    for (let pass = 0; pass < 2; pass++)
      for (const [j, direction] of q.entries()) {
        const along = dot(direction, rest);
        weights[j] = (weights[j] ?? 0) + along;
        addScaled(rest, -along, direction);
      }
    const length = norm(rest);
    if (!(length > negligible * norm(column))) return { kind: "dependent", column: k };
    weights[k] = length;
    q.push(rest.map((x) => x / length));
    r.push(weights);
  }
  return { kind: "full_rank", q, r };
}

/** Solves R x = right-hand side. */
export function solveTriangular({ r }: OrthogonalBasis, rightHandSide: Vector): Vector {
  const left = Float64Array.from(rightHandSide);
  for (const [k, column] of [...r.entries()].reverse()) {
    const x = (left[k] ?? 0) / (column[k] ?? 0);
    for (let j = 0; j < k; j++) left[j] = (left[j] ?? 0) - x * (column[j] ?? 0);
    left[k] = x;
  }
  return left;
}

/** Solves Rᵀ x = right-hand side. */
export function solveTransposed({ r }: OrthogonalBasis, rightHandSide: Vector): Vector {
  const found = new Float64Array(rightHandSide.length);
  for (const [k, column] of r.entries()) {
    let left = rightHandSide[k] ?? 0;
    for (let j = 0; j < k; j++) left -= (column[j] ?? 0) * (found[j] ?? 0);
    found[k] = left / (column[k] ?? 0);
  }
  return found;
}

/** Coefficients c that bring the columns × c nearest to the target. */
export function leastSquares(basis: OrthogonalBasis, target: Vector): Vector {
  const rest = Float64Array.from(target);
  const along = basis.q.map((direction) => {
    const part = dot(direction, rest);
    addScaled(rest, -part, direction);
    return part;
  });
  return solveTriangular(basis, Float64Array.from(along));
}

/** Vectors of one length; nothing here checks it. */
export type Vector = Float64Array;

export function dot(first: Vector, second: Vector): number {
  let total = 0;
  for (let i = 0; i < first.length; i++) total += (first[i] ?? 0) * (second[i] ?? 0);
  return total;
}

export const norm = (vector: Vector) => Math.sqrt(dot(vector, vector));

/** Adds `factor` × `other` to `vector`, in place. */
export function addScaled(vector: Vector, factor: number, other: Vector): void {
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) + factor * (other[i] ?? 0);
}

/** Sum of the columns, each times its coefficient. */
export function combine(columns: readonly Vector[], coefficients: Vector, length: number): Vector {
  const sum = new Float64Array(length);
  for (const [k, column] of columns.entries()) addScaled(sum, coefficients[k] ?? 0, column);
  return sum;
}
