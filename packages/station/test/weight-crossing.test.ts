import { expect, test } from "vitest";
import { bundleOf, measuredIn, type SmallStudy } from "./small-study.ts";

/** Weights that anyone knows tell how many of each weight stand in each cell: whether that says something of a few. */

type Row = readonly (string | number)[];
const times = (count: number, ...row: Row): readonly Row[] => Array.from({ length: count }, () => row);

const raked = { survey: { minimum_base: 11, calibration: { margins: { age: { young: 520, old: 301 } } } } };
const codelists = { ages: ["young", "old"], wishes: ["a", "b", "c"], regions: ["n", "s", "w"] };
const age = { type: "code", codelist: "ages", label: "Âge" };
const wish = { type: "code", codelist: "wishes", label: "Souhait" };
const region = { type: "code", codelist: "regions", label: "Région" };
const reading = { kind: "sample", note: "les personnes tirées" };

async function toldIn(small: SmallStudy): Promise<Readonly<Record<string, boolean>>> {
  const bundle = await bundleOf(small);
  return Object.fromEntries(
    Object.keys(small.indicators).map((id) => [
      id,
      Object.values(measuredIn(bundle, id))
        .flat()
        .some((value) => value !== null),
    ]),
  );
}

const wishByAge = (youngWhoSayA: number, source: SmallStudy["source"] = raked): SmallStudy => ({
  codelists,
  source: { ...source },
  fields: { age, wish },
  indicators: { wish: { kind: "distribution", of: "wish" } },
  rows: [
    ...times(youngWhoSayA, "young", "a"),
    ...times(15, "old", "a"),
    ...["b", "c"].flatMap((code) => [...times(40, "young", code), ...times(20, "old", code)]),
  ],
});

test("an answer that only the old give is a line in one cell, though no table has it by age", async () => {
  expect(await toldIn(wishByAge(15))).toEqual({ wish: true });
  expect(await toldIn(wishByAge(0))).toEqual({ wish: false });
});

test("which may leave where the study says that ages are no secret", async () => {
  const open = { disclosure: { min: 11, not_sensitive: ["age"] } };
  expect(await toldIn({ ...wishByAge(0), study: open })).toEqual({ wish: true });
});

test("each answer of a field that weights are made from is of one weight, and leaves", async () => {
  const older = { recode: "age", codelist: "older", label: "Âgé", map: { young: "no", old: "yes" } };
  const small: SmallStudy = {
    ...wishByAge(15),
    codelists: { ...codelists, older: ["yes", "no"] },
    source: { ...raked, derive: { older } },
    indicators: {
      age: { kind: "distribution", of: "age" },
      older: { kind: "distribution", of: "older" },
      both: { kind: "profile", of: "wish", by: "older" },
    },
  };
  expect(await toldIn(small)).toEqual({ age: true, older: true, both: true });
});

test.each([
  [2, false],
  [11, true],
])(
  "two universes by a field that no table has: %i young persons between them",
  async (youngBetween, isTold) => {
    const inRegion = (code: string, young: number, old: number) => [
      ...["a", "b"].flatMap((answer) => times(young, code, "young", answer, answer)),
      ...["a", "b"].flatMap((answer) => times(old, code, "old", answer, answer)),
    ];
    const universes = {
      north: { label: "Nord", where: { region: ["n"] } },
      most: { label: "Nord et sud", where: { region: ["n", "s"] } },
    };
    const small: SmallStudy = {
      codelists,
      source: { ...raked, universes },
      fields: { region, age, wish, other: wish },
      indicators: {
        here: { kind: "distribution", of: "wish", universe: "north" },
        there: { kind: "distribution", of: "other", universe: "most" },
      },
      rows: [
        ...inRegion("n", 40, 40),
        ...times(youngBetween, "s", "young", "a", "a"),
        ...times(24, "s", "old", "a", "b"),
        ...inRegion("w", 20, 20),
      ],
    };
    expect(await toldIn(small)).toEqual({ here: isTold, there: isTold });
  },
);

test.each([
  [2, false],
  [11, true],
])("two ways to cut a field: %i young persons between them", async (youngBetween, isTold) => {
  const cut = (south: string) => ({
    recode: "region",
    codelist: "sides",
    label: "Côté",
    map: { n: "yes", s: south, w: "no" },
  });
  const small: SmallStudy = {
    codelists: { ...codelists, sides: ["yes", "no"] },
    source: { ...raked, derive: { one: cut("yes"), two: cut("no") } },
    fields: { region, age },
    indicators: { one: { kind: "distribution", of: "one" }, two: { kind: "distribution", of: "two" } },
    rows: [
      ...["n", "w"].flatMap((code) => [...times(40, code, "young"), ...times(40, code, "old")]),
      ...times(youngBetween, "s", "young"),
      ...times(12, "s", "old"),
    ],
  };
  expect(await toldIn(small)).toEqual({ one: isTold, two: isTold });
});

