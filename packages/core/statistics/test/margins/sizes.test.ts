import { expect, test } from "vitest";
import { wholeCounts } from "../../src/margins/whole-counts.ts";
import { errorsOf, reconciled } from "./agreeing.ts";
import { roundedNormal, uniform } from "./layouts.ts";

function noisy(size: number, mean: number) {
  const random = uniform(size);
  const noise = roundedNormal(random);
  const values = Array.from({ length: size }, () => Math.floor(2 * mean * random()) + noise(30));
  return { values, variance: 30 };
}
const total = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0);

const cells = process.env.VIGIE_LONG ? 1_000_000 : 100_000;
test(`a table of ${cells} cells, most of them near zero, keeps its public total`, () => {
  const table = noisy(cells, 3);
  const margin = { size: 1, known: [3 * cells], views: [{ table: 0, cellOf: new Int32Array(cells) }] };
  const { tables, dropped } = wholeCounts(reconciled([table], [margin]), [margin]);
  expect(total(tables[0] ?? [])).toBe(3 * cells);
  expect(dropped).toEqual([]);
  const standardErrorOf = errorsOf([table], [margin]);
  expect(standardErrorOf({ table: 0, cells: [7] })).toBeCloseTo(Math.sqrt(30 * (1 - 1 / cells)), 9);
});

const communeCount = process.env.VIGIE_LONG ? 35_000 : 5_000;
test(`${communeCount} communes by 6 groups share their groups with a small table`, () => {
  const communes = Int32Array.from({ length: 6 * communeCount }, (_, cell) => Math.floor(cell / 6));
  const groups = communes.map((_, cell) => cell % 6);
  const tables = [noisy(6 * communeCount, 40), noisy(6, 40 * communeCount)];
  const shared = {
    size: 6,
    known: null,
    views: [
      { table: 0, cellOf: groups },
      { table: 1, cellOf: Int32Array.of(0, 1, 2, 3, 4, 5) },
    ],
  };
  const communeMargin = { size: communeCount, known: null, views: [{ table: 0, cellOf: communes }] };
  const whole = wholeCounts(reconciled(tables, [shared, communeMargin]), [shared, communeMargin]);
  expect(whole.dropped).toEqual([]);
  const sums = [0, 0, 0, 0, 0, 0];
  for (const [cell, count] of whole.tables[0]?.entries() ?? [])
    sums[cell % 6] = (sums[cell % 6] ?? 0) + count;
  expect(sums).toEqual([...(whole.tables[1] ?? [])]);
});

test("300 tables of 20 cells share groups and a total", () => {
  const tables = Array.from({ length: 300 }, (_, at) => ({
    ...noisy(20, 100 + at / 1e6),
    variance: 20 + (at % 3),
  }));
  const views = (cells: (cell: number) => number) =>
    tables.map((_, table) => ({ table, cellOf: Int32Array.from({ length: 20 }, (_, cell) => cells(cell)) }));
  const margins = [
    { size: 5, known: null, views: views((cell) => cell % 5) },
    { size: 1, known: [2000], views: views(() => 0) },
    ...views((cell) => Math.floor(cell / 5)).map((view) => ({ size: 4, known: null, views: [view] })),
  ];
  const { tables: counts, dropped } = wholeCounts(reconciled(tables, margins), margins);
  expect(counts.map(total)).toEqual(tables.map(() => 2000));
  expect(dropped).toEqual([]);
  const standardErrorOf = errorsOf(tables, margins);
  for (const table of tables.keys())
    expect(standardErrorOf({ table, cells: Array.from({ length: 20 }, (_, cell) => cell) })).toBe(0);
});
