import { describe, expect, test } from "vitest";
import { bundleOf, measuredIn, type SmallStudy } from "./small-study.ts";

/** Somebody looks for the number of one person, or of a few, in what leaves of the means and medians of numbers. */
const fields = {
  town: { type: "code", codelist: "towns", label: "Ville" },
  income: { type: "number", label: "Revenu" },
};
const towns = { towns: ["north", "south", "west"] };
const mean = { kind: "summary", of: "income", by: "town", statistic: "mean" };

/** So many persons of a town, whose incomes go up by 7. */
const living = (town: string, persons: number, from: number) =>
  Array.from({ length: persons }, (_, at) => [town, from + 7 * at]);
const same = (town: string, persons: number, income: number | "") =>
  Array.from({ length: persons }, () => [town, income]);

const small = (rows: SmallStudy["rows"], more: Partial<SmallStudy> = {}): SmallStudy => ({
  codelists: towns,
  fields,
  indicators: { it: mean },
  rows,
  ...more,
});
const nothing = [null, null];
const measured = async (study: SmallStudy, indicator = "it") => measuredIn(await bundleOf(study), indicator);

describe("means of people, two populations of which one is in the other", () => {
  /** Of the 30 of the North who get no help, one income is known. */
  const helped = (rows: readonly (readonly (string | number)[])[], help: "yes" | "no") =>
    rows.map(([town = "", income = ""]) => [town, income, help]);
  const study = small(
    [
      ...helped([...living("north", 40, 300), ...living("south", 40, 500)], "yes"),
      ...helped([["north", 4321], ...same("north", 29, ""), ...living("south", 30, 900)], "no"),
    ],
    {
      fields: { ...fields, help: { type: "flag", label: "Aide" } },
      source: { universes: { helped: { label: "Aidés", where: { help: "yes" } } } },
      indicators: { everyone: mean, some: { ...mean, universe: "helped" } },
    },
  );
  test("where the one who is in one and not in the other would be told, the second says nothing", async () => {
    // 40 incomes of 300 to 573 and one of 4321; 40 of 500 to 773 and 30 of 900 to 1103.
    expect(await measured(study, "everyone")).toEqual({
      north: [41, 531],
      south: [70, 793],
      west: nothing,
      _U: nothing,
      _T: [111, 696],
    });
    // Of the whole neither: South taken from it, it would be North again.
    expect(await measured(study, "some")).toEqual({
      north: nothing,
      south: [40, 637],
      west: nothing,
      _U: nothing,
      _T: nothing,
    });
  });
});

describe("means by town, two of which say nothing", () => {
  const four = { towns: ["north", "south", "west", "east"], homes: ["rent", "own"] };
  const few = (town: string, known: number) => [...living(town, known, 900), ...same(town, 28, "")];
  test("the whole does not leave: without the others, it would be that of seven", async () => {
    const rows = [
      ...living("north", 30, 300),
      ...living("south", 40, 300),
      ...few("west", 3),
      ...few("east", 4),
    ];
    expect(await measured(small(rows, { codelists: four }))).toEqual({
      north: [30, 402],
      south: [40, 437],
      west: nothing,
      east: nothing,
      _U: nothing,
      _T: nothing,
    });
  });
  test("nor where it would say that two towns have nothing at all", async () => {
    const none = [...same("west", 30, 0), ...same("east", 30, 0)];
    const rows = [...living("north", 30, 300), ...living("south", 40, 300), ...none];
    const found = await measured(small(rows, { codelists: four }));
    expect(found).toMatchObject({ north: [30, 402], west: nothing, east: nothing, _T: nothing });
  });
  test("nor that of tenants, who taken from two towns leave five owners", async () => {
    const at = (home: string, rows: ReturnType<typeof living>) => rows.map((row) => [...row, home]);
    const study = small(
      [
        ...[...at("rent", living("north", 30, 300)), ...at("own", living("north", 2, 700))],
        ...[...at("rent", living("south", 30, 300)), ...at("own", living("south", 3, 700))],
        ...[...at("own", few("west", 2)), ...at("own", few("east", 2))],
      ],
      {
        codelists: four,
        fields: { ...fields, home: { type: "code", codelist: "homes", label: "Logement" } },
        indicators: { towns: mean, homes: { ...mean, by: "home" } },
      },
    );
    // 30 from 300 to 503, with 700 and 707; with 700, 707 and 714.
    expect(await measured(study, "towns")).toMatchObject({ north: [32, 420], south: [33, 429], _T: nothing });
    expect(await measured(study, "homes")).toEqual({ rent: nothing, own: nothing, _U: nothing, _T: nothing });
  });
});

