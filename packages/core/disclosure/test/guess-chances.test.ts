import { expect, test } from "vitest";
import type { SourceGuarantee, TableGuarantee } from "../src/guarantee.ts";
import { guessFromAll, guessFromOneTable } from "../src/guess-chances.ts";
import { fraction } from "../src/noise/fraction.ts";

/** `count` tables that share a budget of 1 alike. */
const source = (count: number, measure: TableGuarantee["measure"] = "count"): SourceGuarantee => ({
  source: "units",
  window: { from: "2022-01-01", to: "2022-12-31" },
  rho: fraction(1n),
  contributions: fraction(BigInt(count)),
  rowsPerPerson: 1,
  delta: 0,
  public: [],
  outside: [],
  tables: Array.from({ length: count }, (_, at) => ({
    id: `t${at}`,
    indicator: `t${at}`,
    measure,
    grain: fraction(1n),
    variance: fraction(BigInt(count)),
    rho: fraction(1n, BigInt(count)),
    openList: false,
  })),
});

test("from thirty tables together, .7602; from one of them, .5514: methods, section 7, point 15", () => {
  expect(guessFromAll([source(30)], 1)).toBeCloseTo(0.7602, 3);
  expect(guessFromOneTable([source(30)])).toBeCloseTo(0.5514, 3);
});

test("one table alone discloses a little more than the bound by rho, noise being whole", () => {
  expect(guessFromAll([source(1)], 1)).toBeCloseTo(0.782, 3);
  expect(guessFromOneTable([source(1)])).toBeCloseTo(0.782, 3);
});

test("the items of one question leave together: one table for who reads it", () => {
  const items = source(30);
  const tables = items.tables.map((table) => ({ ...table, indicator: "question" }));
  expect(guessFromOneTable([{ ...items, tables }])).toBeCloseTo(0.7602, 3);
});

test("weights and sums are bounded by their part of the budget, whatever their grain", () => {
  expect(guessFromOneTable([source(1, "weighted")])).toBeCloseTo(0.7602, 3);
});

test("without a table of persons, nothing is guessed better than by tossing a coin", () => {
  expect(guessFromOneTable([])).toBe(0.5);
});
