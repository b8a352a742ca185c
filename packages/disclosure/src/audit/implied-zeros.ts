import type { Highs } from "highs";
import type { System } from "../system/system.ts";
import { attackOf, type Component } from "./attack.ts";
import { masked, published } from "./knowledge.ts";
import { dataOf, linearModelOf, tolerance } from "./polytope.ts";

/** Linear programs solved at most for one component, and its unknowns; what is left open is not said to be empty. */
const [turnsMax, unknownsMax] = [200, 5_000];

/**
 * Atoms where nobody can be by what is known, since no number of persons is below 0: where a union counts as many as its
 * flags together, nobody has two of them.
 * @param known one a count of the system; null where it is not known
 * @returns none where nothing fits what is known
 */
export function impliedZeros(
  system: System,
  known: readonly (number | null)[],
  highs: Highs,
): readonly number[] {
  const knowledge = known.map((count) => (count === null ? masked(0) : published(count)));
  try {
    const { components } = attackOf(system, knowledge, [...system.counts.keys()]);
    return components.flatMap((component) => emptyIn(component, highs));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Takes away the unknowns met above 0 where the sum of those left is the greatest, until that sum is 0. */
function emptyIn(component: Component, highs: Highs): readonly number[] {
  const { atoms, lows, constraints } = component;
  if (atoms.length > unknownsMax || constraints.length === 0) return [];
  const model = linearModelOf(dataOf({ ...component, targets: [] }), highs);
  try {
    let left = [...lows.keys()].filter((unknown) => lows[unknown] === 0);
    for (let turn = 0; turn < turnsMax && left.length > 0; turn++) {
      const goal = new Float64Array(lows.length);
      for (const unknown of left) goal[unknown] = -1;
      model.changeColsCost({ kind: "set", indices: [...lows.keys()] }, [...goal]);
      if (model.run().modelStatus !== highs.constants.modelStatus.optimal) return [];
      const values = model.getSolution().colValue;
      const above = new Set(left.filter((unknown) => (values[unknown] ?? 0) > tolerance));
      if (above.size === 0) return left.map((unknown) => atoms[unknown] ?? -1);
      left = left.filter((unknown) => !above.has(unknown));
    }
    return [];
  } finally {
    model.dispose();
  }
}
