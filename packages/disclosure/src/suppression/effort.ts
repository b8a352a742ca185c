import type { Highs, Model } from "highs";

/** The solver has worked more than was allowed. */
class Exhausted extends Error {}

/**
 * Does something with a solver that may only work so much. Work is counted and not timed, so that every run and every
 * machine stops at the same place: steps of the simplex method, each times the size of its program.
 * @param most see `effortOf`
 * @returns `exhausted` where that was not enough
 */
export function withEffort<Result>(
  highs: Highs,
  most: number,
  work: (metered: Highs) => Result,
): Result | "exhausted" {
  const open = new Set<Model>();
  let spent = 0;
  const metered: Highs = {
    ...highs,
    createModel: () => {
      const model = highs.createModel();
      const [run, dispose] = [model.run.bind(model), model.dispose.bind(model)];
      model.run = () => {
        const result = run();
        spent += effortOf(model);
        if (spent > most) throw new Exhausted();
        return result;
      };
      model.dispose = () => {
        open.delete(model);
        dispose();
      };
      open.add(model);
      return model;
    },
  };
  left.set(metered, () => Math.min(most - spent, leftOf(highs)));
  try {
    const result = work(metered);
    return spent > most ? "exhausted" : result;
  } catch (error) {
    if (error instanceof Exhausted) return "exhausted";
    throw error;
  } finally {
    for (const model of open) model.dispose();
  }
}

/** Work that solvers may still do. */
const left = new WeakMap<Highs, () => number>();

const leftOf = (highs: Highs): number => left.get(highs)?.() ?? Number.POSITIVE_INFINITY;

/**
 * Tries to do better with half of the work that is left, so that what is found already can still be used.
 * @returns null where that was not enough
 */
export function withHalfTheEffort<Result>(highs: Highs, work: (metered: Highs) => Result): Result | null {
  const result = withEffort(highs, leftOf(highs) / 2, work);
  return result === "exhausted" ? null : result;
}

/** How much more a step of an integer program takes: it also cuts, branches and rounds. */
const integerStep = 8;

/** Steps of the last run, and one for its start, times the rows and columns they went over. */
function effortOf(model: Model): number {
  const { numCols, numRows } = model.getDimensions();
  const steps = 1 + Math.max(0, Number(model.info.get("simplex_iteration_count")));
  const isInteger = Number(model.info.get("mip_node_count")) >= 0;
  return steps * (numCols + numRows) * (isInteger ? integerStep : 1);
}
