import type { VigieError } from "@vigie/words";
import { expect, test } from "vitest";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { gather } from "../../../tables/src/gather.ts";
import { bundleOf } from "../../../tables/test/fixture/count-table.ts";
import { rateStudy } from "../../../tables/test/fixture/rate-study.ts";
import { hidden, tableOf } from "../../../tables/test/fixture/table-text.ts";
import { rateReference } from "../../src/references/rate.ts";

const study = await rateStudy();
const table = tableOf("by_ept", "universe | | ept T6 T8 _U\nall | | 10 5 1");

/** 10 for 421 566 inhabitants and 5 for 407 717: 2.37 and 1.23. */
function rendered(attributes: Readonly<Record<string, string>>, rateTable = table) {
  const found: VigieError[] = [];
  const directive = {
    name: "rate",
    label: "by_ept",
    attributes: new Map(Object.entries(attributes)),
    place: { file: "diagnostic.fr.md" },
  };
  const read = rateReference.read(directive, { study, found });
  const gathered = gather(study, [bundleOf(study, "observatoire", [rateTable], { hash: "0b".repeat(32) })]);
  return read?.render({ study, gathered, formatter: formatterOf("fr") }) ?? found.map(({ code }) => code);
}

test.each([
  ["as its figure says it", { ept: "T6" }, { kind: "cited", text: "2,4" }],
  ["with as many decimals as asked", { ept: "T8", decimals: "2" }, { kind: "cited", text: "1,23" }],
  ["not of the whole", {}, ["diagnostic/text-rate-unfit"]],
  ["not of two territories together", { ept: "T6|T8" }, ["diagnostic/text-rate-unfit"]],
] as const)("the rate of a territory, %s", (_, attributes, expected) => {
  expect(rendered(attributes)).toEqual(expected);
});

test("a hidden count has no rate", () => {
  expect(rendered({ ept: "T8" }, hidden(table, "all|T8"))).toEqual({ kind: "hidden" });
});
