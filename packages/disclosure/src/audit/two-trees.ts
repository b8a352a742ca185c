import type { Component } from "./attack.ts";

/**
 * Whether the sums of a component fall into two families where any two sums are nested or apart: then every
 * vertex is whole, and so is every value between two whole ones. True of a two-way table with a hierarchy along
 * one side; a sufficient test only.
 * @see Schrijver (2003), Combinatorial Optimization, theorem 13.21 (two laminar families: a network matrix)
 */
export function isTwoTrees({ constraints, targets, lows }: Component): boolean {
  if (constraints.some(({ plus, minus }) => plus.length > 0 && minus.length > 0)) return false;
  const sums = [
    ...constraints.map(({ plus, minus }) => [...plus, ...minus]),
    ...targets.map(({ unknowns }) => unknowns),
  ];
  const distinct = [
    ...new Map(
      sums.filter((sum) => sum.length > 1).map((sum) => [sum.toSorted((a, b) => a - b).join(), sum]),
    ).values(),
  ];
  return twoColours(crossings(distinct, lows.length));
}

function crossings(sums: readonly (readonly number[])[], unknowns: number): readonly (readonly number[])[] {
  const standsIn: number[][] = Array.from({ length: unknowns }, () => []);
  sums.forEach((sum, at) => {
    for (const unknown of sum) standsIn[unknown]?.push(at);
  });
  return sums.map((sum, at) => {
    const shared = new Map<number, number>();
    for (const unknown of sum)
      for (const other of standsIn[unknown] ?? [])
        if (other !== at) shared.set(other, (shared.get(other) ?? 0) + 1);
    return [...shared]
      .filter(([other, common]) => common < sum.length && common < (sums[other]?.length ?? 0))
      .map(([other]) => other);
  });
}

function twoColours(neighbours: readonly (readonly number[])[]): boolean {
  const colours = new Map<number, boolean>();
  for (const start of neighbours.keys()) {
    if (colours.has(start)) continue;
    colours.set(start, true);
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const colour = colours.get(at);
      for (const next of neighbours[at] ?? []) {
        if (colours.get(next) === colour) return false;
        if (!colours.has(next)) waiting.push(next);
        colours.set(next, !colour);
      }
    }
  }
  return true;
}
