import { type Table, total } from "@vigie/engine";
import { expect, test } from "vitest";
import { defaultCosts } from "../src/protection/costs.ts";
import { protectAll, published } from "../src/protection/protect-all.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import { chanceOf } from "../src/treatments/chance.ts";
import { type Gathering, mergeCategories } from "../src/treatments/merge.ts";
import { roundTable } from "../src/treatments/round.ts";
import { populationOf, tableOf, viewOf } from "./world/crossed.ts";

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
const chance = chanceOf("frappé au hasard", () => "étude");
const countAt = (of: Table, ...codes: readonly string[]) =>
  of.rows.find((row) => row.codes.join() === codes.join())?.count ?? Number.NaN;

test("controlled rounding: multiples of the base, within it, totals still adding up, multiples unmoved", () => {
  const rounded = roundTable(table, 5, { population: populationOf(rows, columns), chance, highs });
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
      chance,
    },
    highs,
  );
  expect(tables[0]?.treatment).toEqual({ kind: "rounded", base: 5, spread: 4 });
  const [leaving] = tables.flatMap(published);
  expect(leaving?.rounding).toBe(4);
  expect(leaving?.rows.every(({ count }) => count !== null && count % 5 === 0)).toBe(true);
  expect(audit.holds).toBe(true);
});

test("zeros being masked, one that another table rounds does not come out by subtraction", () => {
  const counts = new Map([...rows, total].map((row) => [row, { a: 30, b: 40, c: 0 }[row] ?? 70]));
  const alone: Table = {
    indicator: "alone",
    dimensions: [{ name: "row", codes: [...counts.keys()] }],
    rows: [...counts].map(([row, count]) => ({ codes: [row], count })),
  };
  const population = populationOf(rows, columns);
  const views = new Map([...population.tables, ["alone", [viewOf("row", rows)]]]);
  const crossed = tableOf(rows, columns, [
    [12, 8, 10],
    [9, 15, 16],
    [0, 0, 0],
  ]);
  const { tables, audit } = protectAll(
    {
      tables: [crossed, alone],
      structure: { populations: [{ ...population, tables: views }] },
      policy: { ...defaultPolicy, min: 3, zeros: "masked" },
      costs: defaultCosts,
      previous: [],
      rounding: new Map([["crossed", 5]]),
      chance,
    },
    highs,
  );
  expect(audit.holds).toBe(true);
  const shown = tables.flatMap(published).find(({ indicator }) => indicator === "alone");
  expect(shown?.rows.filter(({ count }) => count === null).length ?? 0).not.toBe(1);
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

const gatheredAlone = (counts: Readonly<Record<string, number>>, more: Partial<Gathering> = {}) => {
  const codes = Object.keys(counts);
  const rows = codes.map((code) => ({ codes: [code], count: counts[code] ?? 0 }));
  const parents = new Map(codes.map((code) => [code, null]));
  const table = { indicator: "x", dimensions: [{ name: "x", codes }], rows };
  const merged = mergeCategories(table, "x", { min: 11, parents, ...more }).table;
  return Object.fromEntries(merged.rows.map(({ codes: [code], count }) => [code, count]));
};

test("merging: what is gathered leaves `min` values to each code were all held, and more to who is alone in one", () => {
  // Of 11 in two codes, whoever is alone in `a` knows that 10 are in `b`; the others, that 1 to 10 are.
  expect(gatheredAlone({ a: 1, b: 10, c: 30, d: 40 })).toEqual({ d: 40, _O: 41 });
  // Of 12, that 11 are, which could be printed.
  expect(gatheredAlone({ a: 2, b: 10, c: 30, d: 40 })).toEqual({ c: 30, d: 40, _O: 12 });
  // Of 12 in three, at most 10 are in any one.
  expect(gatheredAlone({ a: 1, b: 2, c: 9, d: 40, e: 50 })).toEqual({ e: 50, _O: 52 });
  expect(gatheredAlone({ a: 1, b: 2, c: 10, d: 40, e: 50 })).toEqual({ d: 40, e: 50, _O: 13 });
});

test("merging: where more codes are needed, those that are rare in other tables go first", () => {
  const counts = { a: 3, b: 28, c: 30, d: 75 };
  expect(gatheredAlone(counts)).toEqual({ c: 30, d: 75, _O: 31 });
  expect(gatheredAlone(counts, { first: new Set(["c"]) })).toEqual({ b: 28, d: 75, _O: 33 });
});
