import { expect, test } from "vitest";
import { marksOf, textsOf } from "../../../drawing/test/marks-of.ts";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { gather } from "../../../tables/src/gather.ts";
import { bundleOf } from "../../../tables/test/fixture/count-table.ts";
import { rateStudy, rateTables } from "../../../tables/test/fixture/rate-study.ts";
import { ratesOf } from "../../src/document/rates.ts";
import { textProblems } from "../../src/read/read-text.ts";

const study = await rateStudy();
const evidence = {
  study,
  gathered: gather(study, [bundleOf(study, "observatoire", rateTables)]),
  formatter: formatterOf("fr"),
};
const request = { id: "by_ept-desks", indicators: ["by_ept", "desks"], title: [] };
const pointed = { kind: "row", codes: ["T8"], before: [], number: null, label: "" } as const;

test("several rates are a strip each, territories from the best served in the first, those pointed at dark", () => {
  const figure = ratesOf(request, evidence, [pointed])?.figure;
  if (figure === undefined) throw new RangeError("no figure");
  const rates = (figure.table.groups[0]?.rows ?? []).map(({ cells }) => Number(Object(cells[1]).value));
  expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  for (const drawn of [figure.wide, figure.narrow]) {
    const bars = marksOf(drawn, "rect").map(({ look }) => look);
    expect(bars.filter((look) => look === "bar plain").length).toBeLessThanOrEqual(2);
    expect(bars).toContain("bar none");
    expect(textsOf(drawn).filter(({ look }) => look?.includes("b") === true).length).toBeGreaterThan(0);
  }
});

test("rates of other territories are not drawn together, and a territory that is not there is refused", () => {
  const codes = (text: string) =>
    textProblems({ ...study, texts: new Map([["fr", text]]) }).map(({ code }) => code);
  expect(codes('::figure[Un]{indicators="by_ept desks"}\n::mark{row=T8}')).toEqual([]);
  expect(codes('::figure[Un]{indicators="by_ept desks"}\n::mark{row=T99}')).toEqual([
    "diagnostic/text-mark-outside",
  ]);
  expect(codes('::figure[Un]{indicators="by_ept by_commune"}')).not.toEqual([]);
});
