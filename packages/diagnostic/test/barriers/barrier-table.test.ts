import type { Barrier, Expression, Study } from "@vigie/study";
import { beforeAll, expect, test } from "vitest";
import { barrierTable } from "../../src/barriers/barrier-table.ts";
import { gather } from "../../src/gather.ts";
import { smallBundles, smallTables } from "../fixture/small-bundles.ts";
import { smallStudy } from "../fixture/small-study.ts";
import { masked } from "../fixture/table-text.ts";

let study: Study;
beforeAll(async () => {
  const share = (indicator: string, at: Readonly<Record<string, string>>): Expression => ({
    op: "share",
    indicator,
    at: new Map(Object.entries(at)),
    without: null,
  });
  const barrier = (id: string, ...computed: readonly Expression[]): readonly [string, Barrier] => [
    id,
    {
      id,
      label: { fr: id },
      side: "individual",
      seen: computed.map((each, at) => ({ what: { fr: `${id} ${at}` }, computed: each })),
    },
  ];
  const barriers = new Map([
    barrier(
      "equipment",
      share("mobile", { mobile_app: "no" }),
      share("aspa_groups", { group: "direct" }),
      share("groups", { group: "direct" }),
    ),
    barrier("skills", { op: "count", indicator: "homes", at: new Map([["housing", "hosted"]]) }),
    barrier("confidence"),
  ]);
  study = { ...(await smallStudy()), barriers };
});

function table(...secrets: readonly string[]) {
  const tables = smallTables.map((own) => (own.indicator === "mobile" ? masked(own, ...secrets) : own));
  const { sources, rows } = barrierTable(study, gather(study, smallBundles(study, tables)));
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
      ["confidence", [], []],
    ],
  });
});

test("what is secret stays so", () => {
  expect(table("rsa|no").rows[0]).toEqual(["equipment", ["masked", "share 0.095"], ["share 0.483"]]);
});

test("a partner that has not answered leaves its cells without a number", () => {
  const only = smallBundles(study).filter(({ manifest }) => manifest.partner === "cnav");
  const { rows } = barrierTable(study, gather(study, only));
  expect(rows[1]?.seen[0]?.map(({ value }) => value.kind)).toEqual(["not_computed"]);
});
