import { type Table, total } from "@vigie/engine";
import { expect, test } from "vitest";
import { type Costs, defaultCosts } from "../src/protection/costs.ts";
import { protectAll, published } from "../src/protection/protect-all.ts";
import { auditPublished, type PublishedTable } from "../src/protection/published-audit.ts";
import type { EarlierRelease } from "../src/protection/release.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import type { Population } from "../src/system/structure.ts";
import { populationOf, tableOf, viewOf } from "./world/crossed.ts";

const highs = await loadSolver();
const policy = { ...defaultPolicy, min: 3 };

const [rows, columns] = [
  ["a", "b", "c", "d"],
  ["x", "y", "z"],
];
const structure = { populations: [populationOf(rows, columns)] };
const crossed = tableOf(rows, columns, [
  [2, 20, 30],
  [15, 25, 35],
  [16, 26, 36],
  [17, 27, 37],
]);

const run = (
  tables: readonly Table[],
  options: { previous?: readonly EarlierRelease[]; costs?: Costs } = {},
) =>
  protectAll(
    { chance: () => 0.5, tables, structure, policy, costs: defaultCosts, previous: [], ...options },
    highs,
  );

const maskedOf = (tables: readonly PublishedTable[]) =>
  tables.flatMap((table) =>
    table.rows.filter(({ count }) => count === null).map(({ codes }) => codes.join(" ")),
  );

test("one small cell: masks in three lines at least, so that no insider solves the rest", () => {
  const { tables, audit } = run([crossed]);
  const masked = maskedOf(tables.flatMap(published));
  expect(masked).toContain("a x");
  // Two by two would be a cycle: whoever is alone in one cell of it would know the three others.
  expect(masked.length).toBeGreaterThanOrEqual(6);
  expect(audit.holds).toBe(true);
  expect(audit.requirement).toEqual({ min: 3, insider: 2 });
});

test("nothing published tells a primary cell: every masked cell has the same requirement and no reason", () => {
  const { tables, audit } = run([crossed]);
  const cells = tables.flatMap((table) => table.rows.map(({ cell }) => cell.status));
  expect(cells.filter((status) => status === "primary")).toHaveLength(1);
  expect(Object.keys(audit.populations[0]?.cells[0] ?? {}).toSorted()).toEqual([
    "codes",
    "high",
    "holds",
    "indicator",
    "low",
    "values",
  ]);
});

test("the audit of a bundle is the same run again", () => {
  const { tables, audit } = run([crossed]);
  expect(auditPublished(tables.flatMap(published), { structure, policy }, highs)).toEqual(audit);
});

test("a table shaped as sdcTable's microdata1: the primary cell is masked, and more than the classic four", () => {
  // Gender by regions A to D with totals, 15 cells; as there, region A holds 2 women, the only count of 2 or less.
  // The other counts are invented. Five published methods mask A and C for both genders, two by two.
  const [genders, regions] = [
    ["male", "female"],
    ["A", "B", "C", "D"],
  ];
  const table = tableOf(genders, regions, [
    [18, 33, 12, 12],
    [2, 14, 3, 6],
  ]);
  const its = { populations: [populationOf(genders, regions)] };
  const question = {
    tables: [table],
    structure: its,
    policy,
    costs: defaultCosts,
    previous: [],
    chance: () => 0.5,
  };
  const { tables } = protectAll(question, highs);
  const primary = tables.flatMap((each) => each.rows.filter(({ cell }) => cell.status === "primary"));
  expect(primary.map(({ codes }) => codes)).toEqual([["female", "A"]]);
  const classic = new Set(["male A", "female A", "male C", "female C"]);
  const four = {
    ...table,
    rows: table.rows.map(({ codes, count }) => ({
      codes,
      count: classic.has(codes.join(" ")) ? null : count,
    })),
  };
  const audit = auditPublished([four], { structure: its, policy }, highs);
  expect(audit.populations[0]?.cells.every(({ holds }) => holds)).toBe(true);
  // Whoever is alone in one of the four knows the three others: five cells, at least, are needed.
  expect(audit.populations[0]?.insiders.length).toBeGreaterThan(0);
  const leaving = tables.flatMap(published);
  expect(leaving).toHaveLength(1);
  expect(maskedOf(leaving).length).toBeGreaterThan(4);
});

test("the grand total and a dimension that stays whole are never masked", () => {
  const { tables } = run([crossed], { costs: { ...defaultCosts, never: ["row"] } });
  const masked = maskedOf(tables.flatMap(published));
  expect(masked.filter((cell) => cell.endsWith(` ${total}`))).toEqual([]);
  expect(masked.length).toBeGreaterThan(0);
});

