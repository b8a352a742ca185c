import { VigieErrors } from "@vigie/study";
import { expect, test } from "vitest";
import { bundleOf, type SmallStudy } from "./small-study.ts";

/** A second version of a study counts the same persons otherwise: what the first counted by is kept, or the run is refused. */
const zones = ["north", "south"];
const jobs = ["farm", "shop", "works", "office"];
const zone = { type: "code", codelist: "zones", label: "Zone" };

interface Naming {
  readonly field?: string;
  readonly named?: (job: string) => string;
  /** Of the ten persons of each job of each zone, so many of the farms of the North work in a shop. */
  readonly moved?: number;
}

function small({ field = "job", named = (job) => job, moved = 0 }: Naming): SmallStudy {
  const rows = zones.flatMap((place) =>
    jobs.flatMap((job) =>
      Array.from({ length: 10 }, (_, at) => {
        const today = place === "north" && job === "farm" && at < moved ? "shop" : job;
        return [place, named(today)];
      }),
    ),
  );
  return {
    study: { disclosure: { min: 5 } },
    codelists: { zones, jobs: jobs.map(named) },
    fields: { zone, [field]: { type: "code", codelist: "jobs", label: "Métier" } },
    indicators: {
      jobs: { kind: "profile", of: field, by: "zone" },
      zones: { kind: "distribution", of: "zone" },
    },
    rows,
  };
}

const left = async (first: SmallStudy, second: SmallStudy) => [
  ...(await bundleOf(second, [await bundleOf(first)])).tables.keys(),
];

test("all the codes of a field under another name: one who moved is not seen", async () => {
  const named = (job: string) => `${job}s`;
  expect(await left(small({}), small({ named }))).toEqual(["jobs", "zones"]);
  expect(await left(small({}), small({ named, moved: 1 }))).toEqual(["zones"]);
});

const towns = ["a", "b", "c", "d", "e"];
const town = { type: "code", codelist: "towns", label: "Commune" };
const thirds = ["x", "y", "z"];
const numbers: Readonly<Record<string, readonly number[]>> = {
  a: [40, 35, 31],
  b: [43, 49, 41],
  c: [3, 27, 30],
  d: [54, 48, 42],
  e: [40, 35, 51],
};
/** Of `x`, 3 in `c` are hidden, 43 in `b` and 54 in `d` are not; then 100 in `b`, which the two others have joined. */
const joined = (isJoined: boolean): SmallStudy => {
  const named = (town: string) => (isJoined && ["c", "d"].includes(town) ? "b" : town);
  return {
    study: { disclosure: { min: 5 } },
    codelists: { thirds, towns: isJoined ? ["a", "b", "e"] : towns },
    fields: { town, third: { type: "code", codelist: "thirds", label: "Tiers" } },
    indicators: isJoined
      ? {
          second: { kind: "profile", of: "town", by: "third" },
          thirds: { kind: "distribution", of: "third" },
        }
      : { first: { kind: "profile", of: "third", by: "town" } },
    rows: Object.entries(numbers).flatMap(([town, counts]) =>
      counts.flatMap((count, at) => Array.from({ length: count }, () => [named(town), thirds[at] ?? ""])),
    ),
  };
};

test("codes that joined one that keeps its name: what they were, less what is shown of them, stays", async () => {
  expect(await left(joined(false), joined(true))).toEqual(["thirds"]);
});

