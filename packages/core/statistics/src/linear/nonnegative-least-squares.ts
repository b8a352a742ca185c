import { addScaled, dot, leastSquares, norm, orthogonalBasis, type Vector } from "./orthogonal-basis.ts";

/** Lengths and slopes under this are rounding, for a target and generators of length about 1. */
export const rounding = 1e-9;

/**
 * The part of a target that no sum of generators with coefficients ≥ 0 reaches. It makes no acute angle with any
 * of them, and is zero, but for rounding, where the target lies in their cone.
 * @param generators of length about 1
 * @param target of length at most about 1
 * @see Lawson and Hanson (1974), chapter 23
 */
export function unreached(generators: readonly Vector[], target: Vector): Vector {
  let used: ReadonlyMap<Vector, number> = new Map();
  let rest = target;
  const useless = new Set<Vector>();
  while (norm(rest) > rounding) {
    const entering = steepest(
      generators,
      rest,
      (generator) => !used.has(generator) && !useless.has(generator),
    );
    if (entering === undefined) break;
    const next = admit(used, entering, target);
    const nextRest = next && restOf(target, next);
    // Each step comes nearer, so no set of generators is seen twice and the search ends.
    if (nextRest && norm(nextRest) < norm(rest)) {
      used = next;
      rest = nextRest;
      useless.clear();
    } else useless.add(entering);
  }
  return rest;
}

function steepest(
  generators: readonly Vector[],
  rest: Vector,
  eligible: (generator: Vector) => boolean,
): Vector | undefined {
  let best: Vector | undefined;
  let slopeMax = rounding * norm(rest);
  for (const generator of generators) {
    const slope = dot(generator, rest);
    if (slope > slopeMax && eligible(generator)) {
      best = generator;
      slopeMax = slope;
    }
  }
  return best;
}

/** Least squares over the generators used and the entering one, giving up those whose coefficient would be < 0. */
function admit(used: ReadonlyMap<Vector, number>, entering: Vector, target: Vector) {
  const current = new Map(used).set(entering, 0);
  for (;;) {
    const generators = [...current.keys()];
    const basis = orthogonalBasis(generators);
    if (basis.kind === "dependent") return undefined;
    const aims = [...leastSquares(basis, target)].map((aim, k) => {
      const generator = generators[k] ?? entering;
      return { generator, aim, from: current.get(generator) ?? 0 };
    });
    const blocked = aims.filter(({ aim }) => aim <= 0);
    const step = Math.min(1, ...blocked.map(({ aim, from }) => from / (from - aim)));
    for (const { generator, aim, from } of aims) current.set(generator, from + step * (aim - from));
    if (blocked.length === 0) return current;
    for (const { generator, aim, from } of blocked)
      if (from / (from - aim) <= step) current.delete(generator);
  }
}

function restOf(target: Vector, used: ReadonlyMap<Vector, number>): Vector {
  const rest = Float64Array.from(target);
  for (const [generator, weight] of used) addScaled(rest, -weight, generator);
  return rest;
}
