import fc from "fast-check";
import { expect, test } from "vitest";
import { possibleValues } from "../src/system/possible-values.ts";
import { answeredWhole, askedAsSaid, neverTogether } from "../src/system/respected-rules.ts";
import { codelist, loadedWith } from "./world/counted.ts";

/** What definitions leave to somebody, against all persons that there can be, derived here another way. */

const bounds = { narrow: [0, 18, 20], wide: [0, 18, 25] } as const;
const universes = {
  young_f: '{ label: A, where: { f: "yes", narrow: [narrow0, narrow18] } }',
  either: '{ label: B, where: { either: "yes" } }',
  old_a: "{ label: C, where: { wide: [wide25], x: [a] } }",
} as const;
const study = await loadedWith({
  "codelists/x.yaml": codelist("x", ["a", "b", "c"]),
  "codelists/y.yaml": codelist("y", ["ab", "other"]),
  "codelists/items.yaml": codelist("items", ["i", "j", "k", "nothing"]),
  ...Object.fromEntries(
    Object.entries(bounds).map(([id, from]) => [
      `codelists/${id}.yaml`,
      codelist(
        id,
        from.map((bound) => `${id}${bound}, from: ${bound}`),
      ),
    ]),
  ),
  "sources/allocataires.yaml": `source: allocataires
label: Personnes
unit: { one: personne, many: personnes }
fields:
  x: { type: code, codelist: x, label: X }
  birth: { type: date, label: Naissance }
  f: { type: flag, label: F }
  h: { type: flag, label: H }
  g: { type: flag, asked: { x: [a, b] }, label: G }
  q: { type: multiple, codelist: items, exclusive: [nothing], label: Q }
derive:
  y: { recode: x, codelist: y, map: { a: ab, b: ab, c: other }, label: Y }
  age: { years: birth, at: 2024-02-29, label: Âge }
  later: { years: birth, at: 2024-03-01, label: Âge plus tard }
  narrow: { bands: age, codelist: narrow, label: Tranche }
  wide: { bands: later, codelist: wide, label: Tranche }
  either: { any: [f, g, h], label: L’un }
  both: { set: [f, h], label: F et H }
  some: { any: [q_i, q_j, q_k], label: Une réponse }
universes:
  all: { label: tous }
${Object.entries(universes)
  .map(([id, universe]) => `  ${id}: ${universe}`)
  .join("\n")}
`,
  "indicators.yaml": "indicators: { x: { kind: distribution, source: allocataires, title: A, of: x } }\n",
});
const source = [...study.sources.values()][0];
if (source === undefined) throw new RangeError("a source");

const rules = [
  askedAsSaid("g"),
  answeredWhole("q"),
  ...["q_i", "q_j", "q_k"].map((item) => neverTogether(item, "q_nothing")),
];
const flag = ["yes", "no", "_U"];
/** Around each birthday that a band turns on, at either date; and none. */
const births = [
  "1998-12-31",
  "1999-02-28",
  "1999-03-01",
  "1999-03-02",
  "2004-02-28",
  "2004-02-29",
  "2004-03-01",
  "2006-02-28",
  "2006-03-01",
  "2006-03-02",
  "2024-03-01",
  "2024-06-01",
  "",
];

type Person = Readonly<Record<string, string>>;

function ageOn(birth: string, day: string): number {
  const [born = [], on = []] = [birth, day].map((date) => date.split("-").map(Number));
  const isPast = (born[1] ?? 0) * 100 + (born[2] ?? 0) <= (on[1] ?? 0) * 100 + (on[2] ?? 0);
  return (on[0] ?? 0) - (born[0] ?? 0) - (isPast ? 0 : 1);
}

function band(id: keyof typeof bounds, birth: string, day: string): string {
  const reached = birth === "" ? [] : bounds[id].filter((bound) => ageOn(birth, day) >= bound);
  return reached.length === 0 ? "_U" : `${id}${Math.max(...reached)}`;
}

const union = (codes: readonly string[]) =>
  codes.includes("yes") ? "yes" : codes.every((code) => code === "no") ? "no" : "_U";

function derived(person: Person): Person {
  const { x = "", f = "", g = "", h = "", birth = "", q_i = "", q_j = "", q_k = "" } = person;
  const either = union([f, g, h]);
  const isKnown = [f, h].every((code) => ["yes", "no"].includes(code));
  const held = [...(f === "yes" ? ["f"] : []), ...(h === "yes" ? ["h"] : [])];
  const narrow = band("narrow", birth, "2024-02-29");
  const wide = band("wide", birth, "2024-03-01");
  const within = {
    all: true,
    young_f: f === "yes" && ["narrow0", "narrow18"].includes(narrow),
    either: either === "yes",
    old_a: wide === "wide25" && x === "a",
  };
  return {
    ...person,
    y: x === "c" ? "other" : x === "_U" ? "_U" : "ab",
    narrow,
    wide,
    either,
    both: isKnown ? held.join("+") || "none" : "_U",
    some: union([q_i, q_j, q_k]),
    universe: Object.entries(within)
      .flatMap(([id, isIn]) => (isIn ? [id] : []))
      .join("+"),
  };
}

