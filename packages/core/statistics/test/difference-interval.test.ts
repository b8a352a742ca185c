import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceInterval } from "../src/index.ts";

test("half-widths of 3 and 4 make one of 5", () => {
  const group = { estimate: 10, interval: { lower: 7, upper: 13 } };
  const rest = { estimate: 4, interval: { lower: 0, upper: 8 } };
  expect(differenceInterval({ group, rest })).toEqual({ lower: 1, upper: 11 });
});

test("each side is made from the sides that push it", () => {
  // Below: 5 under the first and 12 over the second; above: 8 over the first and 15 under the second.
  const group = { estimate: 50, interval: { lower: 45, upper: 58 } };
  const rest = { estimate: 30, interval: { lower: 15, upper: 42 } };
  expect(differenceInterval({ group, rest })).toEqual({ lower: 20 - 13, upper: 20 + 17 });
});

test("it holds the difference, and turns round when the two are exchanged", () => {
  const side = fc.double({ min: 0, max: 1e3, noNaN: true });
  const estimated = fc
    .tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), side, side)
    .map(([estimate, a, b]) => ({
      estimate,
      interval: { lower: estimate - a, upper: estimate + b },
    }));
  fc.assert(
    fc.property(estimated, estimated, (group, rest) => {
      const { lower, upper } = differenceInterval({ group, rest });
      const difference = group.estimate - rest.estimate;
      expect(lower).toBeLessThanOrEqual(difference);
      expect(upper).toBeGreaterThanOrEqual(difference);
      const turned = differenceInterval({ group: rest, rest: group });
      expect(turned.lower).toBeCloseTo(-upper, 9);
      expect(turned.upper).toBeCloseTo(-lower, 9);
    }),
    { seed: 11, numRuns: 200 },
  );
});
