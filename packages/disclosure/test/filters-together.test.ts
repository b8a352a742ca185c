import { newStudy } from "@vigie/study";
import { describe, expect, test } from "vitest";
import { loadSolver, structureOf } from "../src/index.ts";
import { auditPublished } from "../src/protection/published-audit.ts";
import { policyOf } from "../src/rules/policy.ts";
import { isFiltered } from "../src/system/respected-rules.ts";
import { count, loaded, many, type Person } from "./world/counted.ts";
import { jointsAmong } from "./world/joints-among.ts";

/** What questions that were not asked of everyone tell with what decides of whom. */
const highs = await loadSolver();

const kept = [...newStudy()].filter(([path]) => path === "study.yaml");
const study = await loaded(
  new Map([
    ...kept,
    [
      "codelists/x.yaml",
      "codelist: x\nlabel: X\ncodes: [{ code: a, label: A }, { code: b, label: B }, { code: c, label: C }]\n",
    ],
    [
      "sources/allocataires.yaml",
      `source: allocataires
label: Personnes
unit: { one: personne, many: personnes }
fields:
  x: { type: code, codelist: x, label: X }
  f: { type: flag, label: F }
  of_a: { type: flag, asked: { x: [a] }, label: Avis de A }
  again: { type: flag, asked: { x: [a] }, label: Autre avis de A }
  of_ab: { type: flag, asked: { x: [a, b] }, label: Avis de A et B }
  why: { type: flag, asked: { of_a: "yes" }, label: Pourquoi }
  of_a_and_f: { type: flag, asked: { x: [a], f: "yes" }, label: Avis de A et F }
  rented: { type: flag, label: Ce que seuls ont ceux de A }
universes:
  all: { label: tous }
  ab: { label: A ou B, where: { x: [a, b] } }
`,
    ],
    [
      "indicators.yaml",
      `indicators:
${["x", "of_a", "again", "of_ab", "why", "of_a_and_f"]
  .map((of) => `  ${of}: { kind: distribution, source: allocataires, title: A, of: ${of} }`)
  .join("\n")}
  in_ab: { kind: distribution, source: allocataires, title: A, universe: ab, of: f }
  x_by_f: { kind: profile, source: allocataires, title: A, of: x, by: f }
  rented_by_f: { kind: profile, source: allocataires, title: A, of: rented, by: f }
`,
    ],
  ]),
);

/** The audit of these tables, as they are but for the cells masked. */
function audited(
  ids: readonly string[],
  people: readonly Person[],
  isMasked: (id: string, codes: readonly string[]) => boolean = () => false,
) {
  const tables = ids.map((id) => {
    const table = count(id, people, study);
    const rows = table.rows.map((row) => (isMasked(id, row.codes) ? { ...row, count: null } : row));
    return { ...table, rows };
  });
  const joints = jointsAmong(people, ids, study);
  const structure = structureOf({ study, tables, withheld: [], joints, min: 11 });
  return auditPublished(tables, { structure, policy: policyOf(study) }, highs);
}

const derivedFrom = (audit: ReturnType<typeof audited>) =>
  audit.populations.flatMap(({ derived }) =>
    derived.flatMap(({ low, high, holds }) => (holds ? [] : [[low, high]])),
  );

/** Answers of someone of A, of B, of C. */
const a = (answer: string): Person => ({
  x: "a",
  f: answer,
  of_a: answer,
  again: "yes",
  of_ab: answer,
  why: answer === "yes" ? "yes" : "_Z",
  of_a_and_f: answer === "yes" ? "yes" : "_Z",
});
const notAsked = { of_a: "_Z", again: "_Z", why: "_Z", of_a_and_f: "_Z" };
const b: Person = { ...notAsked, x: "b", f: "yes", of_ab: "yes" };
const c: Person = { ...notAsked, x: "c", f: "no", of_ab: "_Z" };
const people = [...many(20, a("yes")), ...many(15, a("no")), ...many(2, b), ...many(40, c)];

