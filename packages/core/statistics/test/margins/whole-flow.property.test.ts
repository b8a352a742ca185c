import fc from "fast-check";
import { expect, test } from "vitest";
import { nonNegativeFit } from "../../src/margins/whole-counts.ts";
import { wholeFlow } from "../../src/margins/whole-flow.ts";
import { product } from "./layouts.ts";

const numRuns = process.env.VIGIE_LONG ? 5000 : 500;
const seed = process.env.VIGIE_LONG ? Date.now() : 7;

const bounds = (length: number) =>
  fc
    .array(fc.tuple(fc.nat({ max: 4 }), fc.constantFrom(0, 0, 1, Number.POSITIVE_INFINITY)), {
      minLength: length,
      maxLength: length,
    })
    .map((pairs) => ({
      least: Float64Array.from(pairs, ([low]) => low),
      most: Float64Array.from(pairs, ([low, room]) => low + room),
    }));
/** Up to six items, in two rows and three columns; a column may be outside. */
const problems = fc
  .array(
    fc.record({
      row: fc.nat({ max: 1 }),
      column: fc.integer({ min: -1, max: 2 }),
      target: fc.double({ min: 0, max: 3, noNaN: true }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((items) => fc.record({ items: fc.constant(items), rows: bounds(2), columns: bounds(3) }));

test(`whole values are found wherever there are any (seed ${seed})`, () => {
  fc.assert(
    fc.property(problems, ({ items, rows, columns }) => {
      const inRows = { ...rows, cellOf: Int32Array.from(items, ({ row }) => row) };
      const inColumns = { ...columns, cellOf: Int32Array.from(items, ({ column }) => column) };
      const hasSums = (values: ArrayLike<number>) =>
        [inRows, inColumns].every(({ cellOf, least, most }) =>
          least.every((low, cell) => {
            const sum = Array.from(values).reduce(
              (all, value, at) => (cellOf[at] === cell ? all + value : all),
              0,
            );
            return sum >= low && sum <= (most[cell] ?? 0);
          }),
        );
      const targets = Float64Array.from(items, ({ target }) => target);
      const values = wholeFlow(targets, inRows, inColumns);
      if (values) {
        expect(hasSums(values)).toBe(true);
        expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
      } else {
        expect(product(items.map(() => [0, 1, 2, 3])).some(hasSums)).toBe(false);
      }
    }),
    { numRuns, seed },
  );
});

test("a fit gives back what was negative in equal parts, and meets both margins", () => {
  const sums = (cellOf: readonly number[], values: readonly number[]) => ({
    cellOf: Int32Array.from(cellOf),
    values: Float64Array.from(values),
  });
  expect([...nonNegativeFit(Float64Array.of(-1, 2, 4, 0), [sums([0, 0, 0, 0], [5])])]).toEqual([
    0, 1.5, 3.5, 0,
  ]);
  const both = [sums([0, 0, 1, 1], [4, 6]), sums([0, 1, 0, 1], [7, 3])];
  // The second row lacks 1, so 0.5 each; then the first column lacks 0.5 and the second has as much too many.
  const fitted = nonNegativeFit(Float64Array.of(2, 2, 4, 1), both);
  for (const [cell, value] of [2.25, 1.75, 4.75, 1.25].entries()) expect(fitted[cell]).toBeCloseTo(value, 4);
});
