import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { declaredSteps, quantileSteps, stepClass, stepOf } from "../src/steps.ts";

const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 });

describe("classes of a map", () => {
  test("ten values in five classes: two each, a limit belonging to the class under it", () => {
    const steps = quantileSteps([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(steps).toEqual({ limits: [2, 4, 6, 8], count: 5 });
    expect([2, 2.5, 10].map((value) => stepOf(value, steps))).toEqual([0, 1, 4]);
  });

  test("equal values stay together, so there may be fewer classes", () => {
    expect(quantileSteps([0, 0, 0, 0, 0, 0, 0, 0, 3, 5])).toEqual({ limits: [0], count: 2 });
    expect(quantileSteps([4, 4, 4])).toEqual({ limits: [], count: 1 });
  });

  test("no class is empty, and a greater value is never in a lower class", () => {
    fc.assert(
      fc.property(values, (all) => {
        const steps = quantileSteps(all);
        const sorted = all.toSorted((a, b) => a - b).map((value) => stepOf(value, steps));
        expect(new Set(sorted).size).toBe(steps.count);
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      }),
      { seed: 20221231 },
    );
  });

  test("the last class has the darkest shade, the first the lightest, and no two the same", () => {
    expect(stepClass(0, declaredSteps([]))).toBe("step-5");
    for (const count of [2, 3, 4, 5]) {
      const steps = declaredSteps(Array.from({ length: count - 1 }, (_, at) => at));
      const shades = Array.from({ length: count }, (_, step) => stepClass(step, steps));
      expect([shades[0], shades.at(-1), new Set(shades).size]).toEqual(["step-1", "step-5", count]);
    }
  });
});