describe("a mean that tells what everyone has, or few", () => {
  const means = async (rows: SmallStudy["rows"], disclosure = {}) =>
    measured(
      small([...living("north", 30, 300), ...rows], { study: { disclosure: { min: 11, ...disclosure } } }),
    );
  test("0: everyone has nothing", async () => {
    expect((await means(same("south", 20, 0))).south).toEqual(nothing);
  });
  test("0.05 of 20: one alone has something", async () => {
    expect((await means([...same("south", 19, 0), ["south", 1]])).south).toEqual(nothing);
  });
  test("2.9 of 20, from 2 to 3: two alone have less than the others", async () => {
    expect((await means([...same("south", 18, 3), ...same("south", 2, 2)])).south).toEqual(nothing);
  });
  test("one income that makes more than 85 % of all: the rule of dominance", async () => {
    const rich = [...living("south", 20, 100), ["south", 40_000]];
    expect((await means(rich)).south).toEqual(nothing);
    expect((await means(rich, { dominance: { n: 1, percent: 95 }, p_percent: 5 })).south).toEqual([21, 2063]);
  });
  test("what remains without the first two is under p % of the first", async () => {
    const two = [...living("south", 20, 100), ["south", 40_000], ["south", 39_000]];
    expect((await means(two)).south).toEqual(nothing);
    expect((await means(two, { p_percent: 8 })).south).toEqual([22, 3742]);
  });
  test("a median of such incomes tells of nobody", async () => {
    const rich = [...living("north", 30, 300), ...living("south", 20, 100), ["south", 40_000]];
    const median = { it: { ...mean, statistic: "median" } };
    expect((await measured(small(rich, { indicators: median }))).south).toEqual([21, 170]);
  });
});

describe("a mean beside counts of its number", () => {
  const children = (town: string, counts: Readonly<Record<number, number>>) =>
    Object.entries(counts).flatMap(([number, persons]) => same(town, persons, Number(number)));
  const rows = [
    ...children("north", { 0: 20, 1: 20, 2: 15, 3: 14, 9: 1 }),
    ...children("south", { 0: 30, 1: 20, 2: 20, 3: 15, 4: 12 }),
  ];
  const study = (indicators: SmallStudy["indicators"]): SmallStudy => ({
    codelists: { ...towns, sizes: [...sizes.keys()] },
    lowest: { sizes },
    fields: { town: fields.town, children: { type: "number", label: "Enfants" } },
    source: { derive: { size: { bands: "children", codelist: "sizes", label: "Enfants" } } },
    indicators: { it: { ...mean, of: "children" }, ...indicators },
    rows,
  });
  const sizes = new Map([
    ["none", 0],
    ["one", 1],
    ["two", 2],
    ["more", 3],
  ]);
  test("15 have three children or more, and 51 together: one or few have more than three", async () => {
    const found = await measured(study({ sizes: { kind: "profile", by: "town", of: "size" } }));
    expect(found).toMatchObject({ north: nothing, south: [97, 1.58], _T: nothing });
  });
  test("leaves where these are not counted by town", async () => {
    const found = await measured(study({ sizes: { kind: "distribution", of: "size" } }));
    expect(found).toMatchObject({ north: [70, 1.44], south: [97, 1.58], _T: [167, 1.52] });
  });
  test("leaves, whatever other universes the study asks of without counting children in them", async () => {
    const helps = Array.from({ length: 8 }, (_, at) => `help${at}`);
    const own = study({});
    const wide: SmallStudy = {
      ...own,
      fields: {
        ...own.fields,
        ...Object.fromEntries(helps.map((help) => [help, { type: "flag", label: "Aide" }])),
      },
      source: {
        ...own.source,
        universes: Object.fromEntries(
          helps.map((help) => [help, { label: "Aidés", where: { [help]: "yes" } }]),
        ),
      },
      indicators: {
        ...own.indicators,
        sizes: { kind: "distribution", of: "size" },
        ...Object.fromEntries(
          helps.map((help) => [help, { kind: "distribution", of: "town", universe: help }]),
        ),
      },
      // All the sets of helps that there may be.
      rows: Array.from({ length: 512 }, (_, at) => [
        at % 2 === 0 ? "north" : "south",
        (at >> 1) % 5,
        ...helps.map((_, help) => ((at >> (help + 1)) % 2 === 0 ? "yes" : "no")),
      ]),
    };
    expect(await measured(wide)).toMatchObject({ north: [256, 1.99], south: [256, 1.99], _T: [512, 1.99] });
  });
  test("the same where they are those of who lives there, or stand against them", async () => {
    const north = { north: { label: "Nord", where: { town: "north" } } };
    const derive = { size: { bands: "children", codelist: "sizes", label: "Enfants" } };
    const inNorth = (indicators: SmallStudy["indicators"]): SmallStudy => ({
      ...study(indicators),
      codelists: { ...study({}).codelists, homes: ["rent", "own"] },
      fields: { ...study({}).fields, home: { type: "code", codelist: "homes", label: "Logement" } },
      source: { derive, universes: north },
      rows: rows.map((row, at) => [...row, at % 2 === 0 ? "rent" : "own"]),
    });
    const against = { kind: "distribution", of: "size", against: "north" };
    expect((await measured(inNorth({ sizes: against }))).north).toEqual(nothing);
    const byHome = { ...mean, of: "children", by: "home", universe: "north" };
    const found = await measured(inNorth({ it: byHome, sizes: { kind: "profile", by: "town", of: "size" } }));
    expect(found).toMatchObject({ rent: [35, 1.34], own: nothing, _T: nothing });
  });
});

