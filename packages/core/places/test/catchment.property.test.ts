import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { floatingCatchment } from "../src/index.ts";

/** A degree of longitude on the equator is 111.2 km: points on a line, in hundredths of a degree. */
const on = (hundredths: number) => ({ latitude: 0, longitude: hundredths / 100 });

// Three towns at 0, 1.1 and 3.3 km with 1 000, 3 000 and 500 inhabitants; a reach of 1.5 km.
// The supply of 4 at the first town is shared by 4 000 inhabitants: 0.001 each. That of 1 at the third, by 500: 0.002.
test("two supplies and three towns, by hand", () => {
  const demand = [
    { at: on(0), population: 1_000 },
    { at: on(1), population: 3_000 },
    { at: on(3), population: 500 },
  ];
  const supply = [
    { at: on(0), capacity: 4 },
    { at: on(3), capacity: 1 },
  ];
  expect(floatingCatchment({ supply, demand }, 1_500)).toEqual([0.001, 0.001, 0.002]);
});

test("a supply that reaches nobody gives nothing", () => {
  const demand = [{ at: on(0), population: 1_000 }];
  expect(floatingCatchment({ supply: [{ at: on(50), capacity: 3 }], demand }, 1_000)).toEqual([0]);
});

test("outside its domain it refuses", () => {
  const demand = [{ at: on(0), population: 1 }];
  expect(() => floatingCatchment({ supply: [], demand }, 0)).toThrow(RangeError);
  expect(() => floatingCatchment({ supply: [{ at: on(0), capacity: 0 }], demand }, 1)).toThrow(RangeError);
});

describe("whatever the towns and the places", () => {
  const at = fc.integer({ min: 0, max: 400 }).map(on);
  const world = fc.record({
    supply: fc.array(fc.record({ at, capacity: fc.integer({ min: 1, max: 9 }) }), { maxLength: 12 }),
    demand: fc.array(fc.record({ at, population: fc.integer({ min: 0, max: 9_999 }) }), { maxLength: 12 }),
    reach: fc.integer({ min: 1, max: 60_000 }),
  });
  const weighed = (access: readonly number[], demand: readonly { population: number }[]) =>
    access.reduce((sum, townAccess, town) => sum + townAccess * (demand[town]?.population ?? 0), 0);

  test("what inhabitants receive is what reaches somebody, no more", () => {
    fc.assert(
      fc.property(world, ({ supply, demand, reach }) => {
        const received = weighed(floatingCatchment({ supply, demand }, reach), demand);
        const each = supply.map((one) =>
          weighed(floatingCatchment({ supply: [one], demand }, reach), demand),
        );
        for (const [rank, allocated] of each.entries())
          expect([0, supply[rank]?.capacity].some((value) => Math.abs(allocated - (value ?? 0)) < 1e-9)).toBe(
            true,
          );
        expect(received).toBeCloseTo(
          each.reduce((a, b) => a + b, 0),
          9,
        );
      }),
    );
  });

  test("one more place takes nothing from anyone", () => {
    fc.assert(
      fc.property(world, at, ({ supply, demand, reach }, extra) => {
        const before = floatingCatchment({ supply, demand }, reach);
        const after = floatingCatchment({ supply: [...supply, { at: extra, capacity: 1 }], demand }, reach);
        for (const [town, townAccess] of after.entries())
          expect(townAccess).toBeGreaterThanOrEqual(before[town] ?? 0);
      }),
    );
  });

  test("with everything within reach, everyone has the crude rate", () => {
    fc.assert(
      fc.property(world, ({ supply, demand }) => {
        const inhabitants = demand.reduce((sum, { population }) => sum + population, 0);
        fc.pre(inhabitants > 0);
        const capacity = supply.reduce((sum, place) => sum + place.capacity, 0);
        for (const townAccess of floatingCatchment({ supply, demand }, 1e7))
          expect(townAccess).toBeCloseTo(capacity / inhabitants, 12);
      }),
    );
  });
});