const product = (values: Readonly<Record<string, readonly string[]>>): readonly Person[] =>
  Object.entries(values).reduce<readonly Person[]>(
    (before, [name, codes]) => before.flatMap((person) => codes.map((code) => ({ ...person, [name]: code }))),
    [{}],
  );
const everyone = product({ x: ["a", "b", "c", "_U"], birth: births, f: flag, h: flag, g: [...flag, "_Z"] });
const answers = product({ q_i: flag, q_j: flag, q_k: flag, q_nothing: flag });

const isAsked = ({ x, g }: Person) => (g !== "_Z") === (x === "a" || x === "b");
const isAnswered = (person: Person) => {
  const items = ["q_i", "q_j", "q_k", "q_nothing"].map((item) => person[item]);
  const missing = items.filter((code) => code === "_U").length;
  return (
    (missing === 0 || missing === 4) && (person.q_nothing !== "yes" || !items.slice(0, 3).includes("yes"))
  );
};

const names = ["x", "y", "f", "g", "h", "narrow", "wide", "either", "both", "universe"];
const ofQuestion = ["q_i", "q_j", "q_k", "q_nothing", "some"];

const possibleOf = (fields: ReadonlyMap<string, readonly string[]>, isRespected: boolean) =>
  possibleValues({
    source,
    fields,
    universes: new Map([["universe", ["all", ...Object.keys(universes)]]]),
    respected: new Set(isRespected ? rules : []),
  });

test.each([
  ["of fields, bands, unions, sets and universes", names, everyone, isAsked],
  ["of the items of a question and their union", ofQuestion, answers, isAnswered],
] as const)("what definitions leave to somebody: %s", (_, all, persons, isSo) => {
  fc.assert(
    fc.property(fc.subarray([...all], { minLength: 1, maxLength: 4 }), fc.boolean(), (some, isRespected) => {
      const possible = possibleOf(new Map(), isRespected);
      const rows = possible.together(some) ?? [];
      const reads = new Set(some.flatMap((name) => [...possible.variablesOf(name)]));
      // A rule on what no name reads says nothing of these names.
      const isHeld = (person: Person) =>
        !isRespected || !(reads.has("g") || all === ofQuestion) || isSo(person);
      const held = persons.filter(isHeld).map((person) => {
        const own = derived(person);
        return some.map((name) => own[name] ?? "").join(" ");
      });
      expect(rows.map((row) => row.join(" ")).toSorted()).toEqual([...new Set(held)].toSorted());
    }),
    { numRuns: 150 },
  );
});

test.each([
  ["of fields, bands, unions, sets and universes", names],
  ["of the items of a question and their union", ofQuestion],
] as const)("codes that stand for others stand for all that these go with: %s", (_, all) => {
  const codesOf = (name: string) => possibleOf(new Map(), true).together([name])?.flat() ?? [];
  const codes = new Map(all.map((name) => [name, codesOf(name)]));
  fc.assert(
    fc.property(
      fc.subarray([...all], { minLength: 1, maxLength: 4 }).chain((some) =>
        fc.tuple(
          fc.constant(some),
          // Tables need not show all the codes.
          fc.tuple(...some.map((name) => fc.subarray(codes.get(name) ?? [], { minLength: 1 }))),
          fc.boolean(),
        ),
      ),
      ([some, shown, isRespected]) => {
        const possible = possibleOf(new Map(some.map((name, at) => [name, shown[at] ?? []])), isRespected);
        const alike = possible.togetherAlike(some, Number.POSITIVE_INFINITY);
        const all = (alike?.rows ?? []).flatMap((row) =>
          row.reduce<readonly string[][]>(
            (before, code, at) =>
              (alike?.codes.get(some[at] ?? "")?.get(code) ?? [code]).flatMap((same) =>
                before.map((codes) => [...codes, same]),
              ),
            [[]],
          ),
        );
        const rows = possible.together(some) ?? [];
        expect(all.map((row) => row.join(" ")).toSorted()).toEqual(
          rows.map((row) => row.join(" ")).toSorted(),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("codes of bands, of recodings and of lists stand for those that nothing tells apart from them", () => {
  const shown = new Map([
    ["wide", ["wide0", "wide18", "wide25", "_U"]],
    ["y", ["ab", "other", "_U"]],
    ["universe", ["", "young_f", "either", "either+young_f", "old_a", "either+old_a"]],
  ]);
  const alike = possibleOf(shown, false).togetherAlike(["wide", "y", "universe"], 100);
  expect(alike?.codes.get("y")?.get("other")).toEqual(["other", "_U"]);
  expect(alike?.codes.get("y")?.get("ab")).toEqual(["ab"]);
  expect(alike?.codes.get("wide")?.get("wide25")).toEqual(["wide25"]);
  // Some of less than 18 years on the second day were not born on the first: they too may be in no universe of the young.
  expect(alike?.codes.get("wide")?.get("wide0")).toEqual(["wide0", "wide18"]);
});
