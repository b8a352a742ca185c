import type { ReleasedTable } from "@vigie/table";
import { expect, test } from "vitest";
import { hiddenTables } from "../src/demo/run-demo.ts";
import { readStudy } from "../src/study/study-folder.ts";
import { reference } from "./fiction-of.ts";

const study = await readStudy(reference);

/** One row per count of `rsa_groups`: the total first, then groups. */
function table(...counts: readonly (number | null)[]): ReleasedTable {
  const codes = ["_T", "digital", "mixed", "direct"];
  return {
    name: "rsa_groups",
    indicator: "rsa_groups",
    dimensions: [],
    measures: [],
    rows: counts.map((count, at) => ({ codes: ["rsa", codes[at] ?? ""], count, values: [] })),
  };
}

test.each([
  ["every cell under the threshold", table(40, null, null), 2],
  ["nobody in any cell", table(0, 0, 0), 2],
  ["one cell shown of three", table(40, 29, null, null), 2],
  ["half of the cells shown", table(40, 29, null), null],
  ["nobody in some cells, and none hidden", table(40, 40, 0, 0), null],
])("%s, whatever the total", (_, releasedTable, hidden) => {
  const bundle = { tables: new Map([[releasedTable.name, releasedTable]]) };
  expect(hiddenTables([bundle], study).map((found) => found.hidden)).toEqual(hidden === null ? [] : [hidden]);
});

test("an indicator of which another table says something is not hidden", () => {
  const bundles = [table(40, null, null), table(40, 40, 9)].map((releasedTable) => ({
    tables: new Map([[releasedTable.name, releasedTable]]),
  }));
  expect(hiddenTables(bundles, study)).toEqual([]);
});

test("what is hidden is named with its source", () => {
  const bundle = { tables: new Map([["rsa_groups", table(40, null, null)]]) };
  expect(hiddenTables([bundle], study)).toEqual([
    { indicator: "rsa_groups", source: "allocataires", cells: 2, hidden: 2 },
  ]);
});
