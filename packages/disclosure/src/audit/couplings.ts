import type { Component } from "./attack.ts";
import { keyOf } from "./links.ts";
import { isTwoTrees } from "./two-trees.ts";

/**
 * Masked counts that two cliques share and that alone stand between a component and two trees: once they are held,
 * every whole value between two possible ones is possible.
 * @returns their targets; none where there is no such count, or where holding them is not enough
 */
export function couplingsOf(component: Component): readonly number[] {
  const links = component.constraints.filter(({ plus, minus }) => plus.length > 0 && minus.length > 0);
  if (links.length === 0) return [];
  const byUnknowns = new Map(component.targets.map(({ unknowns }, target) => [keyOf(unknowns), target]));
  const couplings = new Set<number>();
  for (const { plus, minus, low, high } of links) {
    const target = byUnknowns.get(keyOf(plus)) ?? byUnknowns.get(keyOf(minus));
    if (target === undefined || low !== high) return [];
    couplings.add(target);
  }
  const sides = links.flatMap(({ plus, minus }) => [plus, minus]);
  const held: Component = {
    ...component,
    constraints: [
      ...component.constraints.filter((constraint) => !links.includes(constraint)),
      ...sides.map((plus) => ({ plus, minus: [], low: 0, high: 0 })),
    ],
  };
  return isTwoTrees(held) ? [...couplings] : [];
}