/** Of 40 and 30 who are one code now, and of 60 and 45, some moved from the one to the other. */
const twoMergers = (isJoined: boolean, { moved = 0, universe = "all" } = {}): SmallStudy => {
  const counts = { a: 40, b: 30, c: 60, d: 45, e: 80 };
  const names = new Map([
    ["a", "ab"],
    ["b", "ab"],
    ["c", "cd"],
    ["d", "cd"],
  ]);
  const nowOf = (town: string, at: number) => (town === "a" && at < moved ? "cd" : (names.get(town) ?? town));
  return {
    study: { disclosure: { min: 5 } },
    codelists: { zones, towns: isJoined ? ["ab", "cd", "e"] : towns },
    fields: { town, zone },
    source: { universes: { north: { label: "Nord", where: { zone: ["north"] } } } },
    indicators: {
      towns: { kind: "distribution", of: "town", universe },
      zones: { kind: "distribution", of: "zone" },
    },
    rows: Object.entries(counts).flatMap(([town, count]) =>
      Array.from({ length: count }, (_, at) => [
        isJoined ? nowOf(town, at) : town,
        at % 2 === 0 ? "north" : "south",
      ]),
    ),
  };
};

test("two mergers in one revision of a list: each is followed, and two who moved between them are not told", async () => {
  expect(await left(twoMergers(false), twoMergers(true))).toEqual(["towns", "zones"]);
  expect(await left(twoMergers(false), twoMergers(true, { moved: 2 }))).toEqual(["zones"]);
});

test("which joined which is asked of what both count by them: where they count none alike, the table stays", async () => {
  const north = { universe: "north" };
  expect(await left(twoMergers(false, north), twoMergers(true, north))).toEqual(["towns", "zones"]);
  expect(await left(twoMergers(false, north), twoMergers(true))).toEqual(["zones"]);
});

/** Of those of the North 80 were asked a first question, and 77 of them, who could read, a second: 3 could not. */
const asked = (question: "first" | "second"): SmallStudy => ({
  study: { disclosure: { min: 5 } },
  codelists: { zones },
  fields: {
    zone,
    reads: flag,
    first: { ...flag, asked: { zone: ["north"] } },
    second: { ...flag, asked: { zone: ["north"], reads: "yes" } },
  },
  indicators: { [question]: { kind: "distribution", of: question } },
  rows: crossed({
    "north yes yes no": 45,
    "north yes no yes": 32,
    "north no yes ": 3,
    "south yes  ": 30,
    "south no  ": 25,
  }),
});

test("a question that nothing asks for any more still tells whom another was not asked of", async () => {
  expect([...(await bundleOf(asked("first"))).tables.keys()]).toEqual(["first"]);
  const refused = await left(asked("first"), asked("second")).catch((error) => error);
  expect(refused).toBeInstanceOf(VigieErrors);
  expect(refused.errors.map(({ code }: { code: string }) => code)).toEqual(["bundle/previous-tells"]);
});

test("a field under another name: refused, whoever moved", async () => {
  const refused = await left(small({}), small({ field: "work" })).catch((error) => error);
  expect(refused).toBeInstanceOf(VigieErrors);
  expect(refused.errors.map(({ code }: { code: string }) => code)).toEqual(["bundle/previous-names-lost"]);
});

const crossed = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([codes, count]) => Array.from({ length: count }, () => codes.split(" ")));
const flag = { type: "flag", label: "Oui ou non" };

/** 100 of A or B, then 97 of A: 3 have B alone. */
const unions: SmallStudy = {
  study: { disclosure: { min: 5 } },
  codelists: { zones },
  fields: { zone, a: flag, b: flag },
  source: { derive: { either: { any: ["a", "b"], label: "L’un ou l’autre" } } },
  indicators: { first: { kind: "profile", of: "either", by: "zone" } },
  rows: crossed({
    "north yes no": 97,
    "north no yes": 3,
    "north no no": 80,
    "south yes yes": 60,
    "south no no": 50,
  }),
};
/** Of those chosen, 3 in `a` are hidden, and 60 in `c`; then 63 in the North, which is both. */
const places: SmallStudy = {
  study: { disclosure: { min: 5 } },
  codelists: { towns, zones },
  fields: { town, chosen: flag },
  source: {
    derive: {
      area: {
        recode: "town",
        codelist: "zones",
        map: { a: "north", b: "south", c: "north", d: "south", e: "south" },
        label: "Secteur",
      },
    },
    universes: { chosen: { label: "Choisis", where: { chosen: ["yes"] } } },
  },
  indicators: { first: { kind: "distribution", of: "town", universe: "chosen" } },
  rows: crossed({ "a yes": 3, "b yes": 14, "c yes": 60, "d yes": 50, "e yes": 40, "a no": 20, "c no": 30 }),
};

