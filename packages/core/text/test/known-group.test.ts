import { expect, test } from "vitest";
import { figureOf } from "../../findings/src/figure-of.ts";
import { outsideRemark, ungroupedRemark } from "../../findings/src/notes/remarks.ts";
import { tableCellText } from "../../findings/src/table-cell.ts";
import { exportedTable } from "../../tables/src/exports/exported-table.ts";
import { tidyCsv } from "../../tables/src/exports/tidy-csv.ts";
import { formatterOf } from "../../tables/src/formatter.ts";
import { gather } from "../../tables/src/gather.ts";
import type { Subject } from "../../tables/src/subject.ts";
import { contrastOf } from "../../tables/src/views/contrast.ts";
import { profileOf } from "../../tables/src/views/profile.ts";
import { bundleOf } from "../../tables/test/fixture/count-table.ts";
import { readAs } from "../../tables/test/fixture/read-as.ts";
import { subjectOf } from "../../tables/test/fixture/subject.ts";
import { hidden, noisy, tableOf } from "../../tables/test/fixture/table-text.ts";
import { comparedWithReference } from "../src/directives/reference-comparison.ts";

/** 60 of 100 in two groups; 20 of the 200 whose group is unknown. */
const alike = tableOf(
  "apps",
  `universe | age_band | mobile_app yes no _U
   rsa | under-35 | 60 40 0
   rsa | 35-49    | 60 40 0
   rsa | _U       | 20 180 0`,
);

const read = async (table = alike) => readAs(await subjectOf("apps", () => table), "superpopulation");

function line(subject: Subject, by: string) {
  const found = profileOf(subject).lines.find((line) => line.by === by);
  if (found === undefined) throw new RangeError("no such group");
  return found.line;
}

function cells(subject: Subject, group: string): readonly string[] {
  const found = figureOf(subject).table.groups.find(({ heading }) => heading === group);
  return found?.rows.find(({ heading }) => heading === "Oui")?.cells.map(tableCellText) ?? [];
}

test("units whose group is unknown are not in the rest: two groups alike do not differ", async () => {
  const subject = await read();
  const rest = line(subject, "under-35").reference()?.rest;
  expect([rest?.cell("yes").count, rest?.base]).toEqual([60, 100]);
  const found = contrastOf(line(subject, "under-35").cell("yes"));
  expect(found?.pValue).toBeCloseTo(1, 12);
  expect(found?.ratio?.estimate).toBeCloseTo(1, 12);
  // Wilson of 60 of 100: .5020 to .6906.
  expect([found?.difference?.lower, found?.difference?.upper].map((bound) => bound?.toFixed(3))).toEqual([
    "-0.133",
    "0.133",
  ]);
});

test("an unknown group has its count and its share, without interval nor test", async () => {
  const subject = await read();
  expect(contrastOf(line(subject, "_U").cell("yes"))).toBeNull();
  // 20 of 200 against 140 of 400.
  expect(cells(subject, "Inconnu")).toEqual(["20", "10,0\u202f%", "–", "−25,0", "–", "–", "–", "–", "–"]);
  const [header = "", ...rows] = tidyCsv(exportedTable(subject)).split("\n");
  const row = rows.find((text) => text.startsWith("rsa,_U,yes,"))?.split(",") ?? [];
  const evidence = ["share_lower", "difference_to_rest", "difference_lower", "ratio_to_rest", "p_value"];
  expect(evidence.map((name) => row[header.split(",").indexOf(name)])).toEqual(["", "", "", "", ""]);
});

test("yes and no of the rest add up to its base where hidden cells leave each another estimate: one test", async () => {
  const table = hidden(
    noisy(
      tableOf(
        "apps",
        `universe | age_band | mobile_app yes no _U
         rsa | under-35 | 320 50 0
         rsa | 35-49    | 250 5 0
         rsa | 50-plus  | 90 150 0
         rsa | _U       | 10 4 0`,
      ),
      2,
    ),
    ...["rsa|35-49|no", "rsa|_U|yes", "rsa|_U|no"],
  );
  const subject = await read(table);
  const rest = line(subject, "under-35").reference()?.rest;
  // 670 − 320 − 10, the yes of unknown being what others leave; of 879 − 370 − 14.
  expect([rest?.base, rest?.cell("yes").count, rest?.cell("no").count]).toEqual([495, 340, 155]);
  expect(rest?.cell("yes").error).toBe(rest?.cell("no").error);
  const [yes, no] = ["yes", "no"].map((code) => contrastOf(line(subject, "under-35").cell(code)));
  expect(yes?.pValue).not.toBeNull();
  expect((yes?.pValue ?? 0) / (no?.pValue ?? 1)).toBeCloseTo(1, 9);
  expect(yes?.difference?.lower).toBeCloseTo(-(no?.difference?.upper ?? 0), 12);
});

