import { describe, expect, test } from "vitest";
import { type WeightedNumber, weightedMean, weightedMedian } from "../src/index.ts";
import { computed } from "./agreement.ts";

const everyone = (respondents: number) => [{ respondents, population: null }];
const numbers = (...written: readonly (readonly [value: number, weight: number])[]): WeightedNumber[] =>
  written.map(([value, weight]) => ({ value, weight, stratum: 0, count: 1 }));

describe("a weighted mean", () => {
  test("where all weigh the same, is the mean, with the error of the textbook", () => {
    // 2, 4, 6, 8: mean 5, variance 20 / 3.
    const found = computed(weightedMean(numbers([2, 3], [4, 3], [6, 3], [8, 3]), everyone(4)));
    expect(found.estimate).toBe(5);
    expect(found.standardError).toBeCloseTo(Math.sqrt(20 / 3 / 4), 12);
    expect([found.respondents, found.weight, found.effectiveSize]).toEqual([4, 12, 4]);
  });

  test("a stratum wholly drawn gives it no error", () => {
    const strata = [{ respondents: 4, population: 4 }];
    expect(computed(weightedMean(numbers([2, 1], [4, 1], [6, 1], [8, 1]), strata)).standardError).toBe(0);
  });

  test("of nobody there is none, and of one respondent no interval", () => {
    expect(weightedMean([], everyone(5))).toEqual({ kind: "not_computed", reason: "no_number" });
    expect(computed(weightedMean(numbers([2, 1]), everyone(1))).interval).toBeNull();
  });
});

describe("a weighted median", () => {
  test("is the number where half of the weight is reached", () => {
    expect(computed(weightedMedian(numbers([1, 1], [2, 1], [9, 3]), everyone(3))).estimate).toBe(9);
    expect(computed(weightedMedian(numbers([1, 1], [2, 1], [9, 1]), everyone(3))).estimate).toBe(2);
  });

  test("is the middle of two where a half lies between them, equal numbers being one", () => {
    expect(computed(weightedMedian(numbers([1, 1], [2, 1], [4, 1], [9, 1]), everyone(4))).estimate).toBe(3);
    expect(computed(weightedMedian(numbers([1, 1], [2, 0.5], [2, 0.5], [9, 2]), everyone(4))).estimate).toBe(
      5.5,
    );
  });

  test("lies within an interval, even where most have the same number", () => {
    const same = numbers(
      ...Array.from({ length: 20 }, (_, at) => [at, 1] as const),
      ...Array.from({ length: 25 }, () => [20, 1] as const),
    );
    const found = computed(weightedMedian(same, everyone(45)));
    expect(found.estimate).toBe(20);
    expect(found.interval?.lower).toBeLessThan(20);
    expect(found.interval?.upper).toBe(20);
  });
});
