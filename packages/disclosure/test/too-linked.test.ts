import { type Table, total } from "@vigie/engine";
import { describe, expect, test } from "vitest";
import { ledgerOf } from "../src/protection/ledger.ts";
import type { GuardedTable } from "../src/protection/protect-all.ts";
import { givesKeptBack, halfOf, keptBack } from "../src/protection/too-linked.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import type { Population } from "../src/system/structure.ts";

const highs = await loadSolver();
const min = 11;
const leaves = ["small", "large"];
const members = new Map([
  ["small", ["small"]],
  ["large", ["large"]],
  [total, leaves],
]);

/** By commune: a small one that is kept back, and the other with the total in a table of its own. */
const population: Population = {
  id: "persons",
  fields: new Map([["commune", leaves]]),
  relations: [],
  tables: new Map(
    ["kept", "leaving"].map((indicator) => [indicator, [{ field: "commune", members, sensitive: false }]]),
  ),
};
const tableOf = (indicator: string, counts: Readonly<Record<string, number>>): Table => ({
  indicator,
  dimensions: [{ name: "commune", codes: Object.keys(counts) }],
  rows: Object.entries(counts).map(([code, count]) => ({ codes: [code], count })),
});
const kept = tableOf("kept", { small: 3, large: 20, [total]: 23 });
const others = tableOf("leaving", { large: 20, [total]: 23 });
const leavingWithout = (hidden: readonly string[]): GuardedTable => ({
  ...others,
  rows: others.rows.map(({ codes, count }) => ({
    codes,
    cell: hidden.includes(codes[0] ?? "")
      ? { status: "secondary", reason: "linked" }
      : { status: "free", count },
  })),
  treatment: { kind: "masked", method: "greedy" },
});

test("what leaves gives a small count of a table kept back by subtraction: it is noticed", () => {
  const ledger = ledgerOf([kept, others], population);
  expect(givesKeptBack(ledger, { leaving: [leavingWithout([])], min }, highs)).toBe(true);
  expect(givesKeptBack(ledger, { leaving: [leavingWithout(["large"])], min }, highs)).toBe(false);
});

test("rounded, it still tells within which few numbers the small count is", () => {
  const ledger = ledgerOf([kept, others], population);
  const rounded = (spread: number): GuardedTable => ({
    ...leavingWithout([]),
    treatment: { kind: "rounded", base: spread + 1, spread },
  });
  expect(givesKeptBack(ledger, { leaving: [rounded(2)], min }, highs)).toBe(true);
  expect(givesKeptBack(ledger, { leaving: [rounded(14)], min }, highs)).toBe(false);
});

describe("half of the tables that are linked are left out", () => {
  const tables = ["a", "b", "c"].map((indicator) => tableOf(indicator, { small: 3, large: 20, [total]: 23 }));
  const views = new Map(tables.map(({ indicator }) => [indicator, population.tables.get("kept") ?? []]));
  const { system } = ledgerOf(tables, { ...population, tables: views });
  const linesOf = (...indicators: readonly string[]) =>
    system.lines.filter(({ indicator }) => indicators.includes(indicator));
  test.each([
    { says: "the last by their names", lines: linesOf("a", "b", "c"), out: ["b", "c"] },
    { says: "masked ones first: rounded ones have no lines", lines: linesOf("a", "b"), out: ["b"] },
    { says: "where all are rounded, some all the same", lines: [], out: ["b", "c"] },
  ])("$says", ({ lines, out }) => {
    const none = new Set<number>();
    expect(halfOf([...system.counts.keys()], { system, forced: none, ignored: none, lines })).toEqual(out);
  });

  test("of those that have counts to hide alone: without them, the others may leave whole", () => {
    const fields = new Map(["commune", "age"].map((field) => [field, leaves]));
    const views = new Map(
      ["a", "b", "c"].map((indicator) => [
        indicator,
        [{ field: indicator === "b" ? "age" : "commune", members, sensitive: false }],
      ]),
    );
    const { system } = ledgerOf(tables, { ...population, fields, tables: views });
    const counts = [...system.counts.keys()];
    const forced = new Set(
      counts.filter((count) => system.counts[count]?.cells.every(({ indicator }) => indicator === "b")),
    );
    expect(halfOf(counts, { system, forced, ignored: new Set(), lines: system.lines })).toEqual(["b"]);
  });
});

test("a table kept back shows nothing", () => {
  const { rows, treatment } = keptBack(kept, { ...defaultPolicy, min });
  expect(treatment).toEqual({ kind: "withheld", reason: "too_linked" });
  expect(rows.map(({ cell }) => cell.status)).toEqual(["primary", "secondary", "secondary"]);
});
