import {
  differenceOf,
  inverse,
  prime,
  reduce,
  scale,
  subtract,
  type Vector,
  vectorOf,
} from "../system/vector.ts";
import { candidatesOf, type Problem } from "./problem.ts";

/**
 * Masks such that no forced count is a linear combination of the published ones: candidates are published one by
 * one, the costliest to mask first, unless that would give a forced count away. Says nothing of how narrow the
 * ranges stay: the audit does.
 * @see Langsrud (2024), Secondary Cell Suppression by Gaussian Elimination, doi:10.1007/978-3-031-69651-0_6
 */
export function gaussianMasks(problem: Problem): Set<number> {
  const { system, forced, ignored, never, values } = problem;
  const basis = basisOf(system.links);
  const masks = new Set(forced);
  for (const count of never) basis.publish(vectorOf(system.counts[count]?.atoms ?? []));
  const secrets = [...forced].filter((count) => !ignored.has(count));
  for (const count of secrets) basis.keep(count, vectorOf(system.counts[count]?.atoms ?? []));
  for (const count of inOrder(problem)) {
    const vector = vectorOf(system.counts[count]?.atoms ?? []);
    if (values[count] === 0 || !basis.givesAway(vector)) basis.publish(vector);
    else masks.add(count);
  }
  return masks;
}

/** Candidates, the costliest to mask first; at equal cost the sums of many atoms, then the greatest counts. */
function inOrder(problem: Problem): readonly number[] {
  const { weights, values, system } = problem;
  const size = (count: number) => system.counts[count]?.atoms.length ?? 0;
  return candidatesOf(problem).toSorted(
    (a, b) =>
      (weights[b] ?? 0) - (weights[a] ?? 0) ||
      size(b) - size(a) ||
      (values[b] ?? 0) - (values[a] ?? 0) ||
      a - b,
  );
}

/** Vectors modulo what is published, over the integers modulo a prime: nothing is rounded. */
function basisOf(links: Problem["system"]["links"]) {
  const pivots = new Map<number, Vector>();
  const secrets = new Map<number, Vector>();
  const holders = new Map<number, Set<number>>();

  const hold = (secret: number, atom: number) => {
    const its = holders.get(atom) ?? new Set<number>();
    its.add(secret);
    holders.set(atom, its);
  };
  const basis = {
    publish: (raw: Vector) => {
      const vector = reduce(raw, pivots);
      const pivot = leastHeld(vector, holders);
      if (pivot === undefined) return;
      scale(vector, inverse(vector.get(pivot) ?? 1));
      pivots.set(pivot, vector);
      for (const secret of [...(holders.get(pivot) ?? [])]) {
        const held = secrets.get(secret);
        const factor = held?.get(pivot);
        if (held === undefined || factor === undefined) continue;
        subtract(held, vector, factor, (atom) => hold(secret, atom));
        for (const atom of vector.keys()) if (!held.has(atom)) holders.get(atom)?.delete(secret);
        // A new atom may itself be a pivot of an earlier vector: secrets stay reduced against all of them.
        for (const atom of [...held.keys()]) if (pivots.has(atom)) reduceHeld(secret, held);
      }
      holders.delete(pivot);
    },
    keep: (secret: number, raw: Vector) => {
      const vector = reduce(raw, pivots);
      secrets.set(secret, vector);
      for (const atom of vector.keys()) hold(secret, atom);
    },
    givesAway: (raw: Vector): boolean => {
      const vector = reduce(new Map(raw), pivots);
      const first = leastHeld(vector, holders);
      if (first === undefined) return false;
      return [...(holders.get(first) ?? [])].some((secret) => proportional(secrets.get(secret), vector));
    },
  };
  const reduceHeld = (secret: number, held: Vector) => {
    for (const atom of held.keys()) holders.get(atom)?.delete(secret);
    reduce(held, pivots);
    for (const atom of held.keys()) hold(secret, atom);
  };
  for (const link of links) basis.publish(differenceOf(link));
  return basis;
}

function leastHeld(vector: Vector, holders: ReadonlyMap<number, ReadonlySet<number>>): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const atom of vector.keys()) {
    const size = holders.get(atom)?.size ?? 0;
    if (size < least) [best, least] = [atom, size];
    if (least === 0) break;
  }
  return best;
}

function proportional(left: Vector | undefined, right: Vector): boolean {
  if (left === undefined || left.size !== right.size) return false;
  let ratio: number | undefined;
  for (const [atom, value] of left) {
    const other = right.get(atom);
    if (other === undefined) return false;
    const here = (value * inverse(other)) % prime;
    ratio ??= here;
    if (here !== ratio) return false;
  }
  return left.size > 0;
}
