import type { Problem } from "./problem.ts";

/**
 * A table whose sums fall into two trees, as a network: what enters a node leaves it. Each count is what flows through
 * one arc, so that whatever fits the published counts differs from the truth by whole cycles of masked counts.
 */
export interface Network {
  readonly nodes: number;
  /** Node that each count leaves, and node that it enters; −1 for a count that holds nobody whatever happens. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** @returns null where the sums are not two trees, or where some atom has no count of its own */
export function networkOf({ system }: Problem): Network | null {
  if (system.links.length > 0) return null;
  const from = new Int32Array(system.counts.length).fill(-1);
  const to = new Int32Array(system.counts.length).fill(-1);
  const sums = [...system.counts.keys()].filter((count) => (system.counts[count]?.atoms.length ?? 0) > 1);
  const atomsOf = (count: number) => system.counts[count]?.atoms ?? [];
  // The greatest first: the sums met so far around an atom are nested in either tree.
  sums.sort((a, b) => atomsOf(b).length - atomsOf(a).length || a - b);
  const side = sidesOf(sums, atomsOf, system.atomCount);
  if (side === null) return null;
  const innermost = [new Int32Array(system.atomCount), new Int32Array(system.atomCount)] as const;
  sums.forEach((count, at) => {
    const tree = innermost[side.get(count) ?? 0];
    const node = at + 1;
    const above = tree[atomsOf(count)[0] ?? -1] ?? 0;
    [from[count], to[count]] = side.get(count) === 0 ? [above, node] : [node, above];
    for (const atom of atomsOf(count)) tree[atom] = node;
  });
  const own = new Set<number>();
  for (const [count, { atoms }] of system.counts.entries()) {
    const [atom = -1] = atoms;
    if (atoms.length !== 1) continue;
    if (own.has(atom)) return null;
    own.add(atom);
    from[count] = innermost[0][atom] ?? 0;
    to[count] = innermost[1][atom] ?? 0;
  }
  return own.size === system.atomCount ? { nodes: sums.length + 1, from, to } : null;
}

/** The tree, 0 or 1, of each sum: two that cross are of different ones; null where that cannot be. */
function sidesOf(
  sums: readonly number[],
  atomsOf: (count: number) => readonly number[],
  atomCount: number,
): ReadonlyMap<number, 0 | 1> | null {
  const standsIn: number[][] = Array.from({ length: atomCount }, () => []);
  for (const count of sums) for (const atom of atomsOf(count)) standsIn[atom]?.push(count);
  const crossing = (count: number) => {
    const shared = new Map<number, number>();
    for (const atom of atomsOf(count))
      for (const other of standsIn[atom] ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    return [...shared]
      .filter(([other, common]) => common < Math.min(atomsOf(other).length, atomsOf(count).length))
      .map(([other]) => other);
  };
  const side = new Map<number, 0 | 1>();
  for (const start of sums) {
    if (side.has(start)) continue;
    side.set(start, 0);
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const opposite = side.get(at) === 0 ? 1 : 0;
      for (const next of crossing(at)) {
        if (!side.has(next)) waiting.push(next);
        else if (side.get(next) !== opposite) return null;
        side.set(next, opposite);
      }
    }
  }
  return side;
}
