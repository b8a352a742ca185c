import { describe, expect, test } from "vitest";
import type { Margin } from "../../src/margins/margin.ts";
import { errorsOf, reconciled } from "./agreeing.ts";
import layouts from "./wls.json" with { type: "json" };

function marginsOf(layout: (typeof layouts)[number]): Margin[] {
  return layout.margins.map(({ size, known, views }) => ({
    size,
    known,
    views: views.map(({ table, cellOf }) => ({ table, cellOf: Int32Array.from(cellOf) })),
  }));
}

/** Ours stops at 1e-10 of the gaps, and R writes 12 digits. */
function expectNear(actual: number, expected: number): void {
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
    1e-6 * Math.max(1, Math.abs(expected)),
  );
}

describe("weighted least squares are those of R", () => {
  for (const layout of layouts) {
    test(`${layout.title}: values`, () => {
      const tables = reconciled(layout.tables, marginsOf(layout));
      for (const [table, estimates] of layout.estimates.entries())
        for (const [cell, expected] of estimates.entries())
          expectNear(tables[table]?.values[cell] ?? Number.NaN, expected);
    });

    test(`${layout.title}: standard errors`, () => {
      const standardErrorOf = errorsOf(layout.tables, marginsOf(layout));
      for (const { table, cells, variance } of layout.sums)
        expectNear(standardErrorOf({ table, cells }), Math.sqrt(Math.max(0, variance)));
    });
  }
});

test("a margin of two tables is their mean by inverse variance", () => {
  const margin = {
    size: 1,
    known: null,
    views: [0, 1].map((table) => ({ table, cellOf: new Int32Array(2) })),
  };
  const tables = [
    { values: [10, 20], variance: 1 },
    { values: [16, 24], variance: 4 },
  ];
  // Totals 30 (variance 2) and 40 (variance 8): 30 + 10 / 5 = 32; the standard error is that of 1 / (1/2 + 1/8).
  expect(reconciled(tables, [margin]).map(({ values }) => [...values])).toEqual([
    [11, 21],
    [12, 20],
  ]);
  expect(errorsOf(tables, [margin])({ table: 1, cells: [0, 1] })).toBeCloseTo(Math.sqrt(1.6), 12);
});

test("a margin of 700 codes, too long for factors, is as precise: each code by inverse variance", () => {
  const cellOf = Int32Array.from({ length: 700 }, (_, cell) => cell);
  const tables = [1, 4].map((variance) => ({ values: new Float64Array(700), variance }));
  const margin = { size: 700, known: null, views: [0, 1].map((table) => ({ table, cellOf })) };
  const errorOf = errorsOf(tables, [margin]);
  // 1 / (1/1 + 1/4) = 0.8, of each of the cells that a sum has.
  expect(errorOf({ table: 0, cells: [699] })).toBeCloseTo(Math.sqrt(0.8), 9);
  expect(errorOf({ table: 1, cells: [0, 1, 2] })).toBeCloseTo(Math.sqrt(2.4), 9);
});

test("public values that contradict one another are refused", () => {
  const views = [{ table: 0, cellOf: Int32Array.of(0, 1) }];
  const total = [{ table: 0, cellOf: Int32Array.of(0, 0) }];
  const margins = [
    { size: 2, known: [3, 4], views },
    { size: 1, known: [8], views: total },
  ];
  expect(() => reconciled([{ values: [2, 2], variance: 1 }], margins)).toThrow(RangeError);
});

test("a margin cell that a table cannot have is 0 in the others, and a public one that nobody can have is refused", () => {
  const absent = { table: 0, cellOf: Int32Array.of(0) };
  const tables = [
    { values: [7], variance: 1 },
    { values: [5, 3], variance: 1 },
  ];
  const shared = { size: 2, known: null, views: [absent, { table: 1, cellOf: Int32Array.of(0, 1) }] };
  expect(reconciled(tables, [shared]).map(({ values }) => [...values])).toEqual([[6], [6, 0]]);
  expect(() => reconciled(tables, [{ size: 2, known: [6, 1], views: [absent] }])).toThrow(RangeError);
});