test("ages at two days: of 41, whose sums are 287 and 288, one has a birthday in between", async () => {
  const born = (at: number) => [at % 2 === 0 ? "north" : "south", `${2012 + (at % 6)}-0${2 + (at % 8)}-15`];
  const age = (at: string) => ({ years: "birth", at, label: "Âge" });
  const bundle = await bundleOf(
    small([...Array.from({ length: 80 }, (_, at) => born(at)), ["north", "2016-01-05"]], {
      fields: { town: fields.town, birth: { type: "date", label: "Naissance" } },
      source: { derive: { first: age("2022-01-01"), later: age("2022-01-08") } },
      indicators: { first: { ...mean, of: "first" }, later: { ...mean, of: "later" } },
    }),
  );
  expect(measuredIn(bundle, "first").north).toEqual([41, 7]);
  expect(Object.values(measuredIn(bundle, "later")).flat()).toEqual(Array(10).fill(null));
});

describe("how many numbers are known", () => {
  test("is said nowhere where in one town few are unknown: the others would give it back", async () => {
    const study = small([
      ...[...living("north", 80, 300), ...same("north", 20, "")],
      ...[...living("south", 98, 300), ...same("south", 2, "")],
      ...living("west", 118, 300),
    ]);
    const found = await measured(study);
    expect(Object.values(found).map(([known]) => known)).toEqual([null, null, null, null, null]);
    expect(found.south).toEqual([null, 640]);
  });
  test("nor by the digits of a mean: 3.489796 is 342 by 98, or 171 by 49", async () => {
    const study = small([
      ...[...same("north", 50, 3), ...same("north", 48, 4), ...same("north", 2, "")],
      ...living("south", 40, 300),
    ]);
    expect((await measured(study)).north).toEqual([null, 3.49]);
  });
  test("nor by a mean of 28 persons: 3.48 is that of 21, 23, 25 or 27 whole numbers", async () => {
    const study = small([
      ...[...same("north", 12, 3), ...same("north", 11, 4), ...same("north", 5, "")],
      ...living("south", 40, 300),
    ]);
    // 80 / 23 = 3.478.
    expect((await measured(study)).north).toEqual([null, 3.5]);
  });
  test("nor by that of everyone, between those of two towns: 13087 by 25918 is 51 by 101", async () => {
    const incomes = (town: string, persons: number, from: number, step: number) =>
      Array.from({ length: persons }, (_, at) => [town, from + step * at]);
    const study = small([
      ...[...incomes("north", 50, 12_000, 137), ...same("north", 2, "")],
      ...incomes("south", 51, 31_000, 411),
    ]);
    // 28 444, of 50 and 51: 28 400 would leave three counts to the North, 28 000 leaves 42.
    expect(await measured(study)).toMatchObject({
      north: [null, 15_357],
      south: [null, 41_275],
      _T: [null, 28_000],
    });
  });
  test("nor by a mean at all, where too few counts are left between the threshold and everyone", async () => {
    const study = small([
      ...[...living("north", 15, 300), ...same("north", 5, "")],
      ...living("south", 40, 300),
    ]);
    expect((await measured(study)).north).toEqual(nothing);
  });
  test("nor beside a masked count of who is asked for it: 8, 7, 9 and 26 helped in all are 2 in the East", async () => {
    const helped = (town: string, persons: number) =>
      Array.from({ length: 26 }, (_, at) => {
        const help = at < persons ? "yes" : at < 17 ? "no" : "maybe";
        return [town, help === "yes" ? 10 + 7 * at : "", help];
      });
    const study = small(
      [...helped("north", 8), ...helped("south", 7), ...helped("west", 9), ...helped("east", 2)],
      {
        study: { disclosure: { min: 3 } },
        codelists: { towns: ["north", "south", "west", "east"], helps: ["yes", "no", "maybe"] },
        fields: { ...fields, help: { type: "code", codelist: "helps", label: "Aide" } },
        indicators: { it: mean, helps: { kind: "profile", of: "help", by: "town" } },
      },
    );
    const found = await bundleOf(study);
    expect(measuredIn(found, "helps")).toHaveProperty("east,yes");
    expect(Object.values(measuredIn(found, "it")).flat()).toEqual(Array(12).fill(null));
  });
  test("nor beside a count of who is asked for it, which less two towns would be two of the third", async () => {
    const helped = (town: string, persons: number) =>
      Array.from({ length: 40 }, (_, at) =>
        at < persons ? [town, 10 + 7 * at, "yes"] : [town, "", at < 30 ? "no" : "maybe"],
      );
    const study = small([...helped("north", 16), ...helped("south", 17), ...helped("west", 2)], {
      codelists: { ...towns, helps: ["yes", "no", "maybe"] },
      fields: { ...fields, help: { type: "code", codelist: "helps", label: "Aide" } },
      indicators: { it: mean, helps: { kind: "distribution", of: "help" } },
    });
    const found = measuredIn(await bundleOf(study), "it");
    expect(Object.values(found).map(([known]) => known)).toEqual([null, null, null, null, null]);
  });
});

