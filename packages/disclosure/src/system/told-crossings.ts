import type { Derived, System } from "./system.ts";
import { inverse, prime, reduce, scale, type Vector, vectorOf } from "./vector.ts";

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
  const add = (vector: Vector) => {
    reduce(vector, pivots);
    const [atom] = [...vector.keys()].filter((key) => key !== sum);
    if (atom === undefined) return;
    scale(vector, inverse(vector.get(atom) ?? 1));
    pivots.set(atom, vector);
  };
  const empty = new Set(system.counts.flatMap(({ atoms }, count) => (known[count] === 0 ? atoms : [])));
  for (const atom of empty) pivots.set(atom, vectorOf([atom]));
  for (const { left, right } of system.links) {
    const vector = vectorOf(left);
    for (const atom of right) vector.set(atom, ((vector.get(atom) ?? 0) + prime - 1) % prime);
    for (const [atom, value] of vector) if (value === 0) vector.delete(atom);
    add(vector);
  }
  for (const { atoms, value } of system.counts
    .map(({ atoms }, count) => ({ atoms, value: known[count] ?? null }))
    .toSorted((one, other) => one.atoms.length - other.atoms.length))
    if (value !== null && value > 0 && atoms.length > 0) add(withSum(atoms, value));
  const first = system.counts.length + system.derived.length;
  return system.crossings.flatMap((crossing, at) => {
    if (crossing.partly.some((atom) => !empty.has(atom))) return [];
    const left = reduce(vectorOf(crossing.atoms), pivots);
    const value = (prime - (left.get(sum) ?? 0)) % prime;
    left.delete(sum);
    return left.size === 0 ? [{ ...crossing, subject: first + at, value }] : [];
  });
}

function withSum(atoms: readonly number[], value: number): Vector {
  const vector = vectorOf(atoms);
  if (value > 0) vector.set(sum, value);
  return vector;
}
