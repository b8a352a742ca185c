import type { Indicator, Study } from "@vigie/study";
import { expect, test } from "vitest";
import { loadSolver, protect, structureOf } from "../src/index.ts";
import { published } from "../src/protection/protect-all.ts";
import { auditPublished, type PublishedTable } from "../src/protection/published-audit.ts";
import { policyOf } from "../src/rules/policy.ts";
import type { Joint } from "../src/system/dependency.ts";
import { codelist, count, loadedWith, many, type Person, shown } from "./world/counted.ts";

/** What several tables of one source tell together and no one of them does: found by the audit, and masked before. */
const highs = await loadSolver();

const files = {
  "codelists/x.yaml": codelist("x", ["a", "b", "c", "d"]),
  "codelists/x_ab.yaml": codelist("x_ab", ["ab", "cd"]),
  "codelists/x_bc.yaml": codelist("x_bc", ["bc", "ad"]),
  "codelists/x_ac.yaml": codelist("x_ac", ["ac", "bd"]),
  "codelists/country.yaml": codelist("country", ["fr", "be", "es", "it"]),
  "codelists/birth.yaml": codelist("birth", ["here", "abroad"]),
  "sources/allocataires.yaml": `source: allocataires
label: Personnes
unit: { one: personne, many: personnes }
fields:
  x: { type: code, codelist: x, label: X }
  sex: { type: flag, label: Femme }
  f: { type: flag, label: F }
  g: { type: flag, label: G }
  country: { type: code, codelist: country, label: Pays }
  birth: { type: code, codelist: birth, label: Naissance }
derive:
  any: { any: [f, g], label: F ou G }
  both: { set: [f, g], label: F et G }
  x_ab: { recode: x, codelist: x_ab, map: { a: ab, b: ab, c: cd, d: cd }, label: AB }
  x_bc: { recode: x, codelist: x_bc, map: { a: ad, b: bc, c: bc, d: ad }, label: BC }
  x_ac: { recode: x, codelist: x_ac, map: { a: ac, b: bd, c: ac, d: bd }, label: AC }
universes:
  all: { label: tous }
  helped: { label: F ou G, where: { any: "yes" } }
  with_f: { label: F, where: { f: "yes" } }
  in_ab: { label: AB, where: { x_ab: ab } }
  in_a: { label: A, where: { x: a } }
`,
  "indicators.yaml": `indicators:
  sets: { kind: overlap, source: allocataires, title: A, of: both }
  sets_by_sex: { kind: profile, source: allocataires, title: A, of: sex, by: both }
  f: { kind: distribution, source: allocataires, title: A, of: f }
  g: { kind: distribution, source: allocataires, title: A, of: g }
  any: { kind: distribution, source: allocataires, title: A, of: any }
  helped: { kind: distribution, source: allocataires, title: A, universe: helped, of: sex }
  with_f: { kind: distribution, source: allocataires, title: A, universe: with_f, of: sex }
  in_ab: { kind: distribution, source: allocataires, title: A, universe: in_ab, of: sex }
  in_a: { kind: distribution, source: allocataires, title: A, universe: in_a, of: sex }
  ab: { kind: distribution, source: allocataires, title: A, of: x_ab }
  bc: { kind: distribution, source: allocataires, title: A, of: x_bc }
  ac: { kind: distribution, source: allocataires, title: A, of: x_ac }
  countries: { kind: distribution, source: allocataires, title: A, of: country }
  births: { kind: distribution, source: allocataires, title: A, of: birth }
`,
};
const study = await loadedWith(files);

const exact = (people: readonly Person[], ids: readonly string[]) =>
  ids.map((id) => count(id, people, study));
const release = (people: readonly Person[], ids: readonly string[], joints: readonly Joint[] = []) =>
  protect(
    {
      secret: "kq9x vltz 4rmw pb7c",
      study,
      tables: exact(people, ids),
      joints: new Map([["allocataires", joints]]),
      previous: [],
    },
    highs,
  );

/** The audit of tables that would leave as they are. */
function audited(tables: readonly PublishedTable[]) {
  const structure = structureOf({ study, tables, withheld: [], joints: new Map(), min: 11 });
  const audit = auditPublished(tables, { structure, policy: policyOf(study) }, highs);
  const failing = audit.populations.flatMap(({ derived }) => derived.filter(({ holds }) => !holds));
  return { holds: audit.holds, failing: failing.map(({ name, low, high }) => `${name}: ${low} to ${high}`) };
}

