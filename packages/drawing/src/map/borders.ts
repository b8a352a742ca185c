import type { Point } from "../marks/point.ts";
import type { Line } from "../marks/polylines.ts";
import type { Laid } from "./ground.ts";

/**
 * Lines between territories that belong to different wholes, and around all of them.
 * @param wholeOf what a territory belongs to
 */
export function bordersOf({ territories }: Laid, wholeOf: (code: string) => string): readonly Line[] {
  const edges = new Map<
    string,
    { readonly ends: readonly [Point, Point]; readonly wholes: Set<string>; sides: number }
  >();
  for (const [code, { rings }] of territories)
    for (const ring of rings)
      ring.forEach((a, at) => {
        const b = ring[(at + 1) % ring.length] ?? a;
        const key = [nameOf(a), nameOf(b)].toSorted().join(" ");
        const edge = edges.get(key) ?? { ends: [a, b], wholes: new Set<string>(), sides: 0 };
        edge.wholes.add(wholeOf(code));
        edge.sides += 1;
        edges.set(key, edge);
      });
  const borderEdges = [...edges.values()].filter(({ wholes, sides }) => sides === 1 || wholes.size > 1);
  return chained(borderEdges.map(({ ends }) => ends));
}

/** Edges end to end, in as few lines as a walk along them finds. */
function chained(edges: readonly (readonly [Point, Point])[]): readonly Line[] {
  const left = new Set(edges);
  const at = new Map<string, (readonly [Point, Point])[]>();
  for (const edge of edges)
    for (const end of edge) at.set(nameOf(end), [...(at.get(nameOf(end)) ?? []), edge]);
  const next = (from: Point) => at.get(nameOf(from))?.find((edge) => left.has(edge));
  const lines: Point[][] = [];
  for (const edge of edges) {
    if (!left.delete(edge)) continue;
    const line = [...edge];
    for (let following = next(edge[1]); following !== undefined; following = next(line.at(-1) ?? edge[1])) {
      left.delete(following);
      const [a, b] = following;
      line.push(nameOf(a) === nameOf(line.at(-1) ?? a) ? b : a);
    }
    lines.push(line);
  }
  return lines;
}

function nameOf({ x, y }: Point): string {
  return `${x},${y}`;
}
