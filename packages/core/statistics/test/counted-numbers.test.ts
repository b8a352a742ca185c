import fc from "fast-check";
import { expect, test } from "vitest";
import { countedMean, countedMedian } from "../src/index.ts";

const numbers = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([value, count]) => ({ value, count }));

const medians: readonly [string, ReturnType<typeof numbers>, number][] = [
  ["one number", numbers([7, 1]), 7],
  ["an odd number of them: the middle one", numbers([30, 1], [10, 1], [20, 1]), 20],
  ["an even number: the mean of the two in the middle", numbers([10, 1], [20, 1], [30, 1], [60, 1]), 25],
  ["the middle lies between two that repeat", numbers([10, 3], [20, 3]), 15],
  ["the middle lies inside one that repeats", numbers([10, 1], [20, 5], [90, 2]), 20],
  ["a value that never occurs counts for nothing", numbers([1, 0], [5, 2]), 5],
];
for (const [title, given, center] of medians)
  test(`median: ${title}`, () => expect(countedMedian(given)).toMatchObject({ kind: "computed", center }));

test("mean: 12 and twice 30 are 24 on average", () => {
  expect(countedMean(numbers([12, 1], [30, 2]))).toEqual({ kind: "computed", center: 24, count: 3 });
});

test("no number has no center", () => {
  expect(countedMedian([])).toMatchObject({ kind: "not_computed" });
  expect(countedMean(numbers([3, 0]))).toMatchObject({ kind: "not_computed" });
});

test("counting numbers changes nothing to the median of the list", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (list) => {
      const sorted = list.toSorted((a, b) => a - b);
      const middle = ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
      const counted = [...new Set(list)].map((value) => ({
        value,
        count: list.filter((n) => n === value).length,
      }));
      expect(countedMedian(counted)).toEqual({ kind: "computed", center: middle, count: list.length });
    }),
  );
});
