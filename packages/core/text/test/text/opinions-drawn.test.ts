import { expect, test } from "vitest";
import { expectGolden } from "../../../drawing/test/golden.ts";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { gather } from "../../../tables/src/gather.ts";
import { linkBundle } from "../../../tables/test/fixture/link-study.ts";
import { opinionStudy, opinionTables } from "../../../tables/test/fixture/opinion-study.ts";
import { emptied, hidden } from "../../../tables/test/fixture/table-text.ts";
import { opinionsOf } from "../../src/document/opinions.ts";

const study = await opinionStudy();
const secret = opinionTables.map((table) =>
  table.indicator === "rights" ? hidden(table, "all|fully", "all|rather") : table,
);
const partly = opinionTables.map((table) => (table.indicator === "rights" ? emptied(table) : table));

test.each([
  ["ordinary", opinionTables],
  ["masked", secret],
  ["partly", partly],
  ["empty", opinionTables.map(emptied)],
] as const)("several opinions in one figure, drawn: %s", (name, tables) => {
  const { figure } =
    opinionsOf(
      { id: "time-rights-ease", indicators: ["time", "rights", "ease"], title: [] },
      { study, gathered: gather(study, [linkBundle(study, [...tables])]), formatter: formatterOf("fr") },
    ) ?? {};
  for (const size of ["wide", "narrow"] as const)
    if (figure) expectGolden(import.meta.dirname, `opinions-${name}-${size}`, figure[size]);
  expect(figure).toBeDefined();
});
