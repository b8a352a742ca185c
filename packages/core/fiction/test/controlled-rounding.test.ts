import { expect, test } from "vitest";
import { controlledRounding } from "../src/controlled-rounding.ts";

test("largest remainders: 10 seats for 4.7, 3.6 and 1.7 are 5, 3 and 2", () => {
  expect(controlledRounding([[4.7, 3.6, 1.7]])).toEqual([[5, 3, 2]]);
});

test("what is whole stays, what is nothing stays nothing", () => {
  expect(controlledRounding([[0, 4, 6]])).toEqual([[0, 4, 6]]);
  expect(controlledRounding([[0, 0]])).toEqual([[0, 0]]);
});

test("a hair beside a whole number is that number", () => {
  expect(controlledRounding([[0.1 * 3 * 10, 7.000000000000001]])).toEqual([[3, 7]]);
});

test("whole margins of both ways are kept, where rounding each number would lose one", () => {
  // Each row would round to 1 0 by itself: the first column would be 2, and it is 1.
  const rounded = controlledRounding([
    [0.5, 0.5],
    [0.5, 0.5],
  ]);
  expect(rounded.map(([a = 0, b = 0]) => a + b)).toEqual([1, 1]);
  expect((rounded[0]?.[0] ?? 0) + (rounded[1]?.[0] ?? 0)).toBe(1);
});

test("a row that the greatest fractions left in need is served by moving others", () => {
  // Columns 1 and 2 sum to 1, so that the second row, which lives in them alone, needs the first to give way.
  const rounded = controlledRounding([
    [0.6, 0.4, 0, 0],
    [0.4, 0.6, 0, 0],
    [0, 0, 0.5, 0.5],
  ]);
  expect(rounded.map((row) => row.reduce((total, value) => total + value, 0))).toEqual([1, 1, 1]);
  expect([0, 1].map((column) => rounded.reduce((total, row) => total + (row[column] ?? 0), 0))).toEqual([
    1, 1,
  ]);
});
