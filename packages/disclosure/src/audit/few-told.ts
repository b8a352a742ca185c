import type { Highs } from "highs";
import type { System } from "../system/system.ts";
import { type NestedCounts, nestedCounts } from "./nested-counts.ts";
import { type ToldCrossing, toldCrossings } from "./told-crossings.ts";

/** What comes out of fewer than `min` persons, and of somebody: crossings, each once whatever its names, and nested counts. */
export function fewTold(
  system: System,
  known: readonly (number | null)[],
  min: number,
  highs: Highs,
): { readonly crossings: readonly ToldCrossing[]; readonly nested: readonly NestedCounts[] } {
  const told = toldCrossings(system, known, highs);
  const few = told.crossings.filter(({ value, isAsked }) => value > 0 && value < min && !isAsked);
  return {
    crossings: [...new Map(few.map((one) => [one.persons, one])).values()],
    nested: nestedCounts(system, { known, told, min }),
  };
}