describe("a weighted mean", () => {
  const weighted = (rows: SmallStudy["rows"], weightOf: (at: number) => number = () => 10) =>
    small(
      rows.map((row, at) => [...row, weightOf(at)]),
      {
        fields: { ...fields, weight: { type: "number", label: "Poids" } },
        source: { survey: { weights: "weight" } },
      },
    );
  test("of a town where one alone answered, or of the whole, does not leave", async () => {
    const found = await measured(
      weighted([...living("north", 60, 300), ["south", 4321], ...same("south", 29, "")]),
    );
    expect(found.north).toEqual([60, 600, 60, 60, 507]);
    for (const code of ["south", "_T"]) expect(found[code]?.every((value) => value === null)).toBe(true);
  });
  test("to which one respondent makes more than 85 % does not leave either", async () => {
    const rows = [...living("north", 60, 300), ...living("south", 60, 300)];
    const north = async (first: number) =>
      (await measured(weighted(rows, (at) => (at === 0 ? first : 10 + at / 8)))).north;
    expect(await north(10)).toContain(60);
    expect((await north(10_000))?.every((value) => value === null)).toBe(true);
  });
  test("leaves without its bases where few did not answer", async () => {
    const found = await measured(
      weighted([...living("north", 60, 300), ...living("south", 60, 300), ...same("south", 3, "")]),
    );
    expect(found.south).toEqual([null, null, null, null, 507]);
  });
});