const flags = (f: string, g: string) => ({
  f,
  g,
  any: [f, g].includes("yes") ? "yes" : "no",
  both: [f === "yes" ? ["f"] : [], g === "yes" ? ["g"] : []].flat().join("+") || "none",
});
/** 3 persons have both. */
const withFlags = [
  ...many(2, { sex: "yes", ...flags("yes", "yes") }),
  ...many(1, { sex: "no", ...flags("yes", "yes") }),
  ...many(14, { sex: "yes", ...flags("yes", "no") }),
  ...many(13, { sex: "no", ...flags("yes", "no") }),
  ...many(10, { sex: "yes", ...flags("no", "yes") }),
  ...many(20, { sex: "no", ...flags("no", "yes") }),
  ...many(75, { sex: "yes", ...flags("no", "no") }),
  ...many(40, { sex: "no", ...flags("no", "no") }),
];

test("two flags and their union tell who has both: the audit says so, and a release masks", () => {
  const apart = ["f", "g"];
  expect(audited(exact(withFlags, apart)).holds).toBe(true);
  const together = ["f", "g", "any"];
  expect(audited(exact(withFlags, together)).failing).toContain("f=yes & g=yes: 3 to 3");
  const { tables, proof } = release(withFlags, together);
  expect(tables.map(({ treatment }) => treatment.kind)).toEqual(["masked", "masked", "masked"]);
  expect(tables.some((table) => shown(table).yes === null)).toBe(true);
  expect(proof.audit.holds).toBe(true);
});

test("a universe of those with either tells it too, though no table is of the union", () => {
  const ids = ["f", "g", "helped"];
  expect(audited(exact(withFlags, ids)).failing).toContain("f=yes & g=yes: 3 to 3");
  expect(release(withFlags, ids).proof.audit.holds).toBe(true);
});

test("whoever answers no to a union answered each of its flags: their set is known, and is none", () => {
  const people = [
    ...many(54, flags("no", "no")),
    ...many(24, flags("yes", "no")),
    ...many(20, flags("no", "yes")),
    ...many(26, flags("yes", "yes")),
    ...many(12, { ...flags("yes", "_U"), both: "_U" }),
    ...many(12, { ...flags("no", "_U"), any: "_U", both: "_U" }),
  ];
  const isMasked = (code = "") => ["none", "f", "g"].includes(code);
  const tables = exact(people, ["sets", "any"]).map((table) => ({
    ...table,
    rows: table.rows.map(({ codes, count: own }) => ({ codes, count: isMasked(codes[1]) ? null : own })),
  }));
  expect(audited(tables).holds).toBe(false);
});

test("a universe is inside another by what their conditions are made of: the few between them are found", () => {
  const ofFlags = [
    ...many(30, { sex: "yes", ...flags("yes", "no") }),
    ...many(3, { sex: "yes", ...flags("no", "yes") }),
    ...many(45, { sex: "no", ...flags("yes", "yes") }),
    ...many(20, { sex: "no", ...flags("no", "yes") }),
  ];
  const inUnion = ["helped", "with_f"];
  expect(audited(exact(ofFlags, inUnion)).failing.map((words) => words.replace(/^.*: /, ""))).toEqual([
    "3 to 3",
  ]);
  expect(release(ofFlags, inUnion).proof.audit.holds).toBe(true);
  const ofCodes = [
    ...many(30, { sex: "yes", x: "a", x_ab: "ab" }),
    ...many(3, { sex: "yes", x: "b", x_ab: "ab" }),
    ...many(45, { sex: "no", x: "a", x_ab: "ab" }),
    ...many(20, { sex: "no", x: "b", x_ab: "ab" }),
  ];
  const inRecoding = ["in_ab", "in_a"];
  expect(audited(exact(ofCodes, inRecoding)).failing.map((words) => words.replace(/^.*: /, ""))).toEqual([
    "3 to 3",
  ]);
  expect(release(ofCodes, inRecoding).proof.audit.holds).toBe(true);
});

test("a flag and a universe of its union go together, though no table is of the union", () => {
  const tables = exact([...many(40, flags("yes", "no")), ...many(30, flags("no", "yes"))], ["f", "helped"]);
  const [population] = structureOf({ study, tables, withheld: [], joints: new Map(), min: 11 }).populations;
  const pairs = population?.relations.map(({ fields }) => fields.join(" "));
  expect(pairs).toEqual(["f universe"]);
});

