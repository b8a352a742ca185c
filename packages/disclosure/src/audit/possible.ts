import type { Highs } from "highs";
import type { System } from "../system/system.ts";
import { attackOf } from "./attack.ts";
import type { Knowledge } from "./knowledge.ts";
import { polytopeOf } from "./polytope.ts";

/** Whether some population of whole persons fits all that is known of the counts of a system. */
export function isPossible(system: System, knowledge: readonly Knowledge[], highs: Highs): boolean {
  const components = componentsOf(system, knowledge);
  if (components === null) return false;
  const nothing = { goal: new Map(), holds: [] };
  return components.every((component) => {
    const polytope = polytopeOf(component, highs);
    const linear = polytope.linear(nothing);
    const isUnsettled = linear !== "impossible" && !(linear instanceof Int32Array);
    const answer = isUnsettled ? polytope.integer(nothing) : linear;
    polytope.dispose();
    return answer !== "impossible";
  });
}

/** Null where plain substitution already meets a contradiction. */
function componentsOf(system: System, knowledge: readonly Knowledge[]) {
  try {
    return attackOf(system, knowledge, [...system.counts.keys()]).components;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
