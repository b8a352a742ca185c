import type { Component } from "./attack.ts";
import { fits } from "./polytope.ts";

/**
 * Whole points met in audits of one system, of what is known of it at several times: what fits still is found again
 * without asking a solver. More masks only ever let more of them fit.
 */
export interface Memory {
  /** Those that fit a component, by its unknowns. */
  recall(component: Component): readonly Int32Array[];
  /** Keeps a point of a component, with what was last met of the others. */
  keep(point: Int32Array, component: Component): void;
}

/** Values kept, one an atom of each point: all are tried again in every audit. */
const valuesMax = 400_000;

const unknown = -1;

export function emptyMemory(): Memory {
  const points: Int32Array[] = [];
  return {
    recall: (component) =>
      points
        .map((point) => Int32Array.from(component.atoms, (atom) => point[atom] ?? unknown))
        .filter((point) => fits(point, component)),
    keep: (point, { atoms, fixed }) => {
      const last = points.at(-1);
      const whole = new Int32Array(fixed);
      for (let atom = 0; atom < whole.length; atom++)
        if (whole[atom] === unknown) whole[atom] = last?.[atom] ?? unknown;
      atoms.forEach((atom, at) => {
        whole[atom] = point[at] ?? unknown;
      });
      points.push(whole);
      if (points.length * whole.length > valuesMax) points.shift();
    },
  };
}
