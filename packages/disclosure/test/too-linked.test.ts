import { type Table, total } from "@vigie/engine";
import { expect, test } from "vitest";
import { ledgerOf } from "../src/protection/ledger.ts";
import type { GuardedTable } from "../src/protection/protect-all.ts";
import { givesKeptBack, keptBack } from "../src/protection/too-linked.ts";
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

test("a table kept back shows nothing", () => {
  const { rows, treatment } = keptBack(kept, { ...defaultPolicy, min });
  expect(treatment).toEqual({ kind: "withheld", reason: "too_linked" });
  expect(rows.map(({ cell }) => cell.status)).toEqual(["primary", "secondary", "secondary"]);
});
