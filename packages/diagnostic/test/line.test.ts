import { expect, test } from "vitest";
import { baseOf, codesInBase, type Line, lineOf, outsideOf, shareOf, without } from "../src/tables/line.ts";
import { cohortOf } from "../src/populations.ts";
import { gapsOf, profileOf } from "../src/profile.ts";
import { referenceOf } from "../src/tables/reference-line.ts";
import { subjectOf } from "./fixture/subject.ts";
import { emptied, hidden } from "./fixture/table-text.ts";

const plain = { errors: new Map(), outside: new Set(["_U"]), min: 11 };

test("the base is what is known", async () => {
  const line = lineOf(await subjectOf("homes"), "rsa");
  expect(baseOf(line)).toBe(930);
  expect(outsideOf(line)).toBe(70);
  expect(shareOf(line, "owner")).toBeCloseTo(60 / 930, 12);
  expect([shareOf(line, "unsaid"), shareOf(line, "_U"), shareOf(line, "_T")]).toEqual([null, null, null]);
});

test("the base leaves whatever is hidden outside of it", async () => {
  const line = lineOf(await subjectOf("homes", (table) => hidden(table, "rsa|_U", "rsa|unsaid")), "rsa");
  expect([baseOf(line), shareOf(line, "owner")]).toEqual([930, 60 / 930]);
});

test("a hidden count hides its own share only", async () => {
  const line = lineOf(await subjectOf("homes", (table) => hidden(table, "rsa|owner")), "rsa");
  expect([shareOf(line, "owner"), shareOf(line, "tenant")]).toEqual([null, 620 / 930]);
});

test("a code that no unit of a line can have is not in it: a zero without noise, where others have some", async () => {
  const subject = await subjectOf("homes");
  const read = (others: number) =>
    lineOf(
      {
        ...subject,
        table: {
          ...subject.table,
          rows: subject.table.rows.map((row) =>
            row.codes.at(-1) === "owner" ? { ...row, count: 0, error: 0 } : { ...row, error: others },
          ),
        },
      },
      "rsa",
    );
  expect([codesInBase(read(1)).includes("owner"), shareOf(read(1), "owner")]).toEqual([false, 0]);
  expect(codesInBase(read(0))).toContain("owner");
});

test("nobody gives no share, and no reference population", async () => {
  const subject = await subjectOf("groups", emptied);
  expect(shareOf(lineOf(subject, "rsa"), "mixed")).toBeNull();
  expect(referenceOf(subject)).toBeNull();
});

test("a comparison population that holds the cohort is printed whole or without it, as the study says", async () => {
  const subject = await subjectOf("groups");
  const reference = referenceOf(subject);
  expect(reference?.people.name).toBe("ensemble des foyers allocataires");
  expect([reference?.line.counts.get("mixed"), reference?.rest?.counts.get("mixed")]).toEqual([885, 600]);
  const others = referenceOf({ ...subject, study: { ...subject.study, comparedWith: "rest" } });
  expect(others?.people.name).toBe("autres foyers allocataires");
  expect([others?.line.counts.get("mixed"), others?.line.counts.get("_T")]).toEqual([600, 4000]);
});

test("a cell masked in either population is masked in their difference", async () => {
  const subject = await subjectOf("groups", (table) => hidden(table, "rsa|direct", "all|none"));
  const others = without(lineOf(subject, "all"), lineOf(subject, "rsa"));
  expect(["direct", "none", "mixed"].map((code) => others.counts.get(code))).toEqual([null, null, 600]);
});

test("the widest gap: 50 and over among direct users, 63 % against 25 %", async () => {
  // direct: 60 of 95; whole: 243 of 980 known
  const [widest] = gapsOf(profileOf(await subjectOf("ages")));
  expect([widest?.of.by, widest?.code]).toEqual(["direct", "50-plus"]);
  expect(widest?.gap).toBeCloseTo(60 / 95 - 243 / 980, 12);
});

test("the rest of a cohort is the cohort without the group", async () => {
  const direct = profileOf(await subjectOf("ages")).lines.find(({ by }) => by === "direct");
  const rest = direct?.reference?.rest;
  expect(rest?.counts.get("50-plus")).toBe(183);
  expect(rest && baseOf(rest)).toBe(885);
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
  const outside = new Set(["_U"]);
  const line: Line = {
    ...plain,
    base: { value: 100, error: 0 },
    counts: new Map([
      ["yes", 60],
      ["no", 40],
      ["_U", 5],
      ["_T", 105],
    ]),
    outside,
    estimates: new Map([["yes", { share: 0.55, error: 0, interval: { lower: 0.45, upper: 0.64 } }]]),
  };
  expect(shareOf(line, "yes")).toBe(0.55);
  expect(shareOf(line, "no")).toBeNull();
  expect(baseOf(line)).toBe(100);
  const inner = {
    ...line,
    counts: new Map([...line.counts].map(([code, count]) => [code, (count ?? 0) / 5])),
  };
  expect(shareOf(without(line, inner), "yes")).toBeNull();
});

test("on fewer respondents than a survey's minimum no share is printed, and on that many it is", () => {
  const line = (yes: number, least: number): Line => ({
    ...plain,
    base: { value: yes + 10, error: 0 },
    counts: new Map([
      ["yes", yes],
      ["no", 10],
      ["_T", yes + 10],
    ]),
    outside: new Set(["_U"]),
    minimumBase: least,
  });
  expect(shareOf(line(19, 30), "yes")).toBeNull();
  expect(shareOf(line(20, 30), "yes")).toBeCloseTo(2 / 3);
});