test("errors tell how many of each stratum answer so, where weights are the same to a hundredth", async () => {
  const sampled = (small: number): SmallStudy => ({
    codelists,
    source: { survey: { minimum_base: 11, weights: "weight", strata: { of: "age" } }, reading },
    fields: { age, wish, weight: { type: "number", label: "Poids" } },
    indicators: { wish: { kind: "distribution", of: "wish" } },
    rows: [
      ...times(30 - small, "young", "a"),
      ...times(70 + small, "young", "b"),
      ...times(small, "old", "a"),
      ...times(100 - small, "old", "b"),
    ].map((row, at) => [...row, 1 + ((at * 7919) % 200) / 40_000]),
  });
  expect(await toldIn(sampled(12))).toEqual({ wish: true });
  expect(await toldIn(sampled(1))).toEqual({ wish: false });
});

test("among weights that nobody knows, shares tell what the few who stand out answered", async () => {
  const weighted = (heaviest: number): SmallStudy => ({
    codelists,
    source: { survey: { minimum_base: 11, weights: "weight" } },
    fields: { wish, weight: { type: "number", label: "Poids" } },
    indicators: { wish: { kind: "distribution", of: "wish" } },
    rows: Array.from({ length: 300 }, (_, at) => [
      ["a", "b", "c"][at % 3] ?? "",
      at === 0 ? heaviest : 1 + ((at * 7919) % 1000) / 10_000,
    ]),
  });
  expect(await toldIn(weighted(1.2))).toEqual({ wish: true });
  expect(await toldIn(weighted(4))).toEqual({ wish: false });
});

test("a respondent between two groups of weights, each to a hundredth, does not hide the two", async () => {
  const inTwo = (heavyWhoSayA: number): SmallStudy => ({
    codelists,
    source: { survey: { minimum_base: 11, weights: "weight" } },
    fields: { wish, weight: { type: "number", label: "Poids" } },
    indicators: { wish: { kind: "distribution", of: "wish" } },
    rows: Array.from({ length: 301 }, (_, at) => {
      const isHeavy = at < 150;
      const answer = at % 10 < 8 ? "b" : "c";
      const own = isHeavy ? at < heavyWhoSayA : at < 175;
      return [own ? "a" : answer, at === 300 ? 3 : (isHeavy ? 5 : 1) * (1 + ((at * 7919) % 1000) / 10_000)];
    }),
  });
  expect(await toldIn(inTwo(15))).toEqual({ wish: true });
  expect(await toldIn(inTwo(1))).toEqual({ wish: false });
});

/** Persons of each age by the answers to two questions, in rows and in columns. */
const byTwo: Readonly<Record<string, readonly (readonly number[])[]>> = {
  young: [
    [0, 13, 0, 12],
    [0, 19, 0, 0],
    [0, 0, 33, 33],
    [0, 0, 0, 0],
  ],
  middle: [
    [4, 0, 19, 0],
    [11, 0, 0, 16],
    [2, 0, 24, 0],
    [0, 0, 0, 20],
  ],
  old: [
    [0, 0, 25, 0],
    [13, 13, 0, 0],
    [0, 0, 0, 0],
    [18, 26, 0, 0],
  ],
};

test("one answer by weights and another by weights frame a masked crossing of the two: one of them leaves", async () => {
  const four = ["a", "b", "c", "d"];
  const margins = { age: { young: 5003, middle: 3011, old: 1777 } };
  const asked = { type: "code", codelist: "four", label: "Réponse" };
  const both = { kind: "profile", of: "one", by: "two" };
  const small: SmallStudy = {
    study: { disclosure: { min: 11, masking: { never: ["one", "two"] } } },
    codelists: { ages: ["young", "middle", "old"], four },
    source: { survey: { minimum_base: 11, calibration: { margins } } },
    fields: { age, one: asked, two: asked },
    indicators: { one: { kind: "distribution", of: "one" }, two: { kind: "distribution", of: "two" } },
    rows: Object.entries(byTwo).flatMap(([code, lines]) =>
      lines.flatMap((line, i) =>
        line.flatMap((count, j) => times(count, code, four[i] ?? "", four[j] ?? "")),
      ),
    ),
  };
  expect(await toldIn(small)).toEqual({ one: true, two: true });
  // Of a and a, 4 persons: counts leave 1 to 45, and with all three shares of each, 1 to 5.
  const beside = { ...small, indicators: { ...small.indicators, both } };
  expect(await toldIn(beside)).toEqual({ one: true, two: false, both: false });
  // So do counts of the other answer by what weights are made from.
  const ages = { kind: "profile", of: "age", by: "two" };
  const counted = { ...small, indicators: { one: { kind: "distribution", of: "one" }, ages, both } };
  expect(await toldIn(counted)).toEqual({ one: false, ages: true, both: false });
  // Once both have left, the crossing stays.
  const after = await bundleOf(beside, [await bundleOf(small)]);
  expect(after.tables.has("both")).toBe(false);
});

