import { describe, expect, test } from "vitest";
import type { AssociationSubject } from "../../../findings/src/associations/levels.ts";
import { testsTable } from "../../../findings/src/associations/tests-table.ts";
import { linkSubject } from "../../../findings/test/fixture/link-subject.ts";
import { gather } from "../../../tables/src/gather.ts";
import type { CountTable } from "../../../tables/test/fixture/count-table.ts";
import { linkBundle, linkStudy } from "../../../tables/test/fixture/link-study.ts";
import { hidden } from "../../../tables/test/fixture/table-text.ts";
import { dataFiles } from "../../src/exports/data-files.ts";
import { publicationFormatter } from "../../src/formatter.ts";
import { contentOf } from "./edition.ts";

type Row = Readonly<Record<string, string | number | null>>;

/** The row of a part, as `part`, `part|level` or `part|level|stratum`. */
function rowOf(subject: AssociationSubject, key: string): Row {
  const { columns, rows } = testsTable(subject);
  const [part, level = "_T", stratum = "_T"] = key.split("|");
  const found = rows
    .map((row): Row => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])))
    .filter((row) => row.part === part && row.level === level && row.stratum === stratum);
  const [only] = found;
  if (found.length !== 1 || only === undefined) throw new RangeError(`${found.length} rows ${key}`);
  return only;
}

/** Each number to as many decimals as its source prints. */
function expectDecimals(row: Row, expected: Readonly<Record<string, readonly [number, number]>>): void {
  for (const [name, [value, decimals]] of Object.entries(expected))
    expect(Number(Number(row[name]).toFixed(decimals)), name).toBe(value);
}

const multiplied =
  (by: number) =>
  (table: CountTable): CountTable => ({
    ...table,
    rows: table.rows.map((row) => ({ ...row, count: (row.count ?? 0) * by })),
  });

describe("what the literature prints is in the data", () => {
  test("party and gender (Agresti, table 3.2): chi-square, its degrees of freedom, V, p, residuals", async () => {
    const subject = await linkSubject("parties");
    const row = rowOf(subject, "table");
    expectDecimals(row, { chi_square: [30.0701, 4], cramers_v: [0.1044, 4], p_value: [2.954e-7, 10] });
    expect([row.base, row.chi_square_df, row.test, row.test_df, row.silence]).toEqual([
      2757,
      2,
      "chi_square",
      2,
      null,
    ]);
    expectDecimals(rowOf(subject, "level|republican"), { adjusted_residual: [-5.316, 3] });
    // The three associations of its family, by Holm (1979); its own is the greatest p of them.
    expect([row.family, row.correction, row.family_tests]).toEqual(["links", "holm", 3]);
    expect(row.p_value_corrected).toBe(row.p_value);
  });

  test("admissions at Berkeley (UCBAdmissions of R): ratios, strata, Mantel-Haenszel, homogeneity", async () => {
    const subject = await linkSubject("admissions");
    const level = rowOf(subject, "level|man");
    expectDecimals(level, { odds_ratio: [1.841, 3], outcome_count: [1198, 0], base: [2691, 0] });
    // R: (1198 / 2691) / (557 / 1835)
    expect(level.relative_risk).toBeCloseTo(1198 / 2691 / (557 / 1835), 12);
    expectDecimals(rowOf(subject, "stratum|man|a"), { odds_ratio: [0.349, 3], outcome_count: [512, 0] });
    expect(rowOf(subject, "stratum|woman|a")).toMatchObject({
      outcome_count: 89,
      base: 108,
      odds_ratio: null,
    });
    const pooled = rowOf(subject, "pooled|man");
    expectDecimals(pooled, {
      test_statistic: [1.5246, 4],
      homogeneity_statistic: [18.826, 3],
      homogeneity_p_value: [0.0021, 4],
    });
    expect([pooled.test, pooled.test_df, pooled.homogeneity_df]).toEqual(["cmh", 1, 5]);
    // Withheld, as on the page: the strata do not share one.
    expect([pooled.odds_ratio, pooled.silence]).toEqual([null, "not_homogeneous"]);
  });

  test("tea tasting (Fisher 1935): the exact test has a p and no statistic", async () => {
    const row = rowOf(await linkSubject("tea"), "table");
    expectDecimals(row, { p_value: [0.4857, 4] });
    expect([row.test, row.test_statistic, row.p_value_corrected, row.family]).toEqual([
      "fisher",
      null,
      null,
      null,
    ]);
  });
});

test("a p-value too small for a double is written by its bound, corrected or not, never as 0", async () => {
  const row = rowOf(await linkSubject("parties", multiplied(1e5)), "table");
  expect(row.chi_square).toBeGreaterThan(3e6);
  expect(row.p_value).toBe(1e-307);
  expect(row.p_value_corrected).toBeGreaterThanOrEqual(1e-307);
  // Above that bound all digits are there: with two degrees of freedom p is e to minus half of the chi-square, 1 203.
  const small = rowOf(await linkSubject("parties", multiplied(40)), "table");
  expect(Number(small.p_value) / Math.exp(-Number(small.chi_square) / 2)).toBeCloseTo(1, 9);
});

test("what is hidden has no number, and says why", async () => {
  const subject = await linkSubject("parties", (table) => hidden(table, "all|republican|yes"));
  expect(rowOf(subject, "table")).toMatchObject({ chi_square: null, p_value: null, silence: "secret" });
  expect(rowOf(subject, "level|republican")).toMatchObject({
    outcome_count: null,
    share: null,
    silence: "secret",
  });
  expect(rowOf(subject, "level|democrat")).toMatchObject({ odds_ratio: null, silence: "secret" });
});

test("a whole population has its V and its ratios, and no test", async () => {
  const subject = await linkSubject("admissions");
  const whole = { ...subject, source: { ...subject.source, inferenceTarget: null } };
  expect(rowOf(whole, "table")).toMatchObject({ p_value: null, test: null, test_statistic: null });
  expect(rowOf(whole, "table").cramers_v).toBeGreaterThan(0);
  expect(rowOf(whole, "pooled|man")).toMatchObject({ test: null, p_value: null, homogeneity_p_value: null });
  expect(rowOf(whole, "level|man")).toMatchObject({ odds_ratio_lower: null });
});

test("an association is followed by its tests, in files and in the Table Schema, each column with its title", async () => {
  const study = await linkStudy();
  const bundles = [linkBundle(study)];
  const gathered = gather(study, bundles);
  const data = dataFiles({
    study,
    bundles,
    gathered,
    fictitious: true,
    unverified: false,
    formatter: publicationFormatter("fr"),
  });
  const names = data.tables.map(({ table }) => table.id);
  expect(names.slice(0, 4)).toEqual(["admissions", "admissions.tests", "parties", "parties.tests"]);
  const descriptor: unknown = JSON.parse(String(contentOf(data, "datapackage.json")));
  expect(descriptor).toMatchObject({
    resources: expect.arrayContaining([
      expect.objectContaining({
        path: "parties.tests.csv",
        schema: expect.objectContaining({
          primaryKey: ["part", "stratum", "level"],
          fields: expect.arrayContaining([
            expect.objectContaining({ name: "cramers_v", title: "V de Cramér", type: "number" }),
            expect.objectContaining({ name: "p_value", description: expect.stringMatching(/^Jamais 0/) }),
          ]),
        }),
      }),
    ]),
  });
  const [header = ""] = String(contentOf(data, "parties.tests.csv")).split("\n");
  expect(header).toMatch(/^part,stratum,level,part_label,.*,cramers_v,chi_square,chi_square_df,/);
});