test("a small total that may never be masked withholds the table, with the reason", () => {
  const small = tableOf(rows, columns, [
    [1, 1, 0],
    [15, 25, 35],
    [16, 26, 36],
    [17, 27, 37],
  ]);
  const { tables } = run([small], { costs: { ...defaultCosts, never: ["row"] } });
  expect(tables[0]?.treatment).toEqual({ kind: "withheld", reason: "never_masked" });
  expect(tables.flatMap(published)).toEqual([]);
});

const earlierOf = (tables: readonly PublishedTable[]): EarlierRelease =>
  tables.map(({ indicator, rows: its }) => ({ indicator, rows: its }));

test("re-issued unchanged: what was published stays, what was masked stays masked", () => {
  const first = run([crossed]).tables.flatMap(published);
  const second = run([crossed], { previous: [earlierOf(first)] }).tables.flatMap(published);
  expect(maskedOf(second)).toEqual(maskedOf(first));
});

test("a few persons more: the table is not re-issued", () => {
  const first = run([crossed]).tables.flatMap(published);
  const later = tableOf(rows, columns, [
    [2, 20, 30],
    [15, 25, 35],
    [16, 26, 36],
    [17, 27, 39],
  ]);
  const { tables } = run([later], { previous: [earlierOf(first)] });
  expect(tables[0]?.treatment).toEqual({ kind: "withheld", reason: "earlier_release" });
});

test("tables that count the same persons differently are refused", () => {
  const other = {
    ...crossed,
    rows: crossed.rows.map((row, at) => (at === 3 ? { ...row, count: row.count + 1 } : row)),
  };
  const two = { populations: [{ ...populationOf(rows, columns) }] };
  const again = {
    ...two.populations[0],
    tables: new Map([
      ...(two.populations[0]?.tables ?? []),
      ["again", [viewOf("row", rows), viewOf("column", columns)]],
    ]),
  };
  const population: Population = { ...populationOf(rows, columns), tables: again.tables };
  expect(() =>
    protectAll(
      {
        chance: () => 0.5,
        tables: [crossed, { ...other, indicator: "again" }],
        structure: { populations: [population] },
        policy,
        costs: defaultCosts,
        previous: [],
      },
      highs,
    ),
  ).toThrow(RangeError);
});

test("a field that has one value keeps back the tables that show it, and no other table of the same persons", () => {
  const shown = (field: string, leaves: readonly string[]) => ({ ...viewOf(field, leaves), sensitive: true });
  const tableAlong = (
    indicator: string,
    dimensions: Table["dimensions"],
    counts: readonly number[],
  ): Table => {
    const [first, second] = dimensions.map(({ codes }) => codes);
    const codes = (first ?? []).flatMap((own) => (second ?? []).map((other) => [own, other]));
    return { indicator, dimensions, rows: codes.map((row, at) => ({ codes: row, count: counts[at] ?? 0 })) };
  };
  const along = (name: string, codes: readonly string[]) => ({ name, codes: [...codes, total] });
  const [sexes, answers, same] = [
    ["man", "woman"],
    ["yes", "no"],
    ["one", "two"],
  ];
  const people: Population = {
    id: "people",
    fields: new Map([
      ["sex", sexes],
      ["answer", answers],
      ["same", same],
    ]),
    relations: [],
    tables: new Map([
      ["answers", [shown("sex", sexes), shown("answer", answers)]],
      ["constant", [shown("sex", sexes), shown("same", same)]],
      ["constant_by_answer", [shown("answer", answers), shown("same", same)]],
    ]),
  };
  const { tables, audit } = protectAll(
    {
      chance: () => 0.5,
      tables: [
        tableAlong(
          "answers",
          [along("sex", sexes), along("answer", answers)],
          [30, 20, 50, 25, 25, 50, 55, 45, 100],
        ),
        tableAlong(
          "constant",
          [along("sex", sexes), along("same", same)],
          [50, 0, 50, 50, 0, 50, 100, 0, 100],
        ),
        tableAlong(
          "constant_by_answer",
          [along("answer", answers), along("same", same)],
          [55, 0, 55, 45, 0, 45, 100, 0, 100],
        ),
      ],
      structure: { populations: [people] },
      policy,
      costs: defaultCosts,
      previous: [],
    },
    highs,
  );
  expect(tables.map(({ indicator, treatment }) => [indicator, treatment])).toEqual([
    ["answers", { kind: "masked", method: "optimal" }],
    ["constant", { kind: "withheld", reason: "group_disclosure" }],
    ["constant_by_answer", { kind: "withheld", reason: "group_disclosure" }],
  ]);
  expect(maskedOf(tables.flatMap(published))).toEqual([]);
  expect(audit.holds).toBe(true);
});
