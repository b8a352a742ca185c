import type { Derived, System } from "./system.ts";
import { addPivot, differenceOf, prime, reduce, type Vector, vectorOf } from "./vector.ts";

/** Where a vector keeps what it adds up to. */
const sum = -1;

export interface ToldCrossing extends Derived {
  /** Position among the counts, the derived counts, then the crossings. */
  readonly subject: number;
  readonly value: number;
}

/**
 * Crossings that stand in no table and whose counts come out of the known ones by adding and subtracting them alone,
 * however many it takes. Where nobody is, nobody is in any part.
 * @param known one a count of the system; null where it is not known
 */
export function toldCrossings(system: System, known: readonly (number | null)[]): readonly ToldCrossing[] {
  if (system.crossings.length === 0) return [];
  const pivots = new Map<number, Vector>();
  const empty = new Set(system.counts.flatMap(({ atoms }, count) => (known[count] === 0 ? atoms : [])));
  for (const atom of empty) pivots.set(atom, vectorOf([atom]));
  for (const link of system.links) addPivot(differenceOf(link), pivots);
  const held = system.counts.flatMap(({ atoms }, count) => {
    const value = known[count] ?? 0;
    return value > 0 ? [{ atoms, value }] : [];
  });
  for (const { atoms, value } of held.toSorted((one, other) => one.atoms.length - other.atoms.length))
    addPivot(vectorOf(atoms).set(sum, value), pivots);
  const first = system.counts.length + system.derived.length;
  return system.crossings.flatMap((crossing, at) => {
    if (crossing.partly.some((atom) => !empty.has(atom))) return [];
    const left = reduce(vectorOf(crossing.atoms), pivots);
    const value = (prime - (left.get(sum) ?? 0)) % prime;
    left.delete(sum);
    return left.size === 0 ? [{ ...crossing, subject: first + at, value }] : [];
  });
}

/** Those of fewer than `min` persons, and of somebody. */
export function fewCrossed(
  system: System,
  known: readonly (number | null)[],
  min: number,
): readonly ToldCrossing[] {
  return toldCrossings(system, known).filter(({ value }) => value > 0 && value < min);
}
