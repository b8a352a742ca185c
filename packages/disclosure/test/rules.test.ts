import { loosened } from "@vigie/study";
import { expect, test } from "vitest";
import { masked, published } from "../src/audit/knowledge.ts";
import { contributionsOf, dominates, isEstimable } from "../src/rules/magnitude.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { primaryCounts, tellingLines } from "../src/rules/primary.ts";
import { buildSystem } from "../src/system/build-system.ts";
import { populationOf, tablesOf, type World } from "./world/world.ts";

/** One line of a table, with these counts, along a sensitive dimension. */
const lineOf = (counts: readonly number[]): World => {
  const leaves = counts.map((_, at) => `c${at}`);
  return {
    fields: { c: { leaves, sensitive: true } },
    relations: [],
    people: counts.flatMap((count, at) => Array.from({ length: count }, () => ({ c: `c${at}` }))),
    tables: { line: [{ field: "c" }] },
  };
};

const systemOf = (world: World) => {
  const tables = tablesOf(world);
  const system = buildSystem(tables, populationOf(world));
  const values = system.counts.map(({ cells }) => tables[0]?.rows[cells[0]?.row ?? -1]?.count ?? -1);
  return { system, values };
};

const reasonsOf = (counts: readonly number[], policy = defaultPolicy) => {
  const { system, values } = systemOf(lineOf(counts));
  return [...primaryCounts(system, values, policy).reasons].toSorted(([a], [b]) => a - b);
};

test("threshold: m − 1 is primary, m and 0 are not", () => {
  expect(reasonsOf([10, 50, 40])).toEqual([[0, "threshold"]]);
  expect(reasonsOf([11, 50, 40])).toEqual([]);
  expect(reasonsOf([0, 50, 40])).toEqual([]);
  expect(reasonsOf([1, 50, 40])).toEqual([[0, "threshold"]]);
});

test("a zero is primary where the study does not publish zeros", () => {
  expect(reasonsOf([0, 50, 40], { ...defaultPolicy, zeros: "masked" })).toEqual([[0, "zero"]]);
});

test("group disclosure: everyone in one cell, total and zeros withheld with it", () => {
  const all = [0, 1, 2, 3].map((count) => [count, "group_disclosure"]);
  expect(reasonsOf([90, 0, 0])).toEqual(all);
  expect(reasonsOf([89, 1, 0])).toEqual([[1, "threshold"]]);
});

test("group disclosure: all but k", () => {
  const reasons = reasonsOf([88, 1, 1], { ...defaultPolicy, allBut: 2 });
  expect(reasons).toEqual([
    [0, "group_disclosure"],
    [1, "threshold"],
    [2, "threshold"],
    [3, "group_disclosure"],
  ]);
  expect(reasonsOf([87, 2, 1], { ...defaultPolicy, allBut: 2 }).map(([, reason]) => reason)).toEqual([
    "threshold",
    "threshold",
  ]);
});

test("a line of no one tells nothing, and one masked whole tells nothing", () => {
  expect(reasonsOf([0, 0, 0])).toEqual([]);
  const { system } = systemOf(lineOf([90, 0, 0]));
  expect(
    tellingLines(
      system,
      system.counts.map(() => masked(0)),
      defaultPolicy,
    ),
  ).toEqual([]);
});

test("masked cells count with their greatest possible value", () => {
  const { system } = systemOf(lineOf([60, 20, 20]));
  // 100 in all, 20 published, two masked cells of at least 1 each: the greatest holds 79 at most.
  const knowledge = [masked(1), masked(1), published(20), published(100)];
  expect(tellingLines(system, knowledge, { ...defaultPolicy, allBut: 20 })).toEqual([]);
  expect(tellingLines(system, knowledge, { ...defaultPolicy, allBut: 21 })).toHaveLength(1);
});

test("dominance: the n greatest over k % of the total", () => {
  const of = (numbers: readonly number[]) => contributionsOf(numbers, 2);
  expect(dominates(of([85, 10, 5]), { n: 1, percent: 85 })).toBe(false);
  expect(dominates(of([9, 86, 5]), { n: 1, percent: 85 })).toBe(true);
  expect(dominates(of([50, 40, 10]), { n: 2, percent: 85 })).toBe(true);
  expect(dominates(of([]), { n: 1, percent: 85 })).toBe(false);
});

test("p %: what is left without the two greatest protects the greatest", () => {
  // 100 + 50 + 10: the second knows the first within 10, that is 10 %.
  expect(isEstimable(contributionsOf([100, 50, 10], 2), 10)).toBe(false);
  expect(isEstimable(contributionsOf([9, 50, 100], 2), 10)).toBe(true);
  expect(isEstimable(contributionsOf([7], 2), 10)).toBe(true);
  expect(() => contributionsOf([-1, 3], 2)).toThrow(RangeError);
});

test("a study may tighten a partner's floors and not loosen them", () => {
  expect(loosened(defaultPolicy, defaultPolicy)).toEqual([]);
  expect(loosened({ ...defaultPolicy, min: 20, allBut: 1, zeros: "masked" }, defaultPolicy)).toEqual([]);
  expect(loosened({ ...defaultPolicy, min: 10 }, defaultPolicy)).toEqual(["min"]);
  expect(loosened(defaultPolicy, { ...defaultPolicy, zeros: "masked", allBut: 1, pPercent: 15 })).toEqual([
    "zeros",
    "allBut",
    "pPercent",
  ]);
  expect(loosened({ ...defaultPolicy, dominance: { n: 1, percent: 90 } }, defaultPolicy)).toEqual([
    "dominance",
  ]);
});
