/** Integers modulo a prime, by atom; what is not in it is 0. Nothing is rounded. */
export type Vector = Map<number, number>;

/** Small enough for products to stay exact; so large that a false dependence, which only masks more, is rare. */
export const prime = 67_108_859;

export const vectorOf = (atoms: readonly number[]): Vector => new Map(atoms.map((atom) => [atom, 1]));

/** What is 0 where the atoms of a link count the same persons. */
export function differenceOf({ left, right }: { left: readonly number[]; right: readonly number[] }): Vector {
  const vector = vectorOf(left);
  for (const atom of right) vector.set(atom, ((vector.get(atom) ?? 0) + prime - 1) % prime);
  for (const [atom, value] of vector) if (value === 0) vector.delete(atom);
  return vector;
}

/** `vector − factor × pivot`, dropping zeros. */
export function subtract(
  vector: Vector,
  pivot: Vector,
  factor: number,
  onNew?: (atom: number) => void,
): void {
  for (const [atom, coefficient] of pivot) {
    const before = vector.get(atom);
    const after = ((before ?? 0) + (prime - ((factor * coefficient) % prime))) % prime;
    if (after === 0) vector.delete(atom);
    else {
      vector.set(atom, after);
      if (before === undefined) onNew?.(atom);
    }
  }
}

/**
 * What is left of a vector once pivots are taken off it, in place.
 * @param pivots by their atom, in the order they were found: each holds later pivots only, and is taken off once
 */
export function reduce(vector: Vector, pivots: ReadonlyMap<number, Vector>): Vector {
  for (const [atom, pivot] of pivots) {
    const factor = vector.get(atom);
    if (factor !== undefined) subtract(vector, pivot, factor);
  }
  return vector;
}

/** Makes a pivot of what is left of a vector, if anything is; a key below 0 is no atom. */
export function addPivot(vector: Vector, pivots: Map<number, Vector>): void {
  const atom = [...reduce(vector, pivots).keys()].find((key) => key >= 0);
  if (atom === undefined) return;
  scale(vector, inverse(vector.get(atom) ?? 1));
  pivots.set(atom, vector);
}

export function scale(vector: Vector, factor: number): void {
  for (const [atom, value] of vector) vector.set(atom, (value * factor) % prime);
}

/** By the extended Euclidean algorithm. */
export function inverse(value: number): number {
  let [a, b, x, y] = [value, prime, 1, 0];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return ((x % prime) + prime) % prime;
}
