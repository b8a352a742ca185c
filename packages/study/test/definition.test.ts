import { expect, test } from "vitest";
import { brokenParts, loadStudy, type Study } from "../src/index.ts";
import { readFolder } from "./read-folder.ts";

const base = readFolder("base-study");

/** The base study with words replaced in some files. */
async function edited(edits: Readonly<Record<string, readonly [RegExp, string]>>): Promise<Study> {
  const files = new Map(base);
  for (const [path, [from, to]] of Object.entries(edits)) {
    const text = files.get(path) ?? "";
    expect(text).toMatch(from);
    files.set(path, text.replace(from, to));
  }
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new Error(loaded.errors.map(({ code }) => code).join(", "));
  return loaded.study;
}

const nextYear = {
  "study.yaml": [/2022-07-01, to: 2022-12-31/, "2023-07-01, to: 2023-12-31"],
} as const;

test.each([
  {
    title: "the share of an indicator in the budget may change: it says how precise it is, not what it is",
    edits: { "indicators.yaml": [/of: band, /, "of: band, weight: 4, "] },
    of: "bands",
    parts: [],
  },
  {
    title: "other bounds of a number are another number",
    edits: { "sources/homes.yaml": [/to: 120/, "to: 100"] },
    of: "bands",
    parts: [{ part: "attribute", attribute: "age" }],
  },
  {
    title: "labels may change",
    edits: { "codelists/ages.yaml": [/Jeunes/, "Les jeunes"] },
    of: "bands",
    parts: [],
  },
  { title: "titles may change", edits: { "indicators.yaml": [/Âges/, "Les âges"] }, of: "bands", parts: [] },
  {
    title: "bands that start elsewhere are another characteristic",
    edits: { "codelists/ages.yaml": [/from: 50/, "from: 60"] },
    of: "bands",
    parts: [{ part: "attribute", attribute: "band" }],
  },
  {
    title: "what another indicator counts does not matter",
    edits: { "codelists/ages.yaml": [/from: 50/, "from: 60"] },
    of: "groups",
    parts: [],
  },
  {
    title: "another population",
    edits: { "indicators.yaml": [/by: side/, "universe: rsa, by: side"] },
    of: "accounts",
    parts: [{ part: "question" }, { part: "population" }, { part: "attribute", attribute: "rsa" }],
  },
  {
    title: "a period of another length",
    edits: { "study.yaml": [/2022-07-01/, "2022-01-01"] },
    of: "accounts",
    parts: [{ part: "duration" }],
  },
  {
    title: "respondents drawn in strata, where they were not",
    edits: { "sources/homes.yaml": [/^universes:/m, "survey: { strata: { of: side } }\nuniverses:"] },
    of: "accounts",
    parts: [{ part: "weights" }],
  },
] as const)("$title ($of)", async ({ edits, of, parts }) => {
  const found = brokenParts(await edited({}), await edited(edits), of) ?? [];
  expect([...found].toSorted(byName)).toEqual([...parts].toSorted(byName));
});

test("a year later, ages taken on the last day again are the same characteristic", async () => {
  const source = [/at: 2022-12-31/, "at: 2023-12-31"] as const;
  const later = await edited({ ...nextYear, "sources/homes.yaml": source });
  expect(brokenParts(await edited({}), later, "bands")).toEqual([]);
});

test("a year later, ages still taken on the day of the year before are another one", async () => {
  expect(brokenParts(await edited({}), await edited(nextYear), "bands")).toEqual([
    { part: "attribute", attribute: "age" },
  ]);
});

test("a year later, time until the last day is the same characteristic", async () => {
  const indicators = [
    /$/,
    "  long: { kind: summary, source: homes, title: Durée, of: either, by: side, statistic: mean }\n",
  ] as const;
  const study = (day: string) =>
    edited({
      ...(day.startsWith("2023") ? nextYear : {}),
      "indicators.yaml": indicators,
      "sources/homes.yaml": [
        / {2}either: .*/,
        `  either: { days: [birth, ${day}], range: { from: 0, to: 40000 }, label: Jours }`,
      ],
    });
  const before = await study("2022-12-31");
  expect(brokenParts(before, await study("2023-12-31"), "long")).toEqual([]);
  expect(brokenParts(before, await study("2022-12-30"), "long")).toEqual([
    { part: "attribute", attribute: "either" },
  ]);
});

test("an indicator that was not there has nothing to compare", async () => {
  const later = await edited({
    "indicators.yaml": [/$/, "  more: { kind: distribution, source: homes, title: Plus, of: side }\n"],
  });
  expect(brokenParts(await edited({}), later, "more")).toBeNull();
});

function byName(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
