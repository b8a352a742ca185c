import { expect, test } from "vitest";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { gather } from "../../../tables/src/gather.ts";
import { type Subject, subjectIn } from "../../../tables/src/subject.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { noisy, tableOf } from "../../../tables/test/fixture/table-text.ts";
import { comparedWithReference } from "../../src/directives/reference-comparison.ts";

/** 15 of 900 respondents of a group and 50 of 9 000 others, each of weight 1. */
const ages = tableOf(
  "ages",
  `universe | group | age_band under-35 35-49 50-plus _U
   rsa | digital | 4000 4950 50 0
   rsa | direct  | 485 400 15 0`,
);
const survey = {
  weight: "poids",
  weightMax: 1,
  weightGrain: 1,
  strata: null,
  calibration: null,
  minimumBase: 30,
  exploratoryBelow: 0,
};

/** The same as its design estimates it: an interval at 95 % of each share. */
function weighted({ table, source, study, gathered, indicator, formatter }: Subject) {
  const rows = table.rows.map((row) => {
    const line = row.codes.slice(0, -1).join();
    const whole = table.rows.find(({ codes }) => codes.join() === `${line},_T`)?.count ?? 0;
    const share = (row.count ?? 0) / whole;
    const half = 1.959964 * Math.sqrt((share * (1 - share)) / whole);
    return { ...row, values: [share, share - half, share + half], errors: [0, null, null] };
  });
  const held = gathered.get(indicator.id);
  if (held?.state !== "published") throw new RangeError("not published");
  const sampled = { ...source, survey, inferenceTarget: { kind: "sample", note: { fr: "Tirage" } } as const };
  return {
    study: { ...study, sources: new Map([...study.sources, [source.id, sampled]]) },
    gathered: new Map([
      ...gathered,
      [indicator.id, { ...held, table: { ...table, measures: ["share", "lower", "upper"], rows } }],
    ]),
    formatter,
  };
}

test("a share of a weighted survey is compared given that the count of its respondents is shown", async () => {
  const verdict = async (error: number) => {
    const study = await smallStudy();
    const tables = smallTables.map((table) => (table.indicator === "ages" ? noisy(ages, error) : table));
    const gathered = gather(study, smallBundles(study, tables));
    const subject = subjectIn("ages", { study, gathered, formatter: formatterOf("fr") });
    if (subject === null) throw new RangeError("not published");
    const { indicator, source } = subject;
    const at = new Map([
      ["group", ["direct"]],
      ["age_band", ["50-plus"]],
    ]);
    return comparedWithReference({ indicator, source, at }, weighted(subject));
  };
  // 6.7 are expected, which the threshold of 11 would mostly hide: what noise may have lifted is not said to be more.
  expect(await verdict(0)).toMatchObject({ kind: "compared", verdict: "more" });
  expect(await verdict(2)).toMatchObject({ kind: "compared", verdict: "same" });
});
