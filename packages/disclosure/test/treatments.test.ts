import { type Table, total } from "@vigie/engine";
import { expect, test } from "vitest";
import { defaultCosts } from "../src/protection/costs.ts";
import { protectAll, published } from "../src/protection/protect-all.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import { mergeCategories } from "../src/treatments/merge.ts";
import { roundTable } from "../src/treatments/round.ts";
import { populationOf, tableOf } from "./world/crossed.ts";

const highs = await loadSolver();
const [rows, columns] = [
  ["a", "b", "c"],
  ["x", "y", "z"],
];
const table = tableOf(rows, columns, [
  [2, 20, 31],
  [14, 25, 0],
  [16, 27, 36],
]);
const countAt = (of: Table, ...codes: readonly string[]) =>
  of.rows.find((row) => row.codes.join() === codes.join())?.count ?? Number.NaN;

test("controlled rounding: multiples of the base, within it, totals still adding up, multiples unmoved", () => {
  const rounded = roundTable(table, 5, { population: populationOf(rows, columns), highs });
  if (rounded === null) throw new RangeError("a two-way table always rounds");
  expect(rounded.spread).toBe(4);
  for (const [at, { count }] of rounded.table.rows.entries()) {
    const before = table.rows[at]?.count ?? 0;
    expect(count % 5).toBe(0);
    expect(Math.abs(count - before)).toBeLessThan(5);
    if (before % 5 === 0) expect(count).toBe(before);
  }
  for (const row of [...rows, total])
    expect(columns.reduce((sum, column) => sum + countAt(rounded.table, row, column), 0)).toBe(
      countAt(rounded.table, row, total),
    );
  for (const column of [...columns, total])
    expect(rows.reduce((sum, row) => sum + countAt(rounded.table, row, column), 0)).toBe(
      countAt(rounded.table, total, column),
    );
});

test("a rounded table leaves with its spread, masks nothing and passes the audit", () => {
  const { tables, audit } = protectAll(
    {
      tables: [table],
      structure: { populations: [populationOf(rows, columns)] },
      policy: { ...defaultPolicy, min: 3 },
      costs: defaultCosts,
      previous: [],
      rounding: new Map([["crossed", 5]]),
    },
    highs,
  );
  expect(tables[0]?.treatment).toEqual({ kind: "rounded", base: 5, spread: 4 });
  const [leaving] = tables.flatMap(published);
  expect(leaving?.rounding).toBe(4);
  expect(leaving?.rows.every(({ count }) => count !== null && count % 5 === 0)).toBe(true);
  expect(audit.holds).toBe(true);
});

test("merging: the rare children of a parent are gathered under it, and it alone stands where all are", () => {
  const codes = ["N", "n1", "n2", "n3", "S", "s1", "s2", "_U", total];
  const counts = [52, 40, 7, 5, 13, 8, 5, 2, 67];
  const merged = mergeCategories(
    {
      indicator: "origins",
      dimensions: [{ name: "origin", codes }],
      rows: codes.map((code, at) => ({ codes: [code], count: counts[at] ?? 0 })),
    },
    "origin",
    {
      min: 11,
      parents: new Map([
        ["N", null],
        ["S", null],
        ["n1", "N"],
        ["n2", "N"],
        ["n3", "N"],
        ["s1", "S"],
        ["s2", "S"],
      ]),
    },
  );
  // 7 + 5 make 12; 8 + 5 are all of S, which stands alone.
  expect(merged.table.rows).toEqual([
    { codes: ["N"], count: 52 },
    { codes: ["n1"], count: 40 },
    { codes: ["_O.N"], count: 12 },
    { codes: ["S"], count: 13 },
    { codes: ["_U"], count: 2 },
    { codes: [total], count: 67 },
  ]);
  expect(merged.merged).toBe(4);
  expect(merged.table.dimensions[0]?.codes).toEqual(["N", "n1", "_O.N", "S", "_U", total]);
});
