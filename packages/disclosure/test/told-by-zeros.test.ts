import { describe, expect, test } from "vitest";
import { codelist, loadedWith, many, type Person } from "./world/counted.ts";
import { judged } from "./world/judged.ts";

/** Groups that no table shows, and that come out where zeros say that nobody is. */
const codes = {
  home: ["shared", "other", "h3", "h4", "h5", "h6"],
  work: ["student", "active"],
  age: ["young", "a30", "a45", "a60", "a75"],
  sex: ["w", "m"],
  a: ["a1", "a2", "a3"],
  b: ["b1", "b2", "b3", "b4"],
  c: ["c1", "c2", "c3"],
};
const pairs = ["home work", "home sex", "sex age", "age work", "a b", "a c", "b c"].map((pair) =>
  pair.split(" "),
);
const files = {
  ...Object.fromEntries(
    Object.entries(codes).map(([id, own]) => [`codelists/${id}.yaml`, codelist(id, own)]),
  ),
  "sources/allocataires.yaml": `source: allocataires
label: Personnes
unit: { one: personne, many: personnes }
fields:
${Object.keys(codes)
  .map((id) => `  ${id}: { type: code, codelist: ${id}, label: Champ }`)
  .join("\n")}
universes:
  all: { label: tous }
`,
  "indicators.yaml": `indicators:
${pairs
  .map(([of, by]) => `  ${of}_${by}: { kind: profile, source: allocataires, title: A, of: ${of}, by: ${by} }`)
  .join("\n")}
`,
};
const read = await loadedWith(files);
const study = { ...read, disclosure: { ...read.disclosure, notSensitive: new Set(Object.keys(codes)) } };

/** Whoever shares a home is a student, and students are young. */
const living = (few: number, homes: readonly string[], older: readonly string[]) => {
  const one = (home: string, work: string, age: string, sex: string): Person => ({ home, work, age, sex });
  return [
    ...many(60, one("shared", "student", "young", "m")),
    ...many(50, one("shared", "student", "young", "w")),
    ...many(few, one("other", "student", "young", "m")),
    ...many(30, one("other", "student", "young", "w")),
    ...many(few, one("other", "active", "young", "m")),
    ...many(30, one("other", "active", "young", "w")),
    ...homes.flatMap((home) =>
      older.flatMap((age) => ["w", "m"].flatMap((sex) => many(14, one(home, "active", age, sex)))),
    ),
  ];
};
/** In c1, two codes of a are those of two codes of b, but for a few. */
const crossed = (few: number) => {
  const one = (a: string, b: string, c: string): Person => ({ a, b, c });
  return [
    ...many(30, one("a1", "b1", "c1")),
    ...many(18, one("a1", "b2", "c1")),
    ...many(16, one("a2", "b1", "c1")),
    ...many(22, one("a2", "b2", "c1")),
    ...many(few, one("a1", "b3", "c1")),
    ...many(few, one("a2", "b4", "c1")),
    ...many(20, one("a3", "b3", "c1")),
    ...many(21, one("a3", "b4", "c1")),
    ...["c2", "c3"].flatMap((c) =>
      ["a1", "a2"]
        .flatMap((a) => ["b1", "b2", "b3", "b4"].map((b) => [a, b] as const))
        .concat([
          ["a3", "b3"],
          ["a3", "b4"],
        ])
        .flatMap(([a, b]) => many(15, one(a, b, c))),
    ),
  ];
};
const ofLiving = ["home_work", "home_sex", "sex_age", "age_work"];

describe("4 persons come out, and are protected", () => {
  test.each([
    [
      "young men who share no home, by zeros of two tables",
      (few: number) => living(few, ["other"], ["a30"]),
      ofLiving,
    ],
    [
      "the same, where no clique has homes and ages",
      (few: number) => living(few, codes.home.slice(1), codes.age.slice(1)),
      ofLiving,
    ],
    ["several codes of one field less several of another", crossed, ["a_b", "a_c", "b_c"]],
  ] as const)("%s", (_, people, ids) => {
    expect(judged(people(2), ids, study)).toMatchObject({ holds: false, proven: true });
    expect(judged(people(14), ids, study)).toEqual({ holds: true, leaving: ids.length, proven: true });
  });
});
