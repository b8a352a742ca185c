/** Vectors of one length; nothing here checks it. */
export type Vector = Float64Array;

export function dot(first: Vector, second: Vector): number {
  let total = 0;
  for (const [i, x] of first.entries()) total += x * (second[i] ?? 0);
  return total;
}

export const norm = (vector: Vector) => Math.sqrt(dot(vector, vector));

/** Adds `factor` × `other` to `vector`, in place. */
export function addScaled(vector: Vector, factor: number, other: Vector): void {
  for (const [i, x] of vector.entries()) vector[i] = x + factor * (other[i] ?? 0);
}

/** Sum of the columns, each times its coefficient. */
export function combine(columns: readonly Vector[], coefficients: Vector, length: number): Vector {
  const sum = new Float64Array(length);
  for (const [k, column] of columns.entries()) addScaled(sum, coefficients[k] ?? 0, column);
  return sum;
}
