import type { System } from "./system.ts";
import { addPivot, differenceOf, reduce, type Vector, vectorOf } from "./vector.ts";

/**
 * Names sums of atoms so that two have the same name where the links make them one: the same persons counted in two
 * cliques, as those without any of some flags and those who answer no to their union.
 */
export function namesOfSums(links: System["links"]): (atoms: readonly number[]) => string {
  const pivots = new Map<number, Vector>();
  for (const link of links) addPivot(differenceOf(link), pivots);
  return (atoms) =>
    [...reduce(vectorOf(atoms), pivots)]
      .toSorted(([a], [b]) => a - b)
      .flat()
      .join();
}
