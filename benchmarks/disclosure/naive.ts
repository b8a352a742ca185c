import type { Problem } from "../../packages/disclosure/src/suppression/problem.ts";

/** The usual by-hand method: mask the smallest neighbour until every line with a masked cell has two. */
export function naiveMasks({ values, forced, never, lines }: Problem): ReadonlySet<number> {
  const masks = new Set(forced);
  for (let moved = true; moved; ) {
    moved = false;
    for (const { total, leaves } of lines) {
      const line = [total, ...leaves];
      if (line.filter((count) => masks.has(count)).length !== 1) continue;
      const open = line.filter((count) => !masks.has(count) && !never.has(count));
      const [smallest] = open.toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
      if (smallest === undefined) continue;
      masks.add(smallest);
      moved = true;
    }
  }
  return masks;
}
