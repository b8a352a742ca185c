import { describe, expect, test } from "vitest";
import { wholeCounts } from "../../src/margins/whole-counts.ts";
import { reconciled } from "./agreeing.ts";
import { uniform } from "./layouts.ts";

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
const margin = (table: number, cellOf: readonly number[]) => ({
  size: Math.max(...cellOf) + 1,
  known: null,
  views: [{ table, cellOf: Int32Array.from(cellOf) }],
});
const counts = (whole: ReturnType<typeof wholeCounts>) => whole.tables.map((table) => [...table]);

describe("one table", () => {
  test("without margins, each cell goes to the nearest whole number, halves to the even one", () => {
    expect(counts(wholeCounts([{ values: [1.4, 2.5, 3.5, -2.2, 7.6] }], []))).toEqual([[1, 2, 4, 0, 8]]);
  });

  test("a total is rounded first, then its cells by largest remainder", () => {
    // 1.3 + 2.8 + 3.7 = 7.8, so 8: the two greatest remainders go up.
    expect(counts(wholeCounts([{ values: [1.3, 2.8, 3.7] }], [margin(0, [0, 0, 0])]))).toEqual([[1, 3, 4]]);
  });

  test("a total stays where it was though half of the cells were negative", () => {
    const random = uniform(3);
    const values = Array.from({ length: 1000 }, () => 8 * (random() + random() + random() - 1.5));
    values[0] = 500.4 - sum(values.slice(1));
    const [table = []] = counts(
      wholeCounts(
        [{ values }],
        [
          margin(
            0,
            values.map(() => 0),
          ),
        ],
      ),
    );
    expect(sum(table)).toBe(500);
    expect(Math.min(...table)).toBe(0);
    // Positive cells give back in equal parts what cells at 0 have gained.
    const given = values.flatMap((value, cell) => (table[cell] === 0 ? [] : [value - (table[cell] ?? 0)]));
    expect(Math.max(...given) - Math.min(...given)).toBeLessThan(2);
  });

  test("rows and columns of a two-way table, by hand", () => {
    // Rows 3.0 and 3.0, columns 2.0, 2.0 and 2.0: each cell goes up or down, two up in each row, one or two in each column.
    const rows = [0, 0, 0, 1, 1, 1];
    const columns = [0, 1, 2, 0, 1, 2];
    const values = [0.6, 1.2, 1.2, 1.4, 0.8, 0.8];
    const [table = []] = counts(wholeCounts([{ values }], [margin(0, rows), margin(0, columns)]));
    const sums = (of: readonly number[], at: number) => sum(table.filter((_, cell) => of[cell] === at));
    expect([0, 1].map((row) => sums(rows, row))).toEqual([3, 3]);
    expect([0, 1, 2].map((column) => sums(columns, column))).toEqual([2, 2, 2]);
    for (const [cell, value] of values.entries())
      expect(Math.abs((table[cell] ?? 9) - value)).toBeLessThan(1);
  });

  test("equal remainders do not always favor the first cells", () => {
    const ups = [0, 0, 0, 0, 0];
    for (let total = 1000; total < 3000; total++) {
      const values = ups.map((_, cell) => 200 + 10 * cell + (total % 5) / 5 + Math.floor(total / 5));
      const [table = []] = counts(wholeCounts([{ values }], [margin(0, [0, 0, 0, 0, 0])]));
      for (const [cell, value] of values.entries())
        ups[cell] = (ups[cell] ?? 0) + (table[cell] ?? Number.NaN) - value;
    }
    // 2000 differences of standard deviation 0.4: 5 of their standard errors are 0.045.
    for (const difference of ups) expect(Math.abs(difference / 2000)).toBeLessThan(0.045);
  });
});

test("a margin cell that one table cannot have is empty in the other", () => {
  const views = [
    { table: 0, cellOf: Int32Array.of(0, 1) },
    { table: 1, cellOf: Int32Array.of(0) },
  ];
  const tables = [
    { values: [3, 2], variance: 1 },
    { values: [3], variance: 1 },
  ];
  const margins = [{ size: 2, known: null, views }];
  const whole = wholeCounts(reconciled(tables, margins), margins);
  expect(whole.dropped).toEqual([]);
  expect(counts(whole)).toEqual([[3, 0], [3]]);
});

