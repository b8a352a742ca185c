import { expect, test } from "vitest";
import { marksOf } from "../../drawing/test/marks-of.ts";
import { exportedTable } from "../../tables/src/exports/exported-table.ts";
import { tidyCsv } from "../../tables/src/exports/tidy-csv.ts";
import { formatterOf } from "../../tables/src/formatter.ts";
import type { Subject } from "../../tables/src/subject.ts";
import { contrastOf } from "../../tables/src/views/contrast.ts";
import { profileOf } from "../../tables/src/views/profile.ts";
import { pValueText } from "../../tables/src/wording/evidence-texts.ts";
import { readAs } from "../../tables/test/fixture/read-as.ts";
import { subjectOf } from "../../tables/test/fixture/subject.ts";
import { hidden } from "../../tables/test/fixture/table-text.ts";
import { figureOf } from "../src/figure-of.ts";
import { tableCellText } from "../src/table-cell.ts";
import expected from "./r/contrast.json" with { type: "json" };

const ages = async (...secret: readonly string[]) =>
  readAs(await subjectOf("ages", (table) => hidden(table, ...secret)), "superpopulation");

function contrast(subject: Subject, by: string, code: string) {
  const line = profileOf(subject).lines.find((candidate) => candidate.by === by);
  if (line === undefined) throw new RangeError("no such group");
  return contrastOf(line.line.cell(code));
}

function cells(subject: Subject, group: string, code: string): readonly string[] {
  const found = figureOf(subject).table.groups.find(({ heading }) => heading === group);
  return found?.rows.find(({ heading }) => heading === code)?.cells.map(tableCellText) ?? [];
}

test("60 of 95 against 183 of 885, as R gives them", async () => {
  const found = contrast(await ages(), "direct", "50-plus");
  const { difference, ratio } = found ?? {};
  // Both sides are doubles of the same formulas: what differs is the order of operations.
  const close = (actual: readonly (number | undefined)[], values: readonly number[]) =>
    values.forEach((value, at) => {
      expect(actual[at]).toBeCloseTo(value, 12);
    });
  close([found?.share?.lower, found?.share?.upper], expected.share);
  close([difference?.lower, difference?.upper], expected.difference.slice(1));
  close([ratio?.estimate, ratio?.interval?.lower, ratio?.interval?.upper], expected.ratio);
  expect((found?.pValue ?? 0) / (expected.pValue[0] ?? 1)).toBeCloseTo(1, 9);
});

test("a full population has no interval, whatever its counts", async () => {
  const subject = await subjectOf("ages");
  expect(contrast(subject, "direct", "50-plus")).toBeNull();
  const { table, remarks } = figureOf(subject);
  expect(table.columns.map(({ head }) => head)).not.toContain("p");
  expect(JSON.stringify(table)).not.toMatch(/"de [+−\d]/);
  expect(remarks).toContain("population entière, sans intervalle ni test");
  expect(tidyCsv(exportedTable(subject)).split("\n")[0]).not.toContain("lower");
});

test("whether there are intervals is said with them; what for, on the page on method", async () => {
  const remarks = figureOf(
    readAs(await subjectOf("ages"), "sample", "un foyer sur dix, tiré au sort."),
  ).remarks;
  expect(remarks).toContain("intervalles à 95\u202f% et tests, comme pour un échantillon");
});

test("each share is drawn with its interval, and none where it is masked", async () => {
  const intervals = (subject: Subject) =>
    marksOf(figureOf(subject).wide, "polylines").flatMap(({ look, lines }) => (look === "tick" ? lines : []));
  // Five groups of three bands, and the legend; an interval is a line and its two ends.
  expect(intervals(await ages())).toHaveLength((15 + 1) * 3);
  expect(intervals(await ages("rsa|direct|50-plus"))).toHaveLength((14 + 1) * 3);
  expect(intervals(await subjectOf("ages"))).toEqual([]);
});

test("nothing comes from a masked cell, nor from what hides behind one", async () => {
  expect(contrast(await ages("rsa|direct|50-plus"), "direct", "50-plus")).toBeNull();
  // The rest of the cohort cannot be told: the group's own share still can.
  const subject = await ages("rsa|_T|50-plus");
  const found = contrast(subject, "direct", "50-plus");
  expect([found?.difference, found?.ratio, found?.pValue]).toEqual([null, null, null]);
  expect(found?.share?.lower).toBeCloseTo(expected.share[0] ?? 0, 12);
  expect(cells(subject, "Direct ou matériel", "50 ans et plus")).toEqual([
    "60",
    "63,2\u202f%",
    "de 53,1\u202f% à 72,2\u202f%",
    ...["moins de 11 cas", "moins de 11 cas", "–", "–", "–", "–"],
  ]);
});

test("no ratio where a count is zero; the difference and its test stay", async () => {
  const subject = readAs(
    await subjectOf("ages", (table) => ({
      ...table,
      rows: table.rows.map((row) => {
        const key = row.codes.join("|");
        if (key === "rsa|direct|50-plus") return { ...row, count: 0 };
        return key === "rsa|direct|_T" ? { ...row, count: 35 } : row;
      }),
    })),
    "sample",
  );
  const found = contrast(subject, "direct", "50-plus");
  expect(found?.ratio).toBeNull();
  expect(found?.difference?.upper).toBeLessThan(0);
  expect(found?.pValue).not.toBeNull();
});

test("the table shows each interval beside its number", async () => {
  // 60/95 = 63,2 %; to the whole 63,2 − 24,8; to the rest 63,2 − 20,7; R for the rest.
  expect(cells(await ages(), "Direct ou matériel", "50 ans et plus")).toEqual([
    "60",
    "63,2\u202f%",
    "de 53,1\u202f% à 72,2\u202f%",
    "+38,4",
    "+42,5",
    "de +32,1 à +51,8",
    "3,05",
    "de 2,50 à 3,73",
    "<\u00a00,001",
  ]);
});

test("the data to take away hold the same numbers", async () => {
  const [header = "", ...lines] = tidyCsv(exportedTable(await ages())).split("\n");
  const line = lines.find((text) => text.startsWith("rsa,direct,50-plus,"));
  const at = (column: string) => line?.split(",")[header.split(",").indexOf(column)];
  expect(["share_lower", "difference_to_rest", "difference_upper", "ratio_lower", "p_value"].map(at)).toEqual(
    ["0.531231", "0.424799", "0.518427", "2.49920560130352", "8.11958230569677e-20"],
  );
  const total = lines.find((text) => text.startsWith("rsa,_T,_T,"));
  expect(total?.split(",").slice(9)).toEqual([
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "free",
    "A",
    "M",
    "Données fictives",
  ]);
});

test("a p-value is never printed as zero", () => {
  const formatter = formatterOf("fr");
  expect([0, 0.0009999, 0.001, 0.0496, 1].map((p) => pValueText(p, formatter))).toEqual([
    "<\u00a00,001",
    "<\u00a00,001",
    "0,001",
    "0,050",
    "1,000",
  ]);
});
