import { total } from "@vigie/engine";
import { expect, test } from "vitest";
import { defaultCosts } from "../src/protection/costs.ts";
import { isPrintable, type Statistic } from "../src/protection/printable.ts";
import { protectAll, published } from "../src/protection/protect-all.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import { populationOf, tableOf } from "./world/crossed.ts";

const highs = await loadSolver();
const min = 3;
const [rows, columns] = [
  ["a", "b", "c"],
  ["x", "y", "z"],
];
const counts = [
  [2, 7, 6],
  [6, 5, 5],
  [5, 6, 7],
];
const table = tableOf(rows, columns, counts);
const { tables } = protectAll(
  {
    chance: () => 0.5,
    tables: [table],
    structure: { populations: [populationOf(rows, columns)] },
    policy: { ...defaultPolicy, min },
    // With every margin published the tables that fit are few enough to list.
    costs: { ...defaultCosts, never: ["row", "column"] },
    previous: [],
  },
  highs,
);
const [leaving] = tables.flatMap(published);

type Counts = readonly (readonly number[])[];
const cell = (at: Counts, i: number, j: number) => at[i]?.[j] ?? 0;
const rowSum = (at: Counts, i: number) => (at[i] ?? []).reduce((sum, count) => sum + count, 0);
const columnSum = (at: Counts, j: number) => at.reduce((sum, line) => sum + (line[j] ?? 0), 0);

/** Every share by row, every odds ratio against the first row and column, and the chi-square, to 4 decimals. */
const statistics: readonly { readonly reads: Statistic["rows"]; readonly of: (at: Counts) => string }[] = [
  ...rows.flatMap((row, i) =>
    columns.map((column, j) => ({
      reads: [
        [row, column],
        [row, total],
      ],
      of: (at: Counts) => (cell(at, i, j) / rowSum(at, i)).toFixed(4),
    })),
  ),
  ...[1, 2].flatMap((i) =>
    [1, 2].map((j) => ({
      reads: [
        ["a", "x"],
        ["a", columns[j] ?? ""],
        [rows[i] ?? "", "x"],
        [rows[i] ?? "", columns[j] ?? ""],
      ],
      of: (at: Counts) => ((cell(at, 0, 0) * cell(at, i, j)) / (cell(at, 0, j) * cell(at, i, 0))).toFixed(4),
    })),
  ),
  {
    reads: rows.flatMap((row) => columns.map((column) => [row, column])),
    of: (at: Counts) => {
      const whole = rowSum(at, 0) + rowSum(at, 1) + rowSum(at, 2);
      const parts = [0, 1, 2].flatMap((i) =>
        [0, 1, 2].map((j) => {
          const expected = (rowSum(at, i) * columnSum(at, j)) / whole;
          return (cell(at, i, j) - expected) ** 2 / expected;
        }),
      );
      return parts.reduce((sum, part) => sum + part, 0).toFixed(4);
    },
  },
];

/** Every whole table with these published cells and margins, listed one by one. */
function tablesThatFit(): readonly Counts[] {
  const shown = new Map(leaving?.rows.map(({ codes, count }) => [codes.join(" "), count]));
  const known = (row: string, column: string) => shown.get(`${row} ${column}`) ?? null;
  const found: Counts[] = [];
  const fill = (flat: readonly number[]) => {
    const at = [flat.slice(0, 3), flat.slice(3, 6), flat.slice(6)];
    const filled = Math.floor(flat.length / 3);
    if (rows.slice(0, filled).some((row, i) => rowSum(at, i) !== known(row, total))) return;
    if (rows.some((row, i) => rowSum(at, i) > (known(row, total) ?? 0))) return;
    if (columns.some((column, j) => columnSum(at, j) > (known(total, column) ?? 0))) return;
    if (flat.length === 9) {
      if (columns.every((column, j) => columnSum(at, j) === known(total, column))) found.push(at);
      return;
    }
    const exact = known(rows[filled] ?? "", columns[flat.length % 3] ?? "");
    if (exact !== null) fill([...flat, exact]);
    else for (let value = 1; value <= 18; value++) fill([...flat, value]);
  };
  fill([]);
  return found;
}

const fitting = tablesThatFit();

/** The fewest values a masked cell takes on the tables that also print these statistics. */
function fewestValues(printed: typeof statistics): number {
  const fits = fitting.filter((at) => printed.every(({ of }) => of(at) === of(counts)));
  const masked = (leaving?.rows ?? []).filter(({ count, codes }) => count === null && !codes.includes(total));
  const taken = masked.map(
    ({ codes: [row = "", column = ""] }) =>
      new Set(fits.map((at) => cell(at, rows.indexOf(row), columns.indexOf(column)))).size,
  );
  return Math.min(...taken);
}

test("with what may be printed, every masked cell still takes min values among the tables that fit", () => {
  expect(leaving).toBeDefined();
  const printable = statistics.filter(({ reads }) =>
    isPrintable({ indicator: "crossed", rows: reads }, tables),
  );
  expect(printable.length).toBeLessThan(statistics.length);
  expect(fewestValues(printable)).toBeGreaterThanOrEqual(min);
});

test("printed all the same, the chi-square gives masked cells back", () => {
  expect(fewestValues(statistics.slice(-1))).toBeLessThan(min);
});

test("a statistic that reads a row out of its table is a mistake", () => {
  expect(() => isPrintable({ indicator: "crossed", rows: [["a", "w"]] }, tables)).toThrow(RangeError);
});
