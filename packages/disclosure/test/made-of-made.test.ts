import { describe, expect, test } from "vitest";
import { codelist, loadedWith, many, type Person } from "./world/counted.ts";
import { judged } from "./world/judged.ts";

/** Attributes made of attributes that are made of others, which no table shows. */
const files = {
  "codelists/s.yaml": codelist("s", ["x", "y"]),
  "codelists/town.yaml": codelist("town", ["a, parent: n", "b, parent: n", "c, parent: m", "n", "m"]),
  "codelists/zone.yaml": codelist("zone", ["north", "south"]),
  "codelists/side.yaml": codelist("side", ["left", "right"]),
  "codelists/narrow.yaml": codelist("narrow", ["young, from: 0", "middle, from: 30", "old, from: 50"]),
  "codelists/wide.yaml": codelist("wide", ["under_50", "older"]),
  "codelists/other.yaml": codelist("other", ["under_30, from: 0", "30_plus, from: 30"]),
  "codelists/season.yaml": codelist("season", ["winter", "spring"]),
  "codelists/word.yaml": codelist("word", ["with", "without"]),
  "sources/allocataires.yaml": `source: allocataires
label: Personnes
unit: { one: personne, many: personnes }
fields:
  age: { type: number, label: Âge }
  day: { type: date, label: Jour }
  s: { type: code, codelist: s, label: S }
  town: { type: code, codelist: town, label: Commune }
  f: { type: flag, label: F }
  g: { type: flag, label: G }
  h: { type: flag, label: H }
derive:
  narrow: { bands: age, codelist: narrow, label: Tranche }
  wide: { recode: narrow, codelist: wide, map: { young: under_50, middle: under_50, old: older }, label: Âge }
  other: { bands: age, codelist: other, label: Tranche }
  district: { parent: town, label: Secteur }
  zone: { recode: district, codelist: zone, map: { n: north, m: south }, label: Zone }
  side: { recode: town, codelist: side, map: { a: left, b: right, c: right }, label: Côté }
  month: { period: day, every: month, label: Mois }
  quarter: { period: day, every: quarter, label: Trimestre }
  season: { recode: month, codelist: season, map: { 2024-01: winter, 2024-02: winter, 2024-03: spring, 2024-04: spring, 2024-05: spring, 2024-06: spring }, label: Saison }
  fg: { any: [f, g], label: F ou G }
  fgh: { any: [fg, h], label: "F, G ou H" }
  both: { set: [f, g], label: F et G }
  words: { recode: f, codelist: word, map: { "yes": with, "no": without }, label: F }
  told: { recode: fg, codelist: word, map: { "yes": with, "no": without }, label: F ou G }
  some: { recode: both, codelist: word, map: { none: without, f: with, g: with, f+g: with }, label: F ou G }
universes:
  all: { label: tous }
  older: { label: 50 ans et plus, where: { wide: [older] } }
  adults: { label: 30 ans et plus, where: { other: [30_plus] } }
`,
  "indicators.yaml": `indicators:
${["wide", "other", "narrow", "zone", "side", "season", "quarter"]
  .map((id) => `  ${id}: { kind: profile, source: allocataires, title: A, of: ${id}, by: s }`)
  .join("\n")}
${["older", "adults"]
  .map((id) => `  in_${id}: { kind: distribution, source: allocataires, title: A, universe: ${id}, of: s }`)
  .join("\n")}
${["f", "g", "fgh"].map((id) => `  ${id}_by_s: { kind: profile, source: allocataires, title: A, of: ${id}, by: s }`).join("\n")}
${["f", "g", "h", "fg", "fgh", "words", "told", "some"]
  .map((id) => `  ${id}: { kind: distribution, source: allocataires, title: A, of: ${id} }`)
  .join("\n")}
`,
};
const read = await loadedWith(files);
const notSensitive = new Set([...(read.sources.get("allocataires")?.attributes.keys() ?? [])]);
const study = { ...read, disclosure: { ...read.disclosure, notSensitive } };

