import fc from "fast-check";
import { expect, test } from "vitest";
import { lowerBound } from "../src/estimates/lower-bound.ts";

test("a bound leaves as many possible counts as the threshold asks", () => {
  const question = fc
    .record({
      ceiling: fc.integer({ min: 0, max: 3000 }),
      min: fc.integer({ min: 1, max: 40 }),
      per: fc.integer({ min: 1, max: 9 }),
    })
    .chain((all) => fc.record({ all: fc.constant(all), value: fc.integer({ min: 0, max: all.ceiling }) }));
  fc.assert(
    fc.property(question, ({ all, value }) => {
      const bound = lowerBound(value, all);
      expect(bound * all.per).toBeLessThanOrEqual(value);
      const fitting = Array.from({ length: all.ceiling + 1 }, (_, count) => count).filter(
        (count) => lowerBound(count, all) === bound,
      );
      expect(fitting.length).toBeGreaterThanOrEqual(Math.min(all.min, all.ceiling + 1));
    }),
    { numRuns: 300 },
  );
});

test.each([
  [3670, { ceiling: 3726, min: 11, per: 1 }, 2000],
  [832, { ceiling: 855, min: 11, per: 11 }, 50],
  // The next bound, 20, is too near what the count cannot pass.
  [20, { ceiling: 21, min: 11, per: 1 }, 0],
  [0, { ceiling: 0, min: 11, per: 3 }, 0],
])("%i under %o: %i", (value, all, bound) => {
  expect(lowerBound(value, all)).toBe(bound);
});
