import type { System } from "../system/system.ts";
import { addPivot, differenceOf, prime, type Vector, vectorOf } from "../system/vector.ts";

/** Where a vector keeps what it adds up to. */
const sum = -1;

/**
 * What fits the known counts, whole numbers modulo a prime: a group comes out by adding and subtracting these counts
 * exactly where all of it agree on its sum, and but for one chance in the prime, where some drawn at random do.
 */
export interface Solutions {
  /** One by atom. */
  readonly particular: Int32Array;
  /** @returns what may be added to any solution, drawn at random: the `at`-th, always the same */
  readonly homogeneous: (at: number) => Int32Array;
}

/**
 * @param known one a count of the system; null where it is not known
 * @param empty atoms where nobody is
 */
export function solutionsOf(
  system: System,
  known: readonly (number | null)[],
  empty: ReadonlySet<number>,
): Solutions {
  const pivots = new Map<number, Vector>();
  for (const atom of empty) pivots.set(atom, vectorOf([atom]));
  for (const link of system.links) addPivot(differenceOf(link), pivots);
  const held = system.counts.flatMap(({ atoms }, count) => {
    const value = known[count] ?? null;
    return value === null ? [] : [{ atoms, value }];
  });
  for (const { atoms, value } of held.toSorted((one, other) => one.atoms.length - other.atoms.length))
    addPivot(value === 0 ? vectorOf(atoms) : vectorOf(atoms).set(sum, value), pivots);
  const backwards = [...pivots].toReversed();
  const solved = (free: (atom: number) => number, constant: number) => {
    const solution = Int32Array.from({ length: system.atomCount }, (_, atom) => free(atom));
    for (const [atom, pivot] of backwards) {
      let others = (constant * (pivot.get(sum) ?? 0)) % prime;
      for (const [other, coefficient] of pivot)
        if (other >= 0 && other !== atom) others = (others + coefficient * (solution[other] ?? 0)) % prime;
      solution[atom] = (prime - others) % prime;
    }
    return solution;
  };
  const drawn: Int32Array[] = [];
  return {
    particular: solved(() => 0, prime - 1),
    homogeneous: (at) => {
      const before = drawn[at];
      if (before !== undefined) return before;
      const solution = solved((atom) => drawnNumber(atom, at), 0);
      drawn[at] = solution;
      return solution;
    },
  };
}

/** A number below the prime that looks random, the same for the same two: the last step of MurmurHash3 (Appleby, 2011). */
export function drawnNumber(one: number, other: number): number {
  let mixed = Math.imul(one + 1, 0x9e3779b1) ^ Math.imul(other + 1, 0x85ebca77);
  for (const factor of [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f]) {
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, factor);
  }
  return ((mixed ^ (mixed >>> 16)) >>> 0) % prime;
}
