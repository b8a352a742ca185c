import { expect, test } from "vitest";
import { brokenParts, definitionsOf } from "../src/definitions/definition.ts";
import { breakTexts, loadStudy, reviewBreaks, type Study } from "../src/index.ts";
import { readFolder } from "./read-folder.ts";

const base = readFolder("base-study");

/** The base study with words replaced in some files. */
async function edited(
  edits: Readonly<Record<string, readonly [RegExp, string]>>,
  breaks: readonly string[] = [],
): Promise<Study> {
  const files = new Map(base);
  if (breaks.length > 0)
    files.set("breaks.yaml", `breaks:\n${breaks.map((name) => `  ${name}: De ${name}.\n`).join("")}`);
  for (const [path, [from, to]] of Object.entries(edits)) {
    const text = files.get(path) ?? "";
    expect(text).toMatch(from);
    files.set(path, text.replace(from, to));
  }
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new Error(loaded.errors.map(({ code }) => code).join(", "));
  return loaded.study;
}

const broken = (earlier: Study, later: Study, id: string) =>
  brokenParts(definitionsOf(earlier)(id), definitionsOf(later)(id));
const review = (earlier: Study, later: Study) => reviewBreaks(definitionsOf(earlier), later);
const texts = (earlier: Study, later: Study, id: string) =>
  breakTexts([definitionsOf(earlier), definitionsOf(later)], later, id);

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
    parts: [{ part: "question" }, { part: "population" }],
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
  {
    title: "respondents interviewed in another way",
    edits: { "sources/homes.yaml": [/^universes:/m, "survey: { mode: online }\nuniverses:"] },
    of: "accounts",
    parts: [{ part: "weights" }],
  },
] as const)("$title ($of)", async ({ edits, of, parts }) => {
  const found = broken(await edited({}), await edited(edits), of) ?? [];
  expect([...found].toSorted(byName)).toEqual([...parts].toSorted(byName));
});

test("a year later, ages taken on the last day again are the same characteristic", async () => {
  const source = [/at: 2022-12-31/, "at: 2023-12-31"] as const;
  const later = await edited({ ...nextYear, "sources/homes.yaml": source });
  expect(broken(await edited({}), later, "bands")).toEqual([]);
});

