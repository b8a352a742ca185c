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
