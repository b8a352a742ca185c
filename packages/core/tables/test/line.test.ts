import { expect, test } from "vitest";
import { cohortOf, referenceOf } from "../src/people/populations.ts";
import { lineAcross, without } from "../src/views/combined-lines.ts";
import { lineFrom, outsideOf, ranked } from "../src/views/line.ts";
import { gapsOf, profileOf } from "../src/views/profile.ts";
import { tableViewOf } from "../src/views/view.ts";
import { subjectOf } from "./fixture/subject.ts";
import { emptied, hidden } from "./fixture/table-text.ts";

const rules = {
  outside: new Set(["_U"]),
  min: 11,
  areHiddenUncertain: false,
  minimumBase: 0,
  isWeighted: false,
  isNotCalibrated: false,
  uncertainty: "noise",
} as const;

test("the base is what is known", async () => {
  const line = tableViewOf(await subjectOf("homes")).line();
  expect(line.base).toBe(930);
  expect(outsideOf(line)).toBe(70);
  expect(line.cell("owner").share).toBeCloseTo(60 / 930, 12);
  expect([line.cell("unsaid").share, line.cell("_U").share, line.cell("_T").share]).toEqual([
    null,
    null,
    null,
  ]);
});

test("the base leaves whatever is hidden outside of it", async () => {
  const line = tableViewOf(await subjectOf("homes", (table) => hidden(table, "rsa|_U", "rsa|unsaid"))).line();
  expect([line.base, line.cell("owner").share]).toEqual([930, 60 / 930]);
});

test("a hidden count hides its own share only", async () => {
  const line = tableViewOf(await subjectOf("homes", (table) => hidden(table, "rsa|owner"))).line();
  expect([line.cell("owner").share, line.cell("tenant").share]).toEqual([null, 620 / 930]);
});

test("a code that no unit of a line can have is not in it: a zero without noise, where others have some", async () => {
  const subject = await subjectOf("homes");
  const read = (others: number) =>
    tableViewOf({
      ...subject,
      table: {
        ...subject.table,
        rows: subject.table.rows.map((row) =>
          row.codes.at(-1) === "owner" ? { ...row, count: 0, error: 0 } : { ...row, error: others },
        ),
      },
    }).line();
  expect([read(1).codesInBase.includes("owner"), read(1).cell("owner").share]).toEqual([false, 0]);
  expect(read(0).codesInBase).toContain("owner");
});

test("nobody gives no share, and no reference population", async () => {
  const subject = await subjectOf("groups", emptied);
  expect(tableViewOf(subject).line().cell("mixed").share).toBeNull();
  expect(referenceOf(subject)).toBeNull();
});

test("a comparison population that holds the cohort is printed whole or without it, as the study says", async () => {
  const subject = await subjectOf("groups");
  expect(referenceOf(subject)?.people.name).toBe("ensemble des foyers allocataires");
  const reference = tableViewOf(subject).line().reference();
  expect([reference?.line.cell("mixed").count, reference?.rest?.cell("mixed").count]).toEqual([885, 600]);
  const others = referenceOf({ ...subject, study: { ...subject.study, comparedWith: "rest" } });
  expect(others?.people.name).toBe("autres foyers allocataires");
  expect([others?.line.cell("mixed").count, others?.line.units]).toEqual([600, 4000]);
});

test("a cell masked in either population is masked in their difference", async () => {
  const subject = await subjectOf("groups", (table) => hidden(table, "rsa|direct", "all|none"));
  const others = without(tableViewOf(subject).line({ universe: "all" }), tableViewOf(subject).line());
  expect(["direct", "none", "mixed"].map((code) => others.cell(code).count)).toEqual([null, null, 600]);
});

test("the widest gap: 50 and over among direct users, 63 % against 25 %", async () => {
  // direct: 60 of 95; whole: 243 of 980 known
  const [widest] = gapsOf(profileOf(await subjectOf("ages")));
  expect([widest?.of.by, widest?.code]).toEqual(["direct", "50-plus"]);
  expect(widest?.gap).toBeCloseTo(60 / 95 - 243 / 980, 12);
});

test("the rest of a cohort is the cohort without the group", async () => {
  const direct = profileOf(await subjectOf("ages")).lines.find(({ by }) => by === "direct");
  const rest = direct?.line.reference()?.rest;
  expect(rest?.cell("50-plus").count).toBe(183);
  expect(rest?.base).toBe(885);
});

test("a population is named as a sentence needs it", async () => {
  const { people } = cohortOf(await subjectOf("groups"));
  expect([people.of, people.among, people.whole]).toEqual([
    "des foyers au RSA",
    "parmi les foyers au RSA",
    "ensemble des foyers au RSA",
  ]);
});

test("a weighted share is the one estimated at the partner's; of the rest, nothing was estimated", () => {
  const estimate = { share: 0.55, error: 0, interval: { lower: 0.45, upper: 0.64 } };
  const line = lineFrom({
    rules: { ...rules, isWeighted: true },
    noisyBase: { value: 100, error: 0 },
    counted: new Map([
      ["yes", { count: 60, error: 0, estimate }],
      ["no", { count: 40, error: 0, estimate: null }],
      ["_U", { count: 5, error: 0, estimate: null }],
      ["_T", { count: 105, error: 0, estimate: null }],
    ]),
  });
  expect([line.cell("yes").share, line.cell("no").share, line.base]).toEqual([0.55, null, 100]);
  const inner = lineFrom({
    ...line,
    counted: new Map(
      [...line.counted].map(([code, { count }]) => [code, { count: (count ?? 0) / 5, error: 0 }]),
    ),
  });
  expect(without(line, inner).cell("yes").share).toBeNull();
});

test("on fewer respondents than a survey's minimum no share is printed, and on that many it is", () => {
  const line = (yes: number, minimumBase: number) =>
    lineFrom({
      rules: { ...rules, minimumBase },
      noisyBase: { value: yes + 10, error: 0 },
      counted: new Map(
        Object.entries({ yes, no: 10, _T: yes + 10 }).map(([code, count]) => [code, { count, error: 0 }]),
      ),
    });
  expect(line(19, 30).cell("yes")).toMatchObject({ share: null, silence: "too_few" });
  expect(line(20, 30).cell("yes").share).toBeCloseTo(2 / 3);
});

test("a view is made once for a table, and again where its source is read otherwise", async () => {
  const subject = await subjectOf("homes");
  expect(tableViewOf(subject)).toBe(tableViewOf({ ...subject }));
  expect(tableViewOf(subject).line()).toBe(tableViewOf(subject).line({ universe: "rsa" }));
  expect(tableViewOf({ ...subject, source: { ...subject.source } })).not.toBe(tableViewOf(subject));
});

test("what a commune is made of has no share either, on fewer respondents than a survey's minimum", () => {
  const answers = new Map([
    ["yes", { count: 12, error: 0 }],
    ["no", { count: 8, error: 0 }],
    ["_T", { count: 20, error: 0 }],
  ]);
  const across = (minimumBase: number) =>
    lineAcross({ ...rules, minimumBase }, ["yes", "no"], (code) => answers.get(code));
  expect([20, 21].map((least) => across(least).cell("yes").share)).toEqual([0.6, null]);
});

test("what is ranked goes from the greatest to the least, without the unknown, in its order where equal", () => {
  const found = ranked(["b", "a", "c", "d"], (name) => ({ a: 2, b: 2, c: null, d: 3 })[name] ?? null);
  expect(found.map(({ item }) => item)).toEqual(["d", "b", "a"]);
});