test("a year later, ages still taken on the day of the year before are another one", async () => {
  expect(broken(await edited({}), await edited(nextYear), "bands")).toEqual([
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
  expect(broken(before, await study("2023-12-31"), "long")).toEqual([]);
  expect(broken(before, await study("2022-12-30"), "long")).toEqual([
    { part: "attribute", attribute: "either" },
  ]);
});

test("a characteristic that has the name of a calculation is not what others are computed from", async () => {
  const source = [
    /^ {2}age:/m,
    "  years: { years: birth, at: 2022-12-31, range: { from: 0, to: 120 }, label: Années }\n  age:",
  ] as const;
  expect(broken(await edited({}), await edited({ "sources/homes.yaml": source }), "bands")).toEqual([]);
});

test("an indicator that was not there has nothing to compare", async () => {
  const later = await edited({
    "indicators.yaml": [/$/, "  more: { kind: distribution, source: homes, title: Plus, of: side }\n"],
  });
  expect(broken(await edited({}), later, "more")).toBeNull();
});

/** The base study with a rate counted on some day. */
const withRate = (day: string, period: Parameters<typeof edited>[0] = {}) =>
  edited({
    ...period,
    "sources/homes.yaml": [/^unit:/m, "protects: nothing\nunit:"],
    "indicators.yaml": [/$/, `  rate: { kind: rate, source: homes, title: Taux, of: town, date: ${day} }\n`],
  });

test("a year later, a rate counted on the last day again is the same rate; on another day it is not", async () => {
  const before = await withRate("2022-12-31");
  expect(broken(before, await withRate("2023-12-31", nextYear), "rate")).toEqual([]);
  expect(broken(before, await withRate("2023-12-30", nextYear), "rate")).toEqual([{ part: "question" }]);
});

const leapYear = {
  "study.yaml": [/2022-07-01, to: 2022-12-31/, "2024-01-01, to: 2024-12-31"],
  "sources/homes.yaml": [/at: 2022-12-31/, "at: 2024-02-29"],
} as const;
const yearAfter = {
  "study.yaml": [/2022-07-01, to: 2022-12-31/, "2025-01-01, to: 2025-12-31"],
  "sources/homes.yaml": [/at: 2022-12-31/, "at: 2025-02-28"],
} as const;

test("the end of February is the end of February in every year", async () => {
  expect(broken(await edited(leapYear), await edited(yearAfter), "bands")).toEqual([]);
});

const otherAges = { "codelists/ages.yaml": [/from: 50/, "from: 60"] } as const;
const otherFamilies = {
  "sources/homes.yaml": [
    /direct: \[desk\]\n {4}material: \[post\]/,
    "direct: [desk, post]\n    material: []",
  ],
} as const;

test.each([
  { title: "the characteristic", line: "band" },
  { title: "its code list", line: "ages" },
  { title: "the indicator", line: "bands" },
])("a change of codes is declared by $title", async ({ line }) => {
  const before = await edited({});
  expect(review(before, await edited(otherAges))).toEqual({
    undeclared: [{ broken: { part: "attribute", attribute: "band" }, name: "band", indicators: ["bands"] }],
    unused: [],
  });
  const declared = await edited(otherAges, [line]);
  expect(review(before, declared)).toEqual({ undeclared: [], unused: [] });
  expect(texts(before, declared, "bands")).toEqual([{ fr: `De ${line}.` }]);
  expect(texts(before, declared, "accounts")).toEqual([]);
});

test("channels put in other families are one line for all that counts contacts", async () => {
  const before = await edited({});
  const { undeclared } = review(before, await edited(otherFamilies));
  expect(undeclared).toEqual([
    { broken: { part: "contacts" }, name: "channels", indicators: ["groups", "paths", "bands"] },
  ]);
  const declared = await edited(otherFamilies, ["channels"]);
  expect(review(before, declared)).toEqual({ undeclared: [], unused: [] });
});

/** Every channel and a motive under another name, in another order of their list. */
const otherNames = {
  "codelists/channels.yaml": [
    /codes:[\s\S]*/,
    `codes:
  - { code: letter, formerly: [post], label: Courrier }
  - { code: office, formerly: [desk, counter], label: Guichet }
  - { code: site, formerly: [web], label: Compte en ligne }
  - { code: robot, formerly: [api], label: Automate }
`,
  ],
  "codelists/motives.yaml": [/income,/, "revenue, formerly: [income],"],
  "sources/homes.yaml": [
    /digital: \[web\][\s\S]*motive: \[income\]/,
    `digital: [site]
    direct: [office]
    material: [letter]
    out_of_scope: [robot]
  routine:
    - { label: Déclaration, channel: [site], motive: [revenue]`,
  ],
  "published.yaml": [/web\+desk/, "office+site"],
} as const;

test("channels and motives that say their former names are the same contacts; in another family they are not", async () => {
  const before = await edited({});
  expect(review(before, await edited(otherNames)).undeclared).toEqual([]);
  const [contacts, text] = otherNames["sources/homes.yaml"];
  const moved = text.replace("digital: [site]", "digital: [site, office]").replace("[office]", "[]");
  const inOtherFamily = await edited({ ...otherNames, "sources/homes.yaml": [contacts, moved] });
  expect(review(before, inOtherFamily).undeclared.map(({ broken }) => broken)).toEqual([
    { part: "contacts" },
  ]);
  const [codes, list] = otherNames["codelists/channels.yaml"];
  const lost = {
    ...otherNames,
    "codelists/channels.yaml": [codes, list.replace(" formerly: [api],", "")],
  } as const;
  expect(review(before, await edited(lost)).undeclared.map(({ name }) => name)).toEqual(["channels"]);
});

test("one line covers what is derived from the characteristic, changed with it", async () => {
  const edits = {
    "codelists/towns.yaml": [/t1/, "t9"],
    "sources/homes.yaml": [/town: \[t1, t2\]/, "town: [t9, t2]"],
  } as const;
  const before = await edited({});
  const after = await edited(edits);
  const { undeclared } = review(before, after);
  expect(undeclared.map(({ name }) => name)).toEqual(["town"]);
  expect(review(before, await edited(edits, ["town"]))).toEqual({ undeclared: [], unused: [] });
});

test("a line that names nothing that changed is left over; so is that of a change of something else", async () => {
  const before = await edited({});
  expect(review(before, await edited({}, ["groups"])).unused).toEqual(["groups"]);
  const { undeclared, unused } = review(before, await edited(otherAges, ["channels"]));
  expect([undeclared.map(({ name }) => name), unused]).toEqual([["band"], ["channels"]]);
});

const association = [
  /$/,
  "  why: { kind: association, source: homes, title: Liens, of: side, outcome: either, reference: left, adjust: { band: old } }\n",
] as const;

test("an association is declared once, for itself and without each flag", async () => {
  const before = await edited({ "indicators.yaml": association });
  expect([...before.indicators.keys()]).toContain("why_without_rsa");
  const after = await edited({ ...otherAges, "indicators.yaml": association });
  expect(review(before, after).undeclared.map(({ indicators }) => indicators)).toEqual([["bands", "why"]]);
  const declared = await edited({ ...otherAges, "indicators.yaml": association }, ["bands", "why"]);
  expect(review(before, declared)).toEqual({ undeclared: [], unused: [] });
  expect(texts(before, declared, "why_without_rsa")).toEqual([{ fr: "De why." }]);
});

function byName(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
