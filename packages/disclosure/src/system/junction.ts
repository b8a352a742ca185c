import { groupsOf } from "./groups.ts";

export interface Junction {
  readonly cliques: readonly (readonly string[])[];
  /** Pairs of cliques whose counts must agree on the fields they share; where they share none, on everyone. */
  readonly links: readonly {
    readonly cliques: readonly [number, number];
    readonly shared: readonly string[];
  }[];
}

/**
 * Cliques of a triangulated graph of the fields, joined in a tree. Integer tables that agree on the shared fields
 * along the tree always come from one joint table, so these cliques are as strong as the full partition.
 * @param groups sets of fields that stand together in a table, a relation or a derived table
 * @param weight number of leaves of a field; fields are eliminated where the clique made is the smallest
 * @see Lauritzen (1996), Graphical Models, proposition 2.17 and section 4.4
 */
export function junctionOf(
  groups: readonly (readonly string[])[],
  weight: (field: string) => number,
): Junction {
  const cliques = maximal(eliminate(neighbours(groups), weight));
  return { cliques, links: spanningTree(cliques) };
}

/** The groups themselves, every two agreeing on what they share: weaker, where a clique would be too large. */
export function pairsOf(groups: readonly (readonly string[])[]): Junction {
  const cliques = maximal(groups);
  const links = cliques.flatMap((left, i) =>
    cliques.slice(i + 1).map((right, j) => ({
      cliques: [i, i + 1 + j] as const,
      shared: left.filter((field) => right.includes(field)),
    })),
  );
  return { cliques, links };
}

function neighbours(groups: readonly (readonly string[])[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const group of groups)
    for (const field of group) {
      const around = graph.get(field) ?? new Set<string>();
      for (const other of group) if (other !== field) around.add(other);
      graph.set(field, around);
    }
  return graph;
}

function eliminate(graph: Map<string, Set<string>>, weight: (field: string) => number): string[][] {
  const cliques: string[][] = [];
  while (graph.size > 0) {
    let best: { field: string; size: number } | undefined;
    for (const [field, around] of graph) {
      const size = [...around].reduce((product, other) => product * weight(other), weight(field));
      if (best === undefined || size < best.size || (size === best.size && field < best.field))
        best = { field, size };
    }
    if (best === undefined) break;
    const around = graph.get(best.field) ?? new Set<string>();
    cliques.push([best.field, ...around].toSorted());
    graph.delete(best.field);
    for (const field of around) {
      const its = graph.get(field);
      its?.delete(best.field);
      for (const other of around) if (other !== field) its?.add(other);
    }
  }
  return cliques;
}

function maximal(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const sorted = groups
    .map((group) => [...new Set(group)].toSorted())
    .toSorted((a, b) => b.length - a.length);
  const kept: string[][] = [];
  for (const group of sorted)
    if (!kept.some((other) => group.every((field) => other.includes(field)))) kept.push(group);
  return kept;
}

/** Maximum-weight spanning tree on the number of shared fields: a junction tree when the graph is triangulated. */
function spanningTree(cliques: readonly (readonly string[])[]): Junction["links"] {
  const edges = pairsOf(cliques).links.toSorted((a, b) => b.shared.length - a.shared.length);
  const { root, together } = groupsOf(cliques.length);
  return edges.filter(({ cliques: [left, right] }) => {
    const isNew = root(left) !== root(right);
    together([left, right]);
    return isNew;
  });
}