/** Persons by age, district, job and answer. */
const byDistrict: readonly (readonly [string, string, string, string, number])[] = [
  ["a", "c", "c", "a", 15],
  ["a", "c", "c", "b", 20],
  ["b", "a", "a", "a", 1],
  ["b", "a", "a", "c", 2],
  ["b", "a", "b", "a", 28],
  ["b", "a", "b", "c", 22],
  ["b", "b", "c", "c", 25],
  ["b", "d", "a", "c", 27],
  ["b", "d", "b", "c", 4],
  ["c", "a", "a", "b", 11],
  ["c", "a", "b", "a", 16],
  ["c", "d", "a", "a", 2],
  ["c", "d", "a", "b", 4],
  ["c", "d", "b", "a", 26],
  ["c", "d", "b", "b", 30],
  ["d", "b", "c", "a", 26],
  ["d", "b", "c", "c", 27],
  ["d", "c", "c", "a", 21],
  ["d", "c", "c", "c", 11],
];

test("an answer and a district by weights frame a masked crossing of the answer with a job, counted by district", async () => {
  const four = ["a", "b", "c", "d"];
  const asked = { type: "code", codelist: "four", label: "Réponse" };
  const margins = { age: { a: 5003, b: 3011, c: 1777, d: 4001 } };
  const district = { kind: "distribution", of: "district" };
  const answer = { kind: "distribution", of: "said" };
  const small: SmallStudy = {
    study: {
      disclosure: { min: 11, masking: { never: ["job", "said"] }, not_sensitive: ["job", "district"] },
    },
    codelists: { four },
    source: { survey: { minimum_base: 11, calibration: { margins } } },
    fields: { age: asked, district: asked, job: asked, said: asked },
    indicators: { district, answer, both: { kind: "profile", of: "said", by: "job" } },
    rows: byDistrict.flatMap(([age, home, job, said, count]) => times(count, age, home, job, said)),
  };
  expect(await toldIn(small)).toEqual({ district: true, answer: true, both: false });
  // Of c and b, 20 persons: counts leave 1 to 63, and with the four shares of each district and answer, 20 alone.
  const jobs = { kind: "profile", of: "job", by: "district" };
  const counted = (indicators: SmallStudy["indicators"]) => ({
    ...small,
    indicators: { ...indicators, jobs },
  });
  const { both } = small.indicators;
  if (both === undefined) throw new RangeError("the crossing");
  const first = await toldIn(counted({ district, answer, both }));
  expect(first).toEqual({ district: true, answer: false, both: false, jobs: false });
  expect(await toldIn(counted({ answer, both, district }))).toMatchObject({ answer: true, district: false });
});

test.each([
  [3, false],
  [13, true],
])("two flags and their union: %i young persons have both", async (youngWithBoth, isTold) => {
  const flag = { type: "flag", label: "Oui ou non" };
  const small: SmallStudy = {
    codelists,
    source: { ...raked, derive: { either: { any: ["one", "other"], label: "L’un ou l’autre" } } },
    fields: { age, one: flag, other: flag },
    indicators: {
      one: { kind: "distribution", of: "one" },
      other: { kind: "distribution", of: "other" },
      either: { kind: "distribution", of: "either" },
    },
    rows: [
      ...times(youngWithBoth, "young", "yes", "yes"),
      ...times(25, "old", "yes", "yes"),
      ...["young", "old"].flatMap((code) => [
        ...times(30, code, "yes", "no"),
        ...times(28, code, "no", "yes"),
        ...times(40, code, "no", "no"),
      ]),
    ],
  };
  expect(await toldIn(small)).toEqual({ one: true, other: true, either: isTold });
});

test.each([
  [3, false],
  [13, true],
])("a question asked of the young, and a cut that takes others in: %i more", async (more, isTold) => {
  const small: SmallStudy = {
    codelists: { ...codelists, sides: ["yes", "no"] },
    source: {
      ...raked,
      derive: {
        side: {
          recode: "region",
          codelist: "sides",
          label: "Côté",
          map: { n: "yes", s: "yes", w: "no" },
        },
      },
    },
    fields: { age, region, why: { ...wish, asked: { region: ["n"] } } },
    indicators: {
      why: { kind: "distribution", of: "why" },
      side: { kind: "distribution", of: "side" },
    },
    rows: [
      ...["young", "old"].flatMap((code) => [
        ...["a", "b", "c"].flatMap((answer) => times(20, code, "n", answer)),
        ...times(40, code, "w", ""),
      ]),
      ...times(more, "young", "s", ""),
      ...times(20, "old", "s", ""),
    ],
  };
  expect(await toldIn(small)).toEqual({ why: isTold, side: isTold });
});

test.each([
  ["of which few have one", 3, false],
  ["of which enough have each", 13, true],
])("the mean of a number that is 0 or 1, %s", async (_, ones, isTold) => {
  const small: SmallStudy = {
    codelists,
    source: raked,
    fields: { age, region, children: { type: "number", label: "Enfants" } },
    indicators: { children: { kind: "summary", of: "children", by: "region", statistic: "mean" } },
    rows: [
      ...times(ones, "young", "n", 1),
      ...times(30, "young", "n", 0),
      ...["n", "s", "w"].flatMap((code) => [...times(25, "old", code, 1), ...times(25, "old", code, 0)]),
      ...["s", "w"].flatMap((code) => [...times(25, "young", code, 1), ...times(25, "young", code, 0)]),
    ],
  };
  expect(await toldIn(small)).toEqual({ children: isTold });
});
