import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReleasedTable } from "@vigie/table";
import { describe, expect, test } from "vitest";
import expected from "../../tables/test/r/survey.json" with { type: "json" };
import { linesOf, pageOf, runSmall, type SmallStudy, tableOf } from "./small-study.ts";

const schools = join(import.meta.dirname, "../../../../../shared/data/survey-reference/apistrat.csv");

/** Columns of the file, in the order of the fields below. */
const columns = ["pw", "stype", "awards", "comp.imp", "api00"] as const;

function rows(): SmallStudy["rows"] {
  const [header = [], ...lines] = readFileSync(schools, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));
  return lines.map((line) =>
    columns.map((column) => (line[header.indexOf(column)] ?? "").replace("Yes", "yes").replace("No", "no")),
  );
}

const sketch = (survey: Readonly<Record<string, unknown>>): SmallStudy => ({
  source: {
    protects: "nothing",
    reading: { kind: "sample", note: "les écoles tirées" },
    survey: {
      weights: "weight",
      strata: { of: "kind", populations: { E: 4421, M: 1018, H: 755 } },
      ...survey,
    },
  },
  codelists: { kinds: ["E", "M", "H"] },
  fields: {
    weight: { type: "number", label: "Poids" },
    kind: { type: "code", codelist: "kinds", label: "Sorte" },
    awards: { type: "flag", label: "Primée" },
    improved: { type: "flag", label: "En progrès" },
    score: { type: "number", label: "Score" },
  },
  indicators: {
    awards: { kind: "profile", of: "awards", by: "kind" },
    improved: { kind: "distribution", of: "improved" },
    score: { kind: "summary", of: "score", by: "kind", statistic: "mean" },
  },
  rows: rows(),
});

/** What whoever reads the sums of a line finds: share, base, sum of weights, effective size. */
function readIn(table: ReleasedTable, line: readonly string[], code: string) {
  const at = (name: string, ...codes: readonly string[]) => {
    const row = table.rows.find((each) => each.codes.slice(1).join() === codes.join());
    return row?.values[table.measures.indexOf(name)] ?? Number.NaN;
  };
  const weighted = at("weighted_base", ...line, "_T");
  return {
    share: at("weighted", ...line, code) / weighted,
    base: at("base", ...line, "_T"),
    weighted,
    effective: weighted ** 2 / at("squares_base", ...line, "_T"),
  };
}

/** Weights are rounded to a hundredth of about thirty. */
function expectSums(
  found: ReturnType<typeof readIn>,
  r: { readonly share: number; readonly n: number; readonly weighted: number; readonly effective: number },
): void {
  expect(found.base).toBe(r.n);
  expect(found.share).toBeCloseTo(r.share, 3);
  expect(found.weighted / r.weighted).toBeCloseTo(1, 3);
  expect(found.effective / r.effective).toBeCloseTo(1, 3);
}

describe.skipIf(!existsSync(schools))("apistrat: a stratified sample of schools, as R’s survey", () => {
  test("sums of weights and of their squares give shares and effective sizes, of all and of each stratum", async () => {
    const { release } = await runSmall(sketch({}));
    const table = tableOf(release.tables, "awards");
    expect(table.dimensions.map(({ name }) => name)).toEqual(["universe", "kind", "awards"]);
    for (const [kind, r] of Object.entries(expected.awards)) expectSums(readIn(table, [kind], "yes"), r);
  });

  test("the mean of a number has the design's error: 662.29 and 9.4089 in R", async () => {
    const { release } = await runSmall(sketch({}));
    const lines = linesOf(tableOf(release.tables, "score"), "known", "mean", "standard_error");
    const [, , known, mean, error] = lines.find(([kind]) => kind === "_T") ?? [];
    expect(known).toBe(200);
    expect(Number(mean)).toBeCloseTo(662.29, 1);
    expect(Number(error)).toBeCloseTo(9.4089, 2);
  });

  test("weights raked to margins give what R gives, and the quality report says how it went", async () => {
    const margins = { kind: { E: 4421, M: 1018, H: 755 }, awards: { yes: 4000, no: 2194 } };
    const run = await runSmall(sketch({ calibration: { margins } }));
    expectSums(readIn(tableOf(run.release.tables, "improved"), ["_T"], "yes"), expected.raked.improved);
    const [least = 0, greatest = 0] = expected.raked.ratio;
    const printed = (value: number) => value.toFixed(2).replace(".", ",");
    const page = pageOf(run, "qualite.html");
    expect(page).toContain(
      `rapport du poids final au poids initial : de ${printed(least)} à ${printed(greatest)}`,
    );
    expect(page).toContain("aucun poids borné");
    expect(page).toContain("les poids donnés ne font pas 200, le nombre de répondants");
  });
});
