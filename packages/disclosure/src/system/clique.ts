import type { Partition } from "./partition.ts";

/** A partition of some fields, its combinations numbered after those of the cliques before it. */
export interface Clique extends Partition {
  readonly offset: number;
}

/** The first clique that holds fields together; undefined where none does. */
export function homeOf(fields: readonly string[], cliques: readonly Clique[]): Clique | undefined {
  return cliques.find((clique) => fields.every((field) => clique.fields.includes(field)));
}
