import type { Highs } from "highs";
import type { Cut } from "./cut.ts";
import { candidatesOf, type Problem } from "./problem.ts";

/** Masks that obey the cuts at the least cost: the program that the attacker's cuts tighten. */
export interface Master {
  add(cut: Cut): void;
  /** Fractional masks, 0 to 1 by count; null where no masks suffice. */
  relaxed(): Float64Array | null;
  /** Whole masks, and a cost that all reach: proven even where the search stopped before its end. */
  whole(): { readonly masks: Float64Array; readonly bound: number } | null;
  dispose(): void;
}

/** Nodes after which the search for whole masks stops: a number of nodes and not of seconds, so that runs agree. */
const nodesMax = 2_000;

export function masterOf(problem: Problem, highs: Highs): Master {
  const unknowns = candidatesOf(problem);
  const column = new Map(unknowns.map((count, index) => [count, index]));
  const model = highs.createModel();
  model.options.set({ output_flag: false, mip_max_nodes: nodesMax, mip_rel_gap: 0, random_seed: 0 });
  for (const count of unknowns) {
    model.addVar(0, 1);
    model.changeColCost(column.get(count) ?? -1, problem.weights[count] ?? 1);
  }
  const all = { kind: "range", from: 0, to: unknowns.length - 1 } as const;
  const solve = (): Float64Array | null => {
    const masks = new Float64Array(problem.values.length);
    for (const count of problem.forced) masks[count] = 1;
    if (unknowns.length === 0) return masks;
    const { modelStatus } = model.run();
    const { optimal, solutionLimit } = highs.constants.modelStatus;
    if (modelStatus !== optimal && modelStatus !== solutionLimit) return null;
    const { colValue } = model.getSolution();
    for (const [count, index] of column) masks[count] = colValue[index] ?? 0;
    return masks;
  };
  const setIntegrality = (type: 0 | 1) => {
    if (unknowns.length > 0)
      model.changeColsIntegrality(
        all,
        unknowns.map(() => type),
      );
  };
  return {
    add: ({ condition, coefficients }) => {
      const values = new Map<number, number>();
      let low = 1 - condition.length;
      for (const count of condition) {
        const index = column.get(count);
        if (index === undefined) low += 1;
        else values.set(index, (values.get(index) ?? 0) - 1);
      }
      for (const [count, coefficient] of coefficients) {
        const index = column.get(count);
        if (index === undefined) low -= problem.forced.has(count) ? coefficient : 0;
        else values.set(index, (values.get(index) ?? 0) + coefficient);
      }
      model.addRow(low, Number.POSITIVE_INFINITY, {
        indices: [...values.keys()],
        values: [...values.values()],
      });
    },
    relaxed: () => {
      setIntegrality(0);
      return solve();
    },
    whole: () => {
      setIntegrality(1);
      const masks = solve();
      if (masks === null) return null;
      const bound = unknowns.length === 0 ? 0 : Number(model.info.get("mip_dual_bound"));
      return { masks: masks.map(Math.round), bound };
    },
    dispose: () => model.dispose(),
  };
}
