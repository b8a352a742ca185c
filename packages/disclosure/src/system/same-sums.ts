import type { System } from "./system.ts";
import { inverse, prime, reduce, scale, type Vector, vectorOf } from "./vector.ts";

/**
 * Names sums of atoms so that two have the same name where the links make them one: the same persons counted in two
 * cliques, as those without any of some flags and those who answer no to their union.
 */
export function namesOfSums(links: System["links"]): (atoms: readonly number[]) => string {
  const pivots = new Map<number, Vector>();
  for (const { left, right } of links) {
    const vector = vectorOf(left);
    for (const atom of right) vector.set(atom, ((vector.get(atom) ?? 0) + prime - 1) % prime);
    for (const [atom, value] of vector) if (value === 0) vector.delete(atom);
    const [first] = reduce(vector, pivots);
    if (first === undefined) continue;
    const [atom, value] = first;
    scale(vector, inverse(value));
    pivots.set(atom, vector);
  }
  return (atoms) =>
    [...reduce(vectorOf(atoms), pivots)]
      .toSorted(([a], [b]) => a - b)
      .flat()
      .join();
}
