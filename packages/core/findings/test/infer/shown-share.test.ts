import { independenceOfShares, mantelHaenszel } from "@vigie/statistics";
import { describe, expect, test } from "vitest";
import { exportedTable } from "../../../tables/src/exports/exported-table.ts";
import { tidyCsv } from "../../../tables/src/exports/tidy-csv.ts";
import {
  chanceShown,
  chanceShownAt,
  isClearlyShown,
  pValueGivenShown,
  type ShownShare,
} from "../../../tables/src/infer/shown-share.ts";
import type { Subject } from "../../../tables/src/subject.ts";
import { contrastOf } from "../../../tables/src/views/contrast.ts";
import { profileOf } from "../../../tables/src/views/profile.ts";
import { readAs } from "../../../tables/test/fixture/read-as.ts";
import { subjectOf } from "../../../tables/test/fixture/subject.ts";
import { noisy, tableOf } from "../../../tables/test/fixture/table-text.ts";
import { evidenceOf } from "../../src/associations/evidence.ts";
import { asAssociation } from "../../src/associations/levels.ts";
import { figureOf } from "../../src/figure-of.ts";
import { tableCellText } from "../../src/table-cell.ts";
import { linkSubject } from "../fixture/link-subject.ts";

const share = (count: number, base: number, { error = 2, min = 11 } = {}): ShownShare => ({
  count,
  base,
  noise: (error / base) ** 2,
  error,
  min,
});

describe("a share whose count is published from a threshold up", () => {
  test("is clearly shown two errors above it; always where nothing hides it", () => {
    expect([14, 15].map((count) => isClearlyShown(share(count, 400)))).toEqual([false, true]);
    expect(isClearlyShown(share(1, 400, { min: 0 }))).toBe(true);
    expect(isClearlyShown(share(11, 400, { error: 0 }))).toBe(true);
  });

  test("has the chance of being shown that its expected count gives it", () => {
    // 10 of 1 000 expected in 1 000 units, without chance: Φ(−1/2 / 2); the rest is what others leave.
    const pair = [share(16, 1000), share(4, 1000, { min: 0 })];
    expect(chanceShown(pair, "noise")).toBeCloseTo(0.4012937, 6);
    // Chance adds the variance of a binomial law: near Φ(−1/2 / √(9.9 + 4)) = .447, which its asymmetry lowers a little.
    expect(chanceShown(pair, "sampling")).toBeGreaterThan(0.42);
    expect(chanceShown(pair, "sampling")).toBeLessThan(0.447);
    expect(chanceShown([share(16, 1000, { error: 0 })], "sampling")).toBe(1);
  });

  test("has a p-value divided by that chance, at most 1", () => {
    expect([0.01, 0.3].map((p) => pValueGivenShown(p, 0.25))).toEqual([0.04, 1]);
    expect(pValueGivenShown(0, 0)).toBe(1);
  });
});

/** Profile of 900 units, of which 13 have a rare code, in a group, and of 9 000 others. */
const rare = (subject: "sample" | "whole", rareCount = 13): Promise<Subject> =>
  subjectOf("ages", () =>
    noisy(
      tableOf(
        "ages",
        `universe | group | age_band under-35 35-49 50-plus _U
         rsa | digital | 4000 4950 50 0
         rsa | direct  | ${500 - rareCount} 400 ${rareCount} 0`,
      ),
      2,
    ),
  ).then((found) => (subject === "sample" ? readAs(found, "sample") : found));

const directOf = (subject: Subject) => {
  const line = profileOf(subject).lines.find(({ by }) => by === "direct");
  if (line === undefined) throw new RangeError("no such group");
  return line.line;
};