test.each<{ says: string; first: SmallStudy; indicators: SmallStudy["indicators"] }>([
  {
    says: "a union, then one of its flags",
    first: unions,
    indicators: {
      second: { kind: "profile", of: "a", by: "zone" },
      zones: { kind: "distribution", of: "zone" },
    },
  },
  {
    says: "towns, then areas, of a universe",
    first: places,
    indicators: {
      second: { kind: "distribution", of: "area", universe: "chosen" },
      flags: { kind: "distribution", of: "chosen" },
    },
  },
  {
    says: "towns of a universe, then areas by what defines it",
    first: places,
    indicators: {
      second: { kind: "profile", of: "area", by: "chosen" },
      flags: { kind: "distribution", of: "chosen" },
    },
  },
])("$says: what both tell of three stays", async ({ first, indicators }) => {
  expect(await left(first, { ...first, indicators })).toEqual([
    ...Object.keys(indicators).filter((name) => name !== "second"),
  ]);
});

/** By town, who is of a first group, of a second, or of neither; of `a`, three are of neither. No one is of both. */
const groupsIn: Readonly<Record<string, readonly [number, number, number]>> = {
  a: [30, 21, 3],
  b: [25, 16, 40],
  c: [31, 22, 24],
  d: [40, 31, 24],
};
const grouped = (indicators: SmallStudy["indicators"], isJoined = false): SmallStudy => ({
  study: { disclosure: { min: 5 } },
  codelists: { towns: isJoined ? ["b", "c", "d"] : Object.keys(groupsIn), sides: ["east", "west"] },
  fields: { town, one: flag, two: flag },
  source: {
    derive: {
      any: { any: ["one", "two"], label: "L’un ou l’autre" },
      side: {
        recode: "town",
        codelist: "sides",
        label: "Côté",
        map: { ...(isJoined ? {} : { a: "east" }), b: "east", c: "east", d: "west" },
      },
    },
    universes: {
      all: { label: "Tous" },
      one: { label: "Un", where: { one: "yes" } },
      two: { label: "Deux", where: { two: "yes" } },
      east: { label: "Est", where: { side: ["east"], any: "yes" } },
    },
  },
  indicators,
  rows: Object.entries(groupsIn).flatMap(([own, counts]) =>
    counts.flatMap((count, at) =>
      Array.from({ length: count }, () => [
        isJoined && own === "a" ? "b" : own,
        at === 0 ? "yes" : "no",
        at === 1 ? "yes" : "no",
      ]),
    ),
  ),
});
const byTown = (universe = "all") => ({ kind: "distribution", of: "town", universe });

test("two bundles of one list, then a code that joined another: who is of neither group is not told", async () => {
  const first = await bundleOf(grouped({ towns: byTown(), first: byTown("one") }));
  const second = await bundleOf(grouped({ second: byTown("two") }), [first]);
  const third = grouped({ any: { kind: "distribution", of: "any" }, now: byTown() }, true);
  const [alone, after] = [await bundleOf(third), await bundleOf(third, [first, second])];
  expect([...alone.tables.keys()]).toEqual(["any", "now"]);
  expect([...after.tables.keys()]).toHaveLength(1);
});

test("a list of which nothing says how it goes with the one before: what is counted by what it makes stays too", async () => {
  const first = await bundleOf(grouped({ first: byTown("one") }));
  const second = grouped(
    {
      now: byTown("two"),
      east: { kind: "distribution", of: "two", universe: "east" },
      any: { kind: "distribution", of: "any" },
    },
    true,
  );
  expect([...(await bundleOf(second, [first])).tables.keys()]).toEqual(["any"]);
});