test("the note says how many have no known group, in both languages", async () => {
  const subject = await read();
  expect(ungroupedRemark(subject)).toEqual([
    "200 cas sans valeur connue pour «\u202fÂge\u202f», exclus des comparaisons entre groupes",
  ]);
  const few = {
    ...subject,
    ...(await read(hidden(alike, ...["yes", "no", "_U", "_T"].map((code) => `rsa|_U|${code}`)))),
  };
  expect(ungroupedRemark(few)).toEqual([
    "moins de 11 cas sans valeur connue pour «\u202fÂge\u202f», exclus des comparaisons entre groupes",
  ]);
  expect(ungroupedRemark({ ...few, formatter: formatterOf("en") })).toEqual([
    "under 11 cases without a known value of “Âge”, left out of comparisons between groups",
  ]);
  const [one] = ungroupedRemark({
    ...subject,
    ...(await read(
      tableOf(
        "apps",
        "universe | age_band | mobile_app yes no _U\n rsa | 35-49 | 60 40 0\n rsa | _U | 1 0 0",
      ),
    )),
  });
  expect(one).toBe("1 cas sans valeur connue pour «\u202fÂge\u202f», exclu des comparaisons entre groupes");
});

test("no note gives a number under the threshold, of those outside the base, where the table hides small counts", async () => {
  const subject = await read();
  const hiding = { ...subject, ...(await read(hidden(alike, "rsa|35-49|_U"))) };
  expect(outsideRemark(3, hiding)).toEqual([
    "moins de 11 cas sans valeur connue sont hors de la base des parts",
  ]);
  expect(outsideRemark(3, { ...hiding, formatter: formatterOf("en") })).toEqual([
    "shares exclude fewer than 11 unknown values",
  ]);
  expect(outsideRemark(11, hiding)).toEqual(["11 cas sans valeur connue sont hors de la base des parts"]);
  // Nothing is hidden of what protects nobody, nor where a partner lets small noisy counts out.
  expect(outsideRemark(3, subject)).toEqual(["3 cas sans valeur connue sont hors de la base des parts"]);
});

test("a text compares with the same rest, and an unknown group with none", async () => {
  const { study, indicator, source, formatter } = await read();
  const evidence = { study, formatter, gathered: gather(study, [bundleOf(study, "caf", [alike])]) };
  const cell = (by: string) => ({
    indicator,
    source,
    at: new Map([
      ["age_band", [by]],
      ["mobile_app", ["yes"]],
    ]),
  });
  const withRest = { ...evidence, study: { ...study, comparedWith: "rest" as const } };
  expect(comparedWithReference(cell("under-35"), withRest)).toEqual({
    kind: "compared",
    share: 0.6,
    other: 0.6,
    verdict: "same",
  });
  expect(comparedWithReference(cell("_U"), withRest)).toEqual({ kind: "not_computed" });
  // 140 of 400 in the whole, which holds them.
  expect(comparedWithReference(cell("under-35"), evidence)).toMatchObject({
    share: 0.6,
    other: 0.35,
    verdict: "more",
  });
});

const few = tableOf(
  "apps",
  `universe | age_band | mobile_app yes no _U
   rsa | under-35 | 60 40 0
   rsa | 35-49    | 50 50 0
   rsa | 50-plus  | 4 300 0
   rsa | _U       | 3 5 0`,
);
const unknownRow = ["yes", "no", "_U", "_T"].map((code) => `rsa|_U|${code}`);

test("a hidden number of unknown is what the groups leave of the whole, where they are all shown", async () => {
  const rest = line(await read(hidden(few, ...unknownRow)), "under-35").reference()?.rest;
  expect([rest?.cell("yes").count, rest?.cell("no").count, rest?.base]).toEqual([54, 350, 404]);
});

test("else it is the middle of its bounds, and their spread is in the uncertainty", async () => {
  const fewer = tableOf(
    "apps",
    `universe | age_band | mobile_app yes no _U
     rsa | under-35 | 60 40 0
     rsa | 35-49    | 50 50 0
     rsa | 50-plus  | 4 6 0
     rsa | _U       | 3 5 0`,
  );
  const shown = line(await read(noisy(fewer, 2)), "under-35").reference()?.rest;
  // 4 and 3 are hidden: 7 are left of the whole, of which 0 to 7 are of unknown group; of 11 without the app, 1 to 10.
  const secret = [...unknownRow, "rsa|50-plus|yes", "rsa|50-plus|no"];
  const rest = line(await read(noisy(hidden(fewer, ...secret), 2)), "under-35").reference()?.rest;
  expect([rest?.base, rest?.cell("yes").count, rest?.cell("no").count]).toEqual([110, 53, 57]);
  expect(rest?.cell("yes").error).toBeCloseTo(
    Math.hypot(shown?.cell("yes").error ?? 0, 7 / Math.sqrt(12)),
    9,
  );
});

test("of yes and no, the better known is kept: the other is what it leaves of the base", async () => {
  const reference = line(
    await read(noisy(hidden(few, ...unknownRow, "rsa|50-plus|yes"), 2)),
    "under-35",
  ).reference();
  expect([reference?.rest?.cell("yes").count, reference?.rest?.cell("no").count]).toEqual([54, 350]);
});

test("the noise of the rest is that of its groups, which a whole known exactly ties together", async () => {
  const subject = await read(noisy(few, 2));
  const exact = subject.table.rows.map((row) => (row.codes[1] === "_T" ? { ...row, error: 0 } : row));
  const rest = line({ ...subject, table: { ...subject.table, rows: exact } }, "under-35").reference()?.rest;
  // Two of four parts of noise 2 that add up to nothing: 2 × 4 − 2 × 4 / 3.
  expect(rest?.cell("yes").error).toBeCloseTo(Math.sqrt(16 / 3), 12);
});
