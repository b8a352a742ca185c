import type { Cut } from "./cut.ts";
import type { Exemptions } from "./exemptions.ts";
import type { Network } from "./network.ts";
import { candidatesOf, type Problem } from "./problem.ts";
import { unjudgedOf } from "./unjudged.ts";
import { witnessesOf } from "./witness.ts";

/** Finds insiders at once where the masks are a network: no attack need be solved. */
export interface Ties {
  /**
   * Cuts against holders that these masks tie to another count: whoever is alone in one knows the other. They hold
   * for every sufficient mask. None where the masks tie no holder that may be alone.
   */
  cuts(masks: ReadonlySet<number>): readonly Cut[];
}

/** Two masked counts are tied where they alone lead into some part of the network: one moves with the other. */
export function tiesOf(problem: Problem, network: Network, exemptions: Exemptions): Ties {
  const { forced, small } = problem;
  const witnesses = witnessesOf(problem, network);
  const unjudged = unjudgedOf(problem);
  const open = [...forced, ...candidatesOf(problem)].filter((count) => (network.from[count] ?? -1) >= 0);
  return {
    cuts: (masks) => {
      const prices = new Map([...masks].map((count) => [count, forced.has(count) ? 0 : 1]));
      return [...masks].flatMap((holder) => {
        const ties = bridges(
          network,
          [...masks].filter((count) => count !== holder),
        );
        if (ties.length === 0) return [];
        const moved = witnesses.of(holder, prices);
        if (moved === null) return [];
        return ties.flatMap(({ count, side }): Cut[] => {
          const leads = open.filter(
            (one) => side.has(network.from[one] ?? -1) !== side.has(network.to[one] ?? -1),
          );
          if (!leads.includes(holder) || leads.some((one) => unjudged.has(one))) return [];
          if (!small.has(holder) || !forced.has(holder)) {
            const condition = [holder, ...moved].filter((one) => !forced.has(one) && one !== count);
            const others = leads.filter((one) => one !== holder && one !== count);
            return [{ condition, coefficients: new Map(others.map((one) => [one, 1])) }];
          }
          const unknown = exemptions.of(holder);
          const others = leads.filter((one) => one !== holder);
          const all = unknown === undefined ? others : [...others, unknown];
          return [{ condition: [], coefficients: new Map(all.map((one) => [one, 0.5])) }];
        });
      });
    },
  };
}

interface Bridge {
  readonly count: number;
  /** Nodes on one of its sides. */
  readonly side: ReadonlySet<number>;
}

/** Counts that alone join two parts of the network that these counts make. */
function bridges({ nodes, from, to }: Network, counts: readonly number[]): readonly Bridge[] {
  const arcs: { readonly count: number; readonly node: number }[][] = Array.from({ length: nodes }, () => []);
  for (const count of counts) {
    const [a = -1, b = -1] = [from[count], to[count]];
    arcs[a]?.push({ count, node: b });
    arcs[b]?.push({ count, node: a });
  }
  const order = new Int32Array(nodes).fill(-1);
  const lowest = new Int32Array(nodes);
  const found: Bridge[] = [];
  const met: number[] = [];
  const visit = (node: number, by: number) => {
    order[node] = met.length;
    lowest[node] = met.length;
    met.push(node);
    for (const { count, node: next } of arcs[node] ?? []) {
      if (count === by) continue;
      if ((order[next] ?? -1) < 0) {
        visit(next, count);
        if ((lowest[next] ?? 0) > (order[node] ?? 0))
          found.push({ count, side: new Set(met.slice(order[next] ?? 0)) });
      }
      lowest[node] = Math.min(lowest[node] ?? 0, lowest[next] ?? 0);
    }
  };
  for (let node = 0; node < nodes; node++) if ((order[node] ?? -1) < 0) visit(node, -1);
  return found;
}
