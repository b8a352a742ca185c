import type { Study } from "@vigie/study";
import { beforeAll, expect, test } from "vitest";
import { gather } from "../../../tables/src/gather.ts";
import { barrierStudy } from "../../../tables/test/fixture/barrier-study.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { hidden } from "../../../tables/test/fixture/table-text.ts";
import { barrierTable } from "../../src/document/barrier-table.ts";

let study: Study;
beforeAll(async () => {
  study = await barrierStudy();
});

function table(...secrets: readonly string[]) {
  const tables = smallTables.map((table) =>
    table.indicator === "mobile" ? hidden(table, ...secrets) : table,
  );
  const { sources, rows } = barrierTable({ study, gathered: gather(study, smallBundles(study, tables)) });
  return {
    sources: sources.map(({ id }) => id),
    rows: rows.map(({ barrier, seen }) => [
      barrier.id,
      ...seen.map((its) =>
        its.map(({ value, isShare }) =>
          value.kind === "number" ? `${isShare ? "share" : "count"} ${value.value.toFixed(3)}` : value.kind,
        ),
      ),
    ]),
  };
}

test("each barrier has, by source, what its tables say", () => {
  expect(table()).toEqual({
    sources: ["foyers", "pensions"],
    rows: [
      // 325 of 995 known; 95 of 1 000; 58 of 120
      ["equipment", ["share 0.327", "share 0.095"], ["share 0.483"]],
      ["skills", ["count 250.000"], []],
      ["configuration", [], []],
    ],
  });
});

test("what is secret stays so", () => {
  expect(table("rsa|no").rows[0]).toEqual(["equipment", ["hidden", "share 0.095"], ["share 0.483"]]);
});

test("a partner that has not answered leaves its cells without a number", () => {
  const only = smallBundles(study).filter(({ manifest }) => manifest.partner === "cnav");
  const { rows } = barrierTable({ study, gathered: gather(study, only) });
  expect(rows[1]?.seen[0]?.map(({ value }) => value.kind)).toEqual(["not_computed"]);
});