test("three groupings of the same codes tell one of them, which no table shows", () => {
  const group = (x: string) => ({
    x,
    x_ab: x === "a" || x === "b" ? "ab" : "cd",
    x_bc: x === "b" || x === "c" ? "bc" : "ad",
    x_ac: x === "a" || x === "c" ? "ac" : "bd",
  });
  const people = [
    ...many(3, group("a")),
    ...many(30, group("b")),
    ...many(40, group("c")),
    ...many(50, group("d")),
  ];
  expect(audited(exact(people, ["ab", "bc"])).holds).toBe(true);
  const { holds, failing } = audited(exact(people, ["ab", "bc", "ac"]));
  expect(holds).toBe(false);
  // (33 + 43 + 53 − 123) / 2.
  expect(failing).toContain("x_ab=ab;x_bc=ad: 3 to 3");
  const { tables, proof } = release(people, ["ab", "bc", "ac"]);
  expect(tables.flatMap(({ rows }) => rows).some(({ cell }) => cell.status !== "free")).toBe(true);
  expect(proof.audit.holds).toBe(true);
});

test("two tables that gather differently give a set back, and the audit says so", () => {
  const [sets, bySex] = exact(withFlags, ["sets", "sets_by_sex"]);
  if (sets === undefined || bySex === undefined) throw new RangeError("two tables");
  const gathered = (table: typeof sets, at: number, gone: readonly string[]): PublishedTable => {
    const sums = new Map<string, { codes: readonly string[]; count: number }>();
    for (const { codes, count: own } of table.rows) {
      const after = gone.includes(codes[at] ?? "") ? codes.with(at, "_O") : codes;
      const before = sums.get(after.join())?.count ?? 0;
      sums.set(after.join(), { codes: after, count: before + own });
    }
    const shownCodes = (codes: readonly string[]) => [
      ...new Set(codes.map((code) => (gone.includes(code) ? "_O" : code))),
    ];
    return {
      ...table,
      dimensions: table.dimensions.map((one, position) =>
        position === at ? { ...one, codes: shownCodes(one.codes) } : one,
      ),
      rows: [...sums.values()],
    };
  };
  const alike = [gathered(sets, 1, ["f+g", "g"]), gathered(bySex, 1, ["f+g", "g"])];
  expect(audited(alike)).toEqual({ holds: true, failing: [] });
  // 30 − 27 in one, 33 − 30 in the other.
  const differently = [gathered(sets, 1, ["f+g", "f"]), gathered(bySex, 1, ["f+g", "g"])];
  expect(audited(differently).failing).toContain("both=f+g: 3 to 3");
});

test("tables of the same persons gather the same codes where they may", () => {
  // `g` is rare by sex alone: the other table takes it rather than `f`, which is smaller.
  const { tables, proof } = release(withFlags, ["sets", "sets_by_sex"]);
  expect(shown(tables[0])).toMatchObject({ none: 115, f: 27, _O: 33 });
  expect(shown(tables[1])).toMatchObject({ "none _T": 115, "f _T": 27, "_O _T": 33 });
  expect(tables.flatMap(published).flatMap(({ rows }) => rows.map(({ count: own }) => own))).not.toContain(
    null,
  );
  expect(proof.audit.holds).toBe(true);
});

test("what sets of flags are gathered leaves, of each flag that a table counts, nobody or enough", () => {
  const people = [
    ...many(3, flags("yes", "yes")),
    ...many(50, flags("yes", "no")),
    ...many(12, flags("no", "yes")),
    ...many(90, flags("no", "no")),
  ];
  expect(shown(release(people, ["sets"]).tables[0])).toMatchObject({ none: 90, f: 50, _O: 15 });
  // Beside 53 who have `f`, 50 of them alone, 3 of those 15 would be known to have it.
  const [sets, withF] = release(people, ["sets", "f"]).tables;
  expect(shown(sets)).toMatchObject({ none: 90, _O: 65 });
  expect(shown(sets).f).toBeUndefined();
  expect(shown(withF)).toMatchObject({ yes: 53, no: 102 });
});

