import { expect, test } from "vitest";
import { fraction } from "../../src/noise/fraction.ts";
import { sharedMargins } from "../../src/plan/shared-margins.ts";
import { drawnTables } from "../world/drawn-tables.ts";
import { people, peopleLists } from "../world/people.ts";
import { type StudySketch, sourceOf, studyOf } from "../world/study-of.ts";

interface MarginCase {
  readonly title: string;
  readonly indicators: StudySketch["indicators"];
  readonly sizes?: Readonly<Record<string, number>>;
  /** Universes whose size is left out. */
  readonly unused?: readonly string[];
  /** Number of cells of each margin, its published size where it has one, and the tables that have it. */
  readonly margins: readonly string[];
}

// Of a field, _U is one more code: 3 for sex, online and the like, 4 for country, 5 for trust.
const cases: readonly MarginCase[] = [
  {
    title: "one table alone shares nothing",
    indicators: { sexes: { of: "sex", by: "country" } },
    margins: [],
  },
  {
    title: "two tables of everyone share their number, and every field that both tell apart",
    indicators: {
      one: { of: "sex", by: "country" },
      other: { of: "online", by: "country" },
      third: { of: "deaf" },
    },
    margins: ["1: one, other, third", "4: one, other"],
  },
  {
    title: "two fields in common are one margin of their crossing",
    indicators: {
      one: { kind: "cross", of: "sex", by: ["country", "online"] },
      other: { kind: "cross", of: "deaf", by: ["online", "country"] },
    },
    margins: ["1: one, other", "12: one, other"],
  },
  {
    title: "a field and a recoding of it share the recoding",
    indicators: { one: { of: "country", by: "sex" }, other: { of: "birth", by: "online" } },
    margins: ["1: one, other", "3: one, other"],
  },
  {
    title: "tables of a universe share with those of everyone what is told apart by its condition",
    indicators: { women: { of: "online", universe: "women" }, sexes: { of: "sex", by: "online" } },
    margins: ["1: women, sexes", "3: women, sexes"],
  },
  {
    title: "each of two universes that exclude one another shares with its own tables",
    indicators: {
      both: { of: "online", by: "country", universe: "women", against: "men" },
      men: { of: "online", by: "deaf", universe: "men" },
    },
    margins: ["1: both, men", "3: both, men"],
  },
  {
    title: "a universe and the rest of everyone make everyone",
    indicators: {
      lone: { of: "online", by: "country", universe: "lone", against: "all" },
      all: { of: "online", by: "deaf" },
    },
    margins: ["1: lone, all", "3: lone, all"],
  },
  {
    title: "means of one number share who has one; medians in the same bands, the bands",
    indicators: {
      one: { kind: "summary", of: "income", by: "sex", statistic: "mean" },
      other: { kind: "summary", of: "income", by: "country", statistic: "mean" },
      bands: { kind: "summary", of: "age", by: "sex", statistic: "median", bands: [0, 18, 65] },
      same: { kind: "summary", of: "age", by: "online", statistic: "median", bands: [0, 18, 65] },
      finer: { kind: "summary", of: "age", by: "deaf", statistic: "median", bands: [0, 18, 25, 65] },
    },
    margins: ["1: one, other, bands, same, finer", "2: one, other", "3: one, bands", "4: bands, same"],
  },
  {
    title: "a model has everyone, but no field of theirs: only of those who answered everything",
    indicators: {
      online: { kind: "association", of: "sex", reference: "f", outcome: "online", adjust: { alone: "no" } },
    },
    margins: ["1: online, online/model"],
  },
  {
    title: "a published size is a margin of one table too, of whichever universe it tells apart",
    indicators: { sexes: { of: "sex" } },
    sizes: { all: 1000, women: 520, lone: 90 },
    margins: ["1 = 1000: sexes", "1 = 520: sexes"],
  },
  {
    title: "a size that is not used is estimated once by the tables that tell its universe apart",
    indicators: { trust: { of: "trust", by: "sex" }, online: { of: "online", by: "sex" } },
    sizes: { all: 1000, women: 520 },
    unused: ["women"],
    // The crossing by sex is one of everyone, and one of women.
    margins: ["1 = 1000: trust, online", "1: trust, online", "3: trust, online", "3: trust, online"],
  },
];

for (const { title, indicators, sizes = {}, unused = [], margins } of cases)
  test(title, async () => {
    const published = Object.entries(sizes).map(([name, size]) => [
      name,
      { size, publication: "Insee, 2023" },
    ]);
    const study = await studyOf({
      codelists: peopleLists,
      sources: { people },
      indicators,
      disclosure: { public: { people: Object.fromEntries(published) } },
    });
    const source = sourceOf(study, "people");
    const tables = drawnTables(study, source, fraction(1n)).tables.filter(
      ({ measure }) => measure === "count",
    );
    const used = Object.entries(sizes).map(
      ([name, size]) => [name, unused.includes(name) ? null : size] as const,
    );
    const found = sharedMargins(tables, source, new Map(used)).map(({ size, known, views }) => {
      const names = views.map(({ table }) => tables[table]?.id ?? "");
      return `${size}${known === null ? "" : ` = ${known}`}: ${names.join(", ")}`;
    });
    expect(found.toSorted()).toEqual(margins.toSorted());
  });
