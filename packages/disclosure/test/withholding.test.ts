import type { Table } from "@vigie/engine";
import { expect, test } from "vitest";
import { defaultCosts } from "../src/protection/costs.ts";
import { type GuardedTable, protectAll, published } from "../src/protection/protect-all.ts";
import { auditPublished } from "../src/protection/published-audit.ts";
import { withoutFailing } from "../src/protection/withholding.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import type { Population } from "../src/system/structure.ts";
import { tableOf, viewOf } from "./world/crossed.ts";

/** Three tables of the same persons, each along fields of its own, safe together; then masks are taken from some. */
const highs = await loadSolver();
const policy = { ...defaultPolicy, min: 3 };
const names = ["one", "two", "three"];
const [rows, columns] = [
  ["a", "b", "c", "d"],
  ["x", "y", "z"],
];
const counts = [
  [2, 20, 30],
  [15, 25, 35],
  [16, 26, 36],
  [17, 27, 37],
];
const exact: readonly Table[] = names.map((indicator) => {
  const table = tableOf(rows, columns, counts);
  return {
    ...table,
    indicator,
    dimensions: table.dimensions.map(({ name, codes }) => ({ name: `${indicator} ${name}`, codes })),
  };
});
const population: Population = {
  id: "people",
  fields: new Map(
    names.flatMap((name) => [[`${name} row`, rows] as const, [`${name} column`, columns] as const]),
  ),
  relations: [],
  tables: new Map(
    names.map((name) => [name, [viewOf(`${name} row`, rows), viewOf(`${name} column`, columns)]]),
  ),
};
const structure = { populations: [population] };
const { tables: safe } = protectAll(
  { chance: () => 0.5, tables: exact, structure, policy, costs: defaultCosts, previous: [] },
  highs,
);

const auditOf = (tables: readonly GuardedTable[]) =>
  auditPublished(tables.flatMap(published), { structure, policy }, highs);

const withheldIn = (tables: readonly GuardedTable[]) =>
  tables.flatMap(({ indicator, treatment }) => (treatment.kind === "withheld" ? [indicator] : []));

/** A table with some of the masks that protect its small cell taken off. */
const broken = (indicator: string, isShown: (codes: readonly string[]) => boolean) => (table: GuardedTable) =>
  table.indicator !== indicator
    ? table
    : {
        ...table,
        rows: table.rows.map(({ codes, cell }, row) => ({
          codes,
          cell:
            cell.status === "secondary" && isShown(codes)
              ? {
                  status: "free" as const,
                  count: exact.find((one) => one.indicator === indicator)?.rows[row]?.count ?? -1,
                }
              : cell,
        })),
      };

/** Each time one table more, until what leaves holds. */
function blamed(tables: readonly GuardedTable[]): readonly (readonly string[])[] {
  const audit = auditOf(tables);
  if (audit.holds) return [];
  const fewer = withoutFailing(tables, audit, () => names);
  return [withheldIn(fewer), ...blamed(fewer)];
}

const alone = (tables: readonly GuardedTable[], indicator: string) =>
  auditOf(tables.filter((table) => table.indicator !== indicator)).holds;

test("together the three leave", () => {
  expect(withheldIn(safe)).toEqual([]);
  expect(auditOf(safe).holds).toBe(true);
});

test.each(names)("of three tables, the one that fails stays, and the others leave: %s", (indicator) => {
  const tables = safe.map(broken(indicator, () => true));
  expect(blamed(tables)).toEqual([[indicator]]);
  // It is the right one: without any other, what leaves still fails.
  expect(names.filter((name) => alone(tables, name))).toEqual([indicator]);
});

test("of two tables that fail, the one with the most cells that do stays first, then the other", () => {
  // Of `one` a single mask is left, known from its line; of `three` all but one are, and more of them are known.
  const masks = safe
    .find(({ indicator }) => indicator === "three")
    ?.rows.filter(({ cell }) => cell.status === "secondary");
  const [dropped] = masks ?? [];
  const tables = safe
    .map(broken("one", () => true))
    .map(broken("three", (codes) => codes.join() === dropped?.codes.join()));
  expect(blamed(tables)).toEqual([["three"], ["one", "three"]]);
  expect(names.filter((name) => alone(tables, name))).toEqual([]);
});

test("what stays shows nothing, whatever was to be shown of it", () => {
  const tables = safe.map(broken("two", () => true));
  const [, two] = withoutFailing(tables, auditOf(tables), () => names);
  expect(two?.treatment).toEqual({ kind: "withheld", reason: "audit" });
  expect(two?.rows.every(({ cell }) => cell.status !== "free")).toBe(true);
  expect(two === undefined ? [] : published(two)).toEqual([]);
});
