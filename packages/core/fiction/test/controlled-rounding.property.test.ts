import fc from "fast-check";
import { expect, test } from "vitest";
import { controlledRounding } from "../src/controlled-rounding.ts";

const numRuns = process.env.VIGIE_LONG ? 5000 : 200;
const seed = process.env.VIGIE_LONG ? Date.now() : 7;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Rows of whole size cut by random weights: what margins ask. */
const tables = fc.integer({ min: 1, max: 8 }).chain((width) =>
  fc.array(
    fc.record({
      size: fc.integer({ min: 0, max: 1000 }),
      weights: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: width, maxLength: width }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
);
const expectedOf = (rows: readonly { size: number; weights: readonly number[] }[]) =>
  rows.map(({ size, weights }) => {
    const all = sum(weights);
    return all === 0
      ? weights.map((_, at) => (at === 0 ? size : 0))
      : weights.map((weight) => (size * weight) / all);
  });

test(`quotas are whole, keep every row, and lie within 1 of what is expected (seed ${seed})`, () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const expected = expectedOf(rows);
      const rounded = controlledRounding(expected);
      for (const [at, row] of rounded.entries()) {
        expect(sum(row)).toBe(rows[at]?.size);
        for (const [column, value] of row.entries()) {
          expect(Number.isInteger(value) && value >= 0).toBe(true);
          expect(Math.abs(value - (expected[at]?.[column] ?? Number.NaN))).toBeLessThan(1);
        }
      }
    }),
    { numRuns, seed },
  );
});

test(`columns lie within 1 of their expected sums, and keep those that are whole (seed ${seed})`, () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const expected = expectedOf(rows);
      const rounded = controlledRounding(expected);
      for (const [column] of (expected[0] ?? []).entries()) {
        const expectedSum = sum(expected.map((row) => row[column] ?? 0));
        const given = sum(rounded.map((row) => row[column] ?? 0));
        expect(Math.abs(given - expectedSum)).toBeLessThan(1);
        if (Math.abs(expectedSum - Math.round(expectedSum)) < 1e-9)
          expect(given).toBe(Math.round(expectedSum));
      }
    }),
    { numRuns, seed },
  );
});

test(`one row is rounded by largest remainders (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 500 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 }),
      (size, weights) => {
        const exact = weights.map((weight) => (size * weight) / sum(weights));
        const [rounded = []] = controlledRounding([exact]);
        const up = exact.map((value, at) => ({
          part: value % 1,
          isUp: (rounded[at] ?? 0) > Math.floor(value + 1e-9),
        }));
        const smallestUp = Math.min(...up.filter(({ isUp }) => isUp).map(({ part }) => part));
        const greatestDown = Math.max(
          0,
          ...up.filter(({ isUp, part }) => !isUp && part < 1 - 1e-9).map(({ part }) => part),
        );
        expect(smallestUp).toBeGreaterThanOrEqual(greatestDown - 1e-9);
      },
    ),
    { numRuns, seed },
  );
});
