import type { Link, System } from "../system/system.ts";
import type { Knowledge } from "./knowledge.ts";

/** What the links between cliques say once some of their sides are published. */
export interface SettledLinks {
  /** Atoms that add up to a known number. */
  readonly sums: readonly { readonly atoms: readonly number[]; readonly sum: number }[];
  /** Links neither side of which is known. */
  readonly open: readonly Link[];
}

/**
 * One side of a link being published, the other sums to that number and to nothing else of the first: cliques that
 * share published margins only are attacked apart.
 */
export function settleLinks({ counts, links }: System, knowledge: readonly Knowledge[]): SettledLinks {
  const known = new Map(
    counts.flatMap(({ atoms }, at) => {
      const own = knowledge[at];
      return own === undefined || own.low < own.high ? [] : [[keyOf(atoms), own.low] as const];
    }),
  );
  const open = new Map(links.map((link) => [link, [keyOf(link.left), keyOf(link.right)] as const]));
  const sums: SettledLinks["sums"][number][] = [];
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (const [link, keys] of open) {
      const [left, right] = keys.map((key) => known.get(key));
      const sum = left ?? right;
      if (sum === undefined) continue;
      open.delete(link);
      for (const key of keys) if (!known.has(key)) known.set(key, sum);
      if (left !== sum) sums.push({ atoms: link.left, sum });
      if (right !== sum) sums.push({ atoms: link.right, sum });
    }
  }
  return { sums, open: [...open.keys()] };
}

/** The same for the same numbers in whatever order. */
export const keyOf = (atoms: readonly number[]): string => atoms.toSorted((a, b) => a - b).join(" ");