describe("a comparison", () => {
  test("of a count near the threshold has its p-value given that it is shown, and no interval", async () => {
    const subject = await rare("sample");
    const found = contrastOf(directOf(subject).cell("50-plus"));
    expect([found?.share, found?.difference, found?.ratio?.interval]).toEqual([null, null, null]);
    expect(found?.ratio?.estimate).toBeCloseTo(13 / 900 / (50 / 9000), 12);
    // Expected: 900 × 63 / 9 900 = 5.73. The raw p-value is about .012.
    const chance = chanceShown([share(13, 900), share(50, 9000, { min: 0 })], "sampling");
    expect(chance).toBeLessThan(0.1);
    expect((found?.pValue ?? 0) * chance).toBeLessThan(0.02);
    expect(found?.pValue).toBeGreaterThan(0.05);
  });

  test("has its interval from two errors above the threshold on", async () => {
    const subject = await rare("sample", 15);
    const found = contrastOf(directOf(subject).cell("50-plus"));
    expect([found?.share, found?.difference, found?.ratio?.interval]).not.toContain(null);
  });

  test("says so in the note, in the table and in the data", async () => {
    const subject = await rare("sample");
    const figure = figureOf(subject);
    expect(figure.remarks.join()).toContain(
      "p est divisé par la probabilité qu’il le soit en l’absence d’écart",
    );
    const cells = figure.table.groups
      .find(({ heading }) => heading === "Direct ou matériel")
      ?.rows.find(({ heading }) => heading === "50 ans et plus")
      ?.cells.map(tableCellText);
    expect(cells?.[2]).toBe("–");
    const exported = exportedTable(subject);
    const [header = "", ...lines] = tidyCsv(exported).split("\n");
    const values = lines.find((text) => text.startsWith("rsa,direct,50-plus,"))?.split(",") ?? [];
    const at = (column: string) => values[header.split(",").indexOf(column)];
    expect(["share_lower", "difference_upper", "ratio_upper"].map(at)).toEqual(["", "", ""]);
    expect(Number(at("p_value"))).toBeGreaterThan(0.05);
    const describes = (column: string) => exported.columns.find(({ name }) => name === column)?.description;
    expect(describes("p_value")).toContain("divisée par la probabilité qu’il atteigne 11");
    expect(describes("difference_lower")).toContain("n’atteint pas 11");
  });

  test("of a whole population has no interval either near the threshold", async () => {
    const subject = await rare("whole");
    const found = contrastOf(directOf(subject).cell("50-plus"));
    expect([found?.share, found?.difference, found?.pValue]).toEqual([null, null, null]);
    expect(figureOf(subject).remarks.join()).toContain("le bruit a pu le porter au-dessus du seuil");
    expect(figureOf(subject).remarks.join()).not.toContain("p est divisé");
  });

  test("of two codes that make up a base has one p-value", async () => {
    const table = tableOf(
      "ages",
      `universe | group | age_band under-35 50-plus _U
       rsa | digital | 8950 50 0
       rsa | direct  | 887 13 0`,
    );
    const subject = readAs(await subjectOf("ages", () => noisy(table, 2)), "sample");
    const [one, other] = ["under-35", "50-plus"].map((code) => contrastOf(directOf(subject).cell(code)));
    expect(one?.pValue).toBeCloseTo(other?.pValue ?? 0, 12);
    expect(one?.pValue).toBeGreaterThan(0.05);
  });
});

test("an association divides its p-value by the chance that all its outcomes are shown", async () => {
  const few: Readonly<Record<string, number>> = { yes: 13, no: 17, _T: 30 };
  const subject = await linkSubject("parties", (table) =>
    noisy(
      {
        ...table,
        rows: table.rows.map((row) => ({
          ...row,
          count: row.codes.includes("independent") ? (few[row.codes.at(-1) ?? ""] ?? row.count) : row.count,
        })),
      },
      2,
    ),
  );
  const { test: found, levels } = evidenceOf(asAssociation(subject));
  const independent = levels.find(({ code }) => code === "independent");
  expect(independent?.against?.oddsRatio).toMatchObject({ kind: "computed", interval: null });
  expect(levels.find(({ code }) => code === "democrat")?.against?.oddsRatio).toMatchObject({
    interval: { lower: expect.any(Number) },
  });
  const outcomes = levels.flatMap(({ outcome }) => outcome ?? []);
  const raw = independenceOfShares(
    outcomes.map(({ error, min, ...outcome }) => outcome),
    { seed: 1 },
  );
  const chance = chanceShown(outcomes, "sampling");
  expect(chance).toBeLessThan(1);
  expect(found.kind === "computed" && found.pValue).toBe(
    raw.kind === "computed" && pValueGivenShown(raw.pValue, chance),
  );
});

test("strata are tested for one odds ratio given that their counts are shown under one odds ratio", async () => {
  // The sixth department admits 22 men: with an error of 8, fewer than 11 are left often enough.
  const subject = await linkSubject("admissions", (table) => noisy(table, 8));
  const man = evidenceOf(asAssociation(subject)).levels.find(({ code }) => code === "man");
  const pairs = (man?.stratified?.strata ?? []).flatMap(({ level, reference }) =>
    level === null || reference === null ? [] : [{ group: level, rest: reference }],
  );
  const raw = mantelHaenszel(pairs).homogeneity;
  const found = man?.stratified?.whole?.homogeneity;
  if (raw.kind !== "computed" || found?.kind !== "computed") throw new RangeError("no test of homogeneity");
  const chance = pairs.reduce((all, { group, rest }, at) => {
    const expected = raw.expected[at] ?? { group: Number.NaN, rest: Number.NaN };
    const ofRest = chanceShownAt(rest, expected.rest, "sampling");
    return all * ofRest * chanceShownAt(group, expected.group, "sampling");
  }, 1);
  expect(chance).toBeLessThan(0.9);
  expect(found.pValue).toBeCloseTo(pValueGivenShown(raw.pValue, chance), 12);
});