describe("the error of a number in a survey", () => {
  const answered = async (rows: SmallStudy["rows"], statistic: "mean" | "median") =>
    measuredIn(
      await bundleOf(
        small(
          rows.map((row) => [...row, 10]),
          {
            fields: { ...fields, weight: { type: "number", label: "Poids" } },
            source: {
              survey: { weights: "weight" },
              reading: { kind: "sample", note: "Un échantillon." },
            },
            indicators: { it: { ...mean, statistic } },
          },
        ),
      ),
      "it",
    );
  test("leaves with a mean, unless one number is so far that it makes nearly all of it", async () => {
    const near = [...living("north", 60, 300), ...living("south", 60, 300)];
    expect((await answered(near, "mean")).north).toEqual([15.7, 475, 538, 60, 600, 60, 60, 507]);
    // 3 000 is a tenth of all incomes of the North, and 86 % of the squares of their distances from the mean.
    expect((await answered([...near, ["north", 3000]], "mean")).north).toEqual([
      ...[null, null, null],
      ...[61, 610, 61, 61, 547],
    ]);
  });
  test("does not leave where nearly all have one child or none: with the mean, it counts those who have two", async () => {
    const children = (few: number) =>
      answered(
        [...same("north", 40, 0), ...same("north", 30, 1), ...same("north", few, 2), ...same("south", 20, 1)],
        "mean",
      );
    // 38 children, and 46 where each is counted as many times as there are in the household.
    expect((await children(4)).north).toEqual([null, null, null, 74, 740, 74, 74, 0.514]);
    expect((await children(20)).north?.slice(0, 3)).not.toContain(null);
  });
  test("leaves with a median, save a bound under or above which few are", async () => {
    const found = await answered([...living("north", 60, 300), ...living("south", 30, 300)], "median");
    expect(found.north).toEqual([null, 454, 559, 60, 600, 60, 60, 507]);
    // Ten of the South have 363 or less, as many 440 or more.
    expect(found.south).toEqual([null, null, null, 30, 300, 30, 30, 402]);
  });
});

