import type { Table } from "@vigie/engine";
import { expect, test } from "vitest";
import { defaultCosts } from "../src/protection/costs.ts";
import { protectAll } from "../src/protection/protect-all.ts";
import { defaultPolicy } from "../src/rules/policy.ts";
import { loadSolver } from "../src/solver.ts";
import type { Population } from "../src/system/structure.ts";
import { tableOf, viewOf } from "./world/crossed.ts";

/** Homes of invented people by district, then by what gathers the districts: one of them is not known, and holds one person. */
const highs = await loadSolver();
const [districts, homes] = [
  ["gare", "plateau", "port", "moulins", "halles", "unknown"],
  ["tenant", "lodged", "none", "no answer", "unknown"],
];
const counts = [
  [89, 38, 5, 10, 0],
  [52, 21, 5, 2, 0],
  [71, 26, 5, 4, 0],
  [36, 20, 4, 0, 0],
  [22, 7, 0, 2, 0],
  [1, 0, 0, 0, 0],
];
const sides = new Map([
  ["north", [0, 1]],
  ["south", [2, 3, 4]],
  ["unknown", [5]],
]);
const sums = [...sides.values()].map((own) =>
  homes.map((_, home) => own.reduce((sum, at) => sum + (counts[at]?.[home] ?? 0), 0)),
);
const namesOf = (own: readonly number[]) => own.map((at) => districts[at] ?? "");
const named = (indicator: string, row: string, table: Table): Table => ({
  ...table,
  indicator,
  dimensions: table.dimensions.map(({ name, codes }) => ({ name: name === "row" ? row : name, codes })),
});
const population: Population = {
  id: "people",
  fields: new Map([
    ["district", districts],
    ["column", homes],
  ]),
  relations: [],
  tables: new Map([
    ["by district", [viewOf("district", districts), { ...viewOf("column", homes), sensitive: true }]],
    [
      "by side",
      [
        {
          field: "district",
          members: new Map<string, readonly string[]>([
            ...[...sides].map(([side, own]) => [side, namesOf(own)] as const),
            ["_T", districts],
          ]),
          sensitive: false,
        },
        { ...viewOf("column", homes), sensitive: true },
      ],
    ],
  ]),
};

test("where the masks found withstand one reader alone, others are sought before a table stays", () => {
  const { tables, audit } = protectAll(
    {
      tables: [
        named("by district", "district", tableOf(districts, homes, counts)),
        named("by side", "side", tableOf([...sides.keys()], homes, sums)),
      ],
      structure: { populations: [population] },
      policy: defaultPolicy,
      costs: defaultCosts,
      previous: [],
      chance: () => 0.5,
    },
    highs,
  );
  expect(tables.map(({ treatment }) => treatment.kind)).toEqual(["masked", "masked"]);
  expect(audit.holds).toBe(true);
});
