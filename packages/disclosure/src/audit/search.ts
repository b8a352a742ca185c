import type { Component } from "./attack.ts";
import type { Memory } from "./memory.ts";
import { type Answer, type Hold, type Polytope, sumAt, tolerance } from "./polytope.ts";
import type { Shape, Tally } from "./tally.ts";

/** Whole points found so far in a component: each serves every target, and every insider it suits. */
export interface Ground {
  readonly component: Component;
  readonly polytope: Polytope;
  readonly shape: Shape;
  readonly memory: Memory | null;
  /** One value a target, by point. */
  readonly pool: Int32Array[];
}

/** Points of the ground that an insider's knowledge allows, and what the targets take on them. */
export interface Search {
  readonly ground: Ground;
  readonly holds: readonly Hold[];
  readonly tally: Tally;
}

/** Keeps a point for everyone, and for later audits. */
function found(point: Int32Array, search: Search): Int32Array {
  search.ground.memory?.keep(point, search.ground.component);
  return counted(point, search);
}

/** Takes up what earlier audits met. */
export function recall(search: Search): void {
  for (const point of search.ground.memory?.recall(search.ground.component) ?? []) counted(point, search);
}

function counted(point: Int32Array, { ground, tally }: Search): Int32Array {
  const values = Int32Array.from(
    ground.component.targets,
    ({ unknowns, offset }) => offset + sumAt(point, unknowns),
  );
  ground.pool.push(values);
  tally.add(values);
  return values;
}

/** Smallest or greatest whole value of a target; null where nothing fits. */
export function extremeOf(target: number, sign: 1 | -1, search: Search): number | null {
  const question = { goal: new Map([[target, sign]]), holds: search.holds };
  const { polytope } = search.ground;
  const answer = polytope.linear(question);
  if (answer === "impossible") return null;
  if (answer instanceof Int32Array) return found(answer, search)[target] ?? null;
  const end = sign * Math.floor(answer.fractional + tolerance);
  if (meetsByLines(target, end, search)) return end;
  return whole(polytope.integer(question), target, search);
}

/** What a target takes on the answer of an integer program. */
function whole(answer: Answer, target: number, search: Search): number | null {
  if (answer === "impossible") return null;
  if (!(answer instanceof Int32Array)) throw new RangeError("the solver's whole point does not fit");
  return found(answer, search)[target] ?? null;
}

/** Linear programs tried before an integer one, which takes some fifty times as long. */
const turnsMax = 6;

/** Whether a whole point where a target takes a value is met at some corner of what is left. */
function meetsByLines(target: number, value: number, search: Search): boolean {
  const { component, polytope } = search.ground;
  const holds = [...search.holds, { target, value }];
  for (let turn = 0; turn < turnsMax; turn++) {
    const goal = weighted([...component.targets.keys()], turn, turn % 2 === 0 ? 1 : -1);
    const answer = polytope.linear({ goal, holds });
    if (answer === "impossible") return false;
    if (!(answer instanceof Int32Array)) continue;
    found(answer, search);
    return true;
  }
  return false;
}

/** Finds a whole point where a target takes a value, if there is one. */
function meet(target: number, value: number, search: Search): void {
  if (meetsByLines(target, value, search)) return;
  const holds = [...search.holds, { target, value }];
  whole(search.ground.polytope.integer({ goal: new Map([[target, 1]]), holds }), target, search);
}

/**
 * Any weights do, if they differ: of two targets that add up to a known number, the heavier is pushed. These change with
 * the turn and with the target, and are the same in every run.
 */
function weighted(targets: readonly number[], turn: number, way: 1 | -1): ReadonlyMap<number, number> {
  const weightOf = (target: number) => {
    const mixed = Math.imul(target + 1, 0x9e3779b1 + 2 * turn) >>> 13;
    return ((mixed >> 1) % 16) * 2 + 1 - ((mixed & 1) === 0 ? 0 : 32);
  };
  return new Map(targets.map((target) => [target, way * weightOf(target)] as const));
}

/**
 * Pushes many targets at once, up or down by turns: two opposite points show two values of most of them.
 * @returns false where nothing fits what is held
 */
export function sweep(targets: readonly number[], turn: number, search: Search): boolean {
  for (const way of [1, -1] as const) {
    const goal = weighted(targets, turn, way);
    const answer = search.ground.polytope.linear({ goal, holds: search.holds });
    if (answer === "impossible") return false;
    if (answer instanceof Int32Array) found(answer, search);
  }
  return true;
}

/** Looks for whole points with values not met yet, between two bounds, until `wanted` values are known. */
export function searchValues(
  target: number,
  { low, high, wanted }: { readonly low: number; readonly high: number; readonly wanted: number },
  search: Search,
): void {
  const { ground, tally } = search;
  // Where only some counts keep the component from two trees, the values between two points that share them are shown.
  for (const sign of [1, -1] as const) {
    const values = ground.shape.couplings.length === 0 ? undefined : ground.pool.at(sign === 1 ? -1 : -2);
    if (values === undefined || tally.values(target) >= wanted) break;
    const holds = ground.shape.couplings.map((coupling) => ({
      target: coupling,
      value: values[coupling] ?? 0,
    }));
    const others = holds.filter((hold) => !search.holds.some((own) => own.target === hold.target));
    for (const way of [1, -1] as const)
      extremeOf(target, way, { ...search, holds: [...search.holds, ...others] });
  }
  for (let value = low; value <= high && search.tally.values(target) < wanted; value++) {
    if (search.tally.takes(target, value)) continue;
    meet(target, value, search);
  }
}