describe("after a bundle that left", () => {
  const before = [
    ...[...living("north", 60, 300), ...same("north", 20, "")],
    ...living("south", 60, 300),
    ...living("west", 60, 500),
  ];
  const again = async (rows: SmallStudy["rows"]) => {
    const first = await bundleOf(small(before));
    const second = await bundleOf(small(rows), [first]);
    return [measuredIn(first, "it"), measuredIn(second, "it")] as const;
  };
  test("the same numbers leave again", async () => {
    const [first, second] = await again(before);
    expect(first.north).toEqual([60, 507]);
    expect(second).toEqual(first);
  });
  test("one income more known: neither its town nor the whole leave, and the other towns do", async () => {
    const [first, second] = await again(before.with(60, ["north", 4321]));
    expect(second).toEqual({ ...first, north: nothing, _T: nothing });
  });
  test("one income that is another: the same", async () => {
    const [first, second] = await again(before.with(59, ["north", 4321]));
    expect(second).toEqual({ ...first, north: nothing, _T: nothing });
  });
  test("one income that is another, where the mean was a round number: the same", async () => {
    const rows = [...living("north", 41, 360), ...living("south", 40, 300)];
    const first = await bundleOf(small(rows));
    const second = await bundleOf(small(rows.with(20, ["north", 623])), [first]);
    // 503 rounds to 500 with one digit less, and 500 left with all of them.
    expect(measuredIn(first, "it")).toMatchObject({ north: [41, 500], south: [40, 437], _T: [81, 469] });
    expect(measuredIn(second, "it")).toMatchObject({ north: nothing, south: [40, 437], _T: nothing });
  });
  test("the same where it left without its count, of which nobody knows the digits", async () => {
    const rows = [...living("north", 41, 360), ...same("north", 2, ""), ...living("south", 40, 300)];
    const first = await bundleOf(small(rows));
    const second = await bundleOf(small(rows.with(20, ["north", 623])), [first]);
    const south = [null, 437];
    expect(measuredIn(first, "it")).toMatchObject({ north: [null, 500], south });
    expect(measuredIn(second, "it")).toMatchObject({ north: nothing, south, _T: nothing });
  });
  test("one income that changes a mean too little to be seen, and that of everyone enough: the latter stays", async () => {
    const rows = [...living("north", 40, 300), ...living("south", 43, 301)];
    const first = await bundleOf(small(rows));
    const second = await bundleOf(small(rows.with(0, ["north", 317])), [first]);
    expect(measuredIn(first, "it")).toMatchObject({ north: [40, 437], south: [43, 448], _T: [83, 442] });
    expect(measuredIn(second, "it")).toMatchObject({ north: [40, 437], south: [43, 448], _T: nothing });
  });
  test("what is kept back does not come out of the whole, once it was not printed before", async () => {
    const first = await bundleOf(small(before.slice(0, 140)));
    const second = await bundleOf(small([...before.with(60, ["north", 4321])]), [first]);
    // West is new: the whole grew by 61, and would give North back with South and West.
    expect(measuredIn(second, "it")).toEqual({
      north: nothing,
      south: [60, 507],
      west: [60, 707],
      _U: nothing,
      _T: nothing,
    });
  });
  /** Of those whose town is unknown, three incomes are known, so that the whole is not printed. */
  const apart = [...living("", 3, 2000), ...same("", 60, "")];
  const rowsWith = (extra: SmallStudy["rows"]) => [
    ...[...living("north", 40, 300), ...same("north", 20, "")],
    ...[...living("south", 40, 500), ...same("south", 20, "")],
    ...[...living("west", 40, 900), ...extra],
  ];
  test("one income more in each of two towns: the whole does not give both together", async () => {
    const first = await bundleOf(small(rowsWith(apart)));
    const answered = [...living("", 18, 2000), ...same("", 45, "")];
    const later = rowsWith(answered).with(40, ["north", 4321]).with(100, ["south", 3000]);
    const second = await bundleOf(small(later), [first]);
    expect(measuredIn(first, "it")._T).toEqual(nothing);
    expect(measuredIn(second, "it")).toEqual({
      north: nothing,
      south: nothing,
      west: [40, 1037],
      _U: [18, 2060],
      _T: nothing,
    });
  });
  test("a town has twelve incomes more and the whole thirteen: the one of the others does not come out", async () => {
    // In each of the two others one income makes nearly all, and together neither does.
    const rich = (town: string, most: number) => [
      ...[...living(town, 20, 100), [town, most]],
      ...same(town, 30, ""),
    ];
    const rows = [
      ...[...living("north", 40, 300), ...same("north", 40, "")],
      ...[...rich("south", 40_000), ...rich("west", 39_000)],
    ];
    const first = await bundleOf(small(rows));
    const known = living("north", 12, 300);
    const second = await bundleOf(small(rows.toSpliced(40, 12, ...known).with(-1, ["west", 4321])), [first]);
    const silent = { south: nothing, west: nothing };
    expect(measuredIn(first, "it")).toMatchObject({ north: [40, 437], ...silent, _T: [82, 1258] });
    expect(measuredIn(second, "it")).toMatchObject({ north: [52, 414], ...silent, _T: nothing });
  });
  test("means by town stay known once the study asks for others: those by home give no few beside them", async () => {
    const study = (indicators: SmallStudy["indicators"]) =>
      small(
        rowsWith(apart).map((row, at) => [...row, at % 2 === 0 ? "rent" : "own"]),
        {
          codelists: { ...towns, homes: ["rent", "own"] },
          fields: { ...fields, home: { type: "code", codelist: "homes", label: "Logement" } },
          indicators,
        },
      );
    const first = await bundleOf(study({ it: mean }));
    const second = await bundleOf(study({ homes: { ...mean, by: "home" } }), [first]);
    expect(measuredIn(first, "it")).toMatchObject({ north: [40, 437], south: [40, 637], west: [40, 1037] });
    // With the whole, the three whose town is unknown would come out.
    expect(measuredIn(second, "homes")).toEqual({ rent: [62, 742], own: nothing, _U: nothing, _T: nothing });
  });
});