test("a universe is never smaller than one inside of it, and both keep their margins", () => {
  // Two groups, inside and outside: all of group 0 is inside, by estimates that say -0.6 outside.
  const all = { size: 2, known: null, views: [{ table: 0, cellOf: Int32Array.of(0, 1, 0, 1) }] };
  const inner = {
    size: 2,
    known: [9, 4],
    views: [
      { table: 0, cellOf: Int32Array.of(0, 1, -1, -1) },
      { table: 1, cellOf: Int32Array.of(0, 1) },
    ],
  };
  const whole = wholeCounts([{ values: [9, 4, -0.6, 7.2] }, { values: [9, 4] }], [all, inner]);
  expect(whole).toEqual({
    tables: [Float64Array.of(9, 4, 0, 7), Float64Array.of(9, 4)],
    dropped: [],
  });
});

test("an inner universe is divided before the rest: two margins of each are kept, though most cells are near zero", () => {
  const random = uniform(5);
  const cells = [0, 1].flatMap((rest) =>
    [0, 1, 2, 3].flatMap((a) => [0, 1, 2].map((b) => ({ a, b, isInner: rest === 0 }))),
  );
  const inner = (of: (cell: { a: number; b: number }) => number) =>
    margin(
      0,
      cells.map((cell) => (cell.isInner ? of(cell) : -1)),
    );
  const all = (of: (cell: { a: number; b: number }) => number) => margin(0, cells.map(of));
  const margins = [all, inner].flatMap((universe) => [
    universe(() => 0),
    universe(({ a }) => a),
    universe(({ b }) => b),
  ]);
  for (let draw = 0; draw < 50; draw++) {
    const values = cells.map(() => 1.5 + 6 * (random() + random() - 1));
    const whole = wholeCounts([{ values }], margins);
    expect(whole.dropped).toEqual([]);
  }
});

describe("what cannot be", () => {
  // Each pair of dimensions says that exactly one of the two is 1: impossible of three.
  const cells = [0, 1].flatMap((a) => [0, 1].flatMap((b) => [0, 1].map((c) => ({ a, b, c }))));
  const cycle = [
    margin(
      0,
      cells.map(({ a, b }) => 2 * a + b),
    ),
    margin(
      0,
      cells.map(({ b, c }) => 2 * b + c),
    ),
    margin(
      0,
      cells.map(({ a, c }) => 2 * a + c),
    ),
  ].map((each) => ({ ...each, known: [0, 1, 1, 0] }));

  test("of three public margins that no table has, one is dropped, and reported", () => {
    const whole = wholeCounts([{ values: cells.map(() => 0.25) }], cycle);
    expect(whole.dropped).toHaveLength(1);
    expect(sum(whole.tables[0] ?? [])).toBe(2);
  });

  test("a margin of another table follows the cells of the one that is made whole first", () => {
    const pairs = [0, 1].map((at) => cycle[at]).filter((each) => each !== undefined);
    const pairAC = Int32Array.from(cells, ({ a, c }) => 2 * a + c);
    const views = [1, 0].map((table) => ({ table, cellOf: pairAC }));
    const whole = wholeCounts(
      [{ values: cells.map(() => 0.25) }, { values: cells.map(({ a, c }) => (a === c ? 0.05 : 0.45)) }],
      [...pairs, { size: 4, known: null, views }, margin(1, [...cells.keys()])],
    );
    // AB and BC leave a = c; by itself, the second table would have rounded AC to the contrary.
    expect(whole.dropped).toEqual([]);
    for (const table of counts(whole))
      expect(cells.filter((_, cell) => table[cell] === 1).every(({ a, c }) => a === c)).toBe(true);
  });

  test("public values that are not whole are refused", () => {
    const half = { ...margin(0, [0, 0]), known: [1.5] };
    expect(() => wholeCounts([{ values: [1, 0.5] }], [half])).toThrow(RangeError);
  });
});
