import { expect, test } from "vitest";
import { loadSolver } from "../src/solver.ts";
import { withEffort } from "../src/suppression/effort.ts";

const highs = await loadSolver();

/** A program of a few steps: the greatest sum of two numbers under three limits. */
function solve(solver: typeof highs): number {
  const model = solver.createModel();
  model.options.set({ output_flag: false, presolve: "off" });
  for (let at = 0; at < 2; at++) {
    model.addVar(0, Number.POSITIVE_INFINITY);
    model.changeColCost(at, -1);
  }
  model.addRow(Number.NEGATIVE_INFINITY, 4, { indices: [0, 1], values: [1, 2] });
  model.addRow(Number.NEGATIVE_INFINITY, 6, { indices: [0, 1], values: [3, 1] });
  model.run();
  const found = -model.getObjectiveValue();
  model.dispose();
  return found;
}

test("work that is allowed is done", () => {
  expect(withEffort(highs, 1_000, solve)).toBeCloseTo(2.8, 9);
});

test("work beyond what is allowed is given up, at the same place in every run", () => {
  const runsWithin = (most: number) => {
    let runs = 0;
    const done = withEffort(highs, most, (metered) => {
      for (; runs < 100; runs++) solve(metered);
    });
    return { runs, done };
  };
  const first = runsWithin(200);
  expect(first.done).toBe("exhausted");
  expect(first.runs).toBeGreaterThan(0);
  expect(first.runs).toBeLessThan(100);
  expect(runsWithin(200)).toEqual(first);
  expect(runsWithin(400).runs).toBeGreaterThan(first.runs);
});

test("another mistake is not taken for it", () => {
  expect(() =>
    withEffort(highs, 1_000, () => {
      throw new RangeError("a mistake");
    }),
  ).toThrow(RangeError);
});