const aged = (s: string, age: number): Person => ({
  s,
  narrow: age < 30 ? "young" : age < 50 ? "middle" : "old",
  wide: age < 50 ? "under_50" : "older",
  other: age < 30 ? "under_30" : "30_plus",
});
const housed = (s: string, town: string): Person => ({
  s,
  zone: town === "c" ? "south" : "north",
  side: town === "a" ? "left" : "right",
});
const dated = (s: string, month: number): Person => ({
  s,
  season: month < 3 ? "winter" : "spring",
  quarter: month < 4 ? "2024-Q1" : "2024-Q2",
});
const answering = (f: boolean, g: boolean, h = false): Person => {
  const word = (is: boolean) => (is ? "yes" : "no");
  const words = (is: boolean) => (is ? "with" : "without");
  return {
    f: word(f),
    g: word(g),
    h: word(h),
    fg: word(f || g),
    fgh: word(f || g || h),
    words: words(f),
    told: words(f || g),
    some: words(f || g),
  };
};
/** In x, few in the middle; in y, many everywhere. */
const between = (
  few: number,
  [low, middle, high]: readonly [string, string, string],
  of: (s: string, at: string) => Person,
) => [
  ...many(40, of("x", low)),
  ...many(few, of("x", middle)),
  ...many(45, of("x", high)),
  ...[low, middle, high].flatMap((at) => many(50, of("y", at))),
];
const ages = (few: number) => between(few, ["20", "40", "60"], (s, at) => aged(s, Number(at)));
const towns = (few: number) => between(few, ["a", "b", "c"], housed);
const months = (few: number) => between(few, ["1", "3", "4"], (s, at) => dated(s, Number(at)));
const unions = (few: number) => [
  ...many(few, answering(true, false, true)),
  ...many(40, answering(true, false)),
  ...many(35, answering(false, false, true)),
  ...many(60, answering(false, false)),
];
const flags = (few: number) => [
  ...many(few, answering(true, true)),
  ...many(40, answering(true, false)),
  ...many(35, answering(false, true)),
  ...many(60, answering(false, false)),
];

describe("of two tables that differ by 3 persons, one is masked or kept", () => {
  test.each([
    ["bands of bands, beside bands of the same ages", ages, ["wide", "other"]],
    ["the same, as universes", ages, ["in_older", "in_adults"]],
    ["zones of districts of towns, beside sides of the towns", towns, ["zone", "side"]],
    ["seasons of months, beside quarters", months, ["season", "quarter"]],
    ["a union of a union, with both", unions, ["fg", "h", "fgh"]],
    ["a flag in other words, with another and their union", flags, ["words", "g", "fg"]],
    ["a union in other words, with its flags", flags, ["told", "f", "g"]],
    ["a set in other words, with its flags", flags, ["some", "f", "g"]],
  ] as const)("%s", (_, people, ids) => {
    expect(judged(people(3), ids, study)).toMatchObject({ holds: false, proven: true });
    expect(judged(people(14), ids, study)).toEqual({ holds: true, leaving: ids.length, proven: true });
  });
});

test("where a union counts as many as its flags together, nobody has two: who has the third is told by group", () => {
  const people = (few: number) =>
    ["x", "y"].flatMap((s) => [
      ...many(35, { ...answering(true, false), s }),
      ...many(40, { ...answering(false, true), s }),
      ...many(s === "x" ? few : 60, { ...answering(false, false, true), s }),
      ...many(50, { ...answering(false, false), s }),
    ]);
  const ids = ["f_by_s", "g_by_s", "fgh_by_s", "h"];
  expect(judged(people(3), ids, study)).toMatchObject({ holds: false, proven: true });
  expect(judged(people(14), ids, study)).toEqual({ holds: true, leaving: 4, proven: true });
});