test("a bundle tells what a code goes with where it shows the code, and of no masked one", () => {
  const people = [
    ...many(200, { country: "fr", birth: "here" }),
    ...many(1, { country: "be", birth: "abroad" }),
    ...many(11, { country: "es", birth: "abroad" }),
    ...many(11, { country: "it", birth: "abroad" }),
  ];
  const joint: Joint = {
    fields: ["country", "birth"],
    rows: [
      { codes: ["fr", "here"], count: 200 },
      { codes: ["be", "abroad"], count: 1 },
      { codes: ["es", "abroad"], count: 11 },
      { codes: ["it", "abroad"], count: 11 },
    ],
  };
  const { tables, proof } = release(people, ["countries", "births"], [joint]);
  expect(shown(tables[0])).toMatchObject({ fr: 200, be: null, es: null, it: null });
  const pairs = proof.structure.populations[0]?.relations.flatMap((relation) => relation.pairs) ?? [];
  const images = (code: string) => pairs.filter(([country]) => country === code).map(([, birth]) => birth);
  expect(images("fr")).toEqual(["here"]);
  // `es` and `it`, of 11 each, as `be`, of 1: else be = 1 and es = it = 11 would be all that fits.
  for (const masked of ["be", "es", "it"]) expect(images(masked)).toEqual(["here", "abroad", "_U"]);
  const cells = proof.audit.populations.flatMap((population) => population.cells);
  expect(cells.map(({ low, high }) => [low, high])).toEqual([
    [1, 21],
    [1, 21],
    [1, 21],
  ]);
});

test("where a table of two fields is asked, it is for it to say what all of a code are, and it stays where it would", () => {
  const people = [
    ...many(60, { country: "fr", birth: "here" }),
    ...many(50, { country: "es", birth: "abroad" }),
    ...many(40, { country: "it", birth: "abroad" }),
  ];
  const rows = [
    { codes: ["fr", "here"], count: 60 },
    { codes: ["es", "abroad"], count: 50 },
    { codes: ["it", "abroad"], count: 40 },
  ] as const;
  const joints = new Map([["allocataires", [{ fields: ["country", "birth"], rows } as const]]]);
  const tables = exact(people, ["countries", "births"]);
  const births = study.indicators.get("births");
  if (births?.kind !== "distribution") throw new RangeError("the births of everyone");
  const crossing: Indicator = { ...births, kind: "profile", id: "crossing", by: "country" };
  const crossed = { ...study, indicators: new Map(study.indicators).set("crossing", crossing) };
  const relationsTo = (of: Study, withheld: readonly string[], published?: typeof tables) =>
    structureOf({
      study: of,
      tables,
      withheld,
      joints,
      min: 11,
      ...(published && { published }),
    }).populations[0]?.relations.filter(({ fields }) => fields.includes("birth")).length;
  expect(relationsTo(study, [], tables)).toBe(1);
  expect(relationsTo(crossed, ["crossing"], tables)).toBe(0);
  // At the partner's it is known all the same.
  expect(relationsTo(crossed, [])).toBe(1);
  const calm = (...names: readonly string[]) => ({
    ...crossed,
    disclosure: { ...crossed.disclosure, notSensitive: new Set(names) },
  });
  // It says of each birth which countries, as well as of each country which birth.
  expect(relationsTo(calm("birth"), ["crossing"], tables)).toBe(0);
  expect(relationsTo(calm("birth", "country"), ["crossing"], tables)).toBe(1);
});

test("a hidden field stands for what several say together, and for nothing else", () => {
  const fieldsOf = (ids: readonly string[]) => {
    const tables = exact(withFlags, ids);
    const [population] = structureOf({ study, tables, withheld: [], joints: new Map(), min: 11 }).populations;
    return population?.fields ?? new Map();
  };
  expect([...fieldsOf(["f", "g"]).keys()]).toEqual(["universe", "f", "g"]);
  expect([...fieldsOf(["f", "any"]).keys()]).toEqual(["universe", "f", "any"]);
  // A union is unknown where one flag is, and none is yes: which no two of the three say.
  expect(fieldsOf(["f", "g", "any"]).get("together: any × f × g")).toHaveLength(9);
  // The universe `helped` is those whose union is yes.
  expect([...fieldsOf(["f", "g", "helped"]).keys()]).toContain("together: f × g × universe");
  expect([...fieldsOf(["ab"]).keys()]).toEqual(["universe", "x_ab"]);
  expect([...fieldsOf(["ab", "bc"]).keys()]).toEqual(["universe", "x_ab", "x_bc"]);
  expect([...fieldsOf(["ab", "bc", "ac"]).keys()]).toContain("together: x_ab × x_ac × x_bc");
});