describe("of two questions or populations of which one holds the other but for 2 persons, one is told by a filter", () => {
  test.each([
    ["a question asked of more", ["of_a", "of_ab"]],
    ["a universe", ["of_a", "in_ab"]],
  ])("%s", (_, ids) => {
    expect(derivedFrom(audited(ids, people))).toContainEqual([2, 2]);
    expect(audited(ids, [...people, ...many(10, b)]).holds).toBe(true);
    // Somebody answered who was not asked: nothing is sure.
    expect(derivedFrom(audited(ids, [...people, { ...c, of_a: "yes" }]))).toEqual([]);
  });
});

test("whom a question is asked of is told by another that is asked of the same, though no table says whom", () => {
  const asked = [...many(2, a("yes")), ...many(9, a("no")), ...many(40, c)];
  const isMasked = (id: string, [, answer]: readonly string[]) => id === "of_a" && answer !== "_T";
  // Of 11 asked, 1 to 10 said yes.
  expect(audited(["of_a", "again"], asked, isMasked).holds).toBe(false);
  expect(audited(["of_a", "again"], [...asked, { ...c, again: "yes" }], isMasked).holds).toBe(true);
});

test("who meets all the conditions of a filter was asked: those are a cell of their crossing", () => {
  const whole = [...people, ...many(12, { ...c, f: "yes" }), ...many(12, b)];
  const isMasked = (id: string, codes: readonly string[]) =>
    id === "x_by_f" && !codes.includes("_T") && !codes.includes("_U");
  const cellOf = (some: readonly Person[]) =>
    audited(["x_by_f", "of_a_and_f"], some, isMasked)
      .populations.flatMap(({ cells }) => cells)
      .flatMap(({ codes, low, high }) => (codes[1] === "yes" && codes[2] === "a" ? [[low, high]] : []));
  expect(cellOf(whole)).toEqual([[20, 20]]);
  // Somebody answered who was not asked: nothing is sure.
  expect(cellOf([...whole, { ...c, of_a_and_f: "yes" }])).toEqual([[1, 34]]);
});

describe("a field that has no value for those of some codes is tied to these, though the study says nothing of it", () => {
  const rented = (count: number, f: string, answer: string) => many(count, { ...a(f), f, rented: answer });
  const own = [...rented(20, "yes", "yes"), ...rented(25, "yes", "no"), ...rented(30, "no", "yes")];
  const others = [
    ...many(2, b),
    ...many(50, { ...c, f: "yes" }),
    ...many(12, { ...b, f: "no" }),
    ...many(40, c),
  ];
  const isMasked = (id: string, [, , x]: readonly string[]) => id === "x_by_f" && (x === "a" || x === "b");
  const rangeOf = (some: readonly Person[]) =>
    audited(["x_by_f", "rented_by_f"], some, isMasked)
      .populations.flatMap(({ cells }) => cells)
      .flatMap(({ codes, low, high }) => (codes[1] === "yes" && codes[2] === "b" ? [[low, high]] : []));
  test("52 have none and 50 are of C: 2 are of B", () => {
    expect(rangeOf([...own, ...others])).toEqual([[2, 2]]);
  });
  test("where 5 of A have none either, 7 at most are of B", () => {
    expect(rangeOf([...own, ...others, ...many(5, { ...a("yes"), f: "yes" })])).toEqual([[0, 7]]);
  });
  test("not by the data, where a filter says it already", () => {
    const source = study.sources.get("allocataires");
    if (source === undefined) throw new RangeError("no source");
    expect(["rented", "of_a", "x"].map((name) => isFiltered(name, source))).toEqual([false, true, false]);
  });
  test("but not where one of them has some", () => {
    const one = { ...c, rented: "yes" };
    const range = rangeOf([...own, ...others, ...many(3, { ...b, f: "no", rented: "yes" }), one]);
    expect(range).toEqual([[0, 47]]);
  });
});
