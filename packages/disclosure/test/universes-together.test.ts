import { describe, expect, test } from "vitest";
import { loadSolver, protect, structureOf } from "../src/index.ts";
import { auditPublished } from "../src/protection/published-audit.ts";
import { policyOf } from "../src/rules/policy.ts";
import { codelist, count, loadedWith, many, type Person } from "./world/counted.ts";
import { judged as judgedIn } from "./world/judged.ts";

/** What a universe tells with another, or with a table, by what it is defined by; and answers that are missing. */
const highs = await loadSolver();

const files = {
  "codelists/x.yaml": codelist("x", ["a", "b", "c", "d"]),
  "codelists/x_ab.yaml": codelist("x_ab", ["ab", "other"]),
  "codelists/from_20.yaml": codelist("from_20", ["under_20, from: 0", "20_plus, from: 20"]),
  "codelists/from_25.yaml": codelist("from_25", ["under_25, from: 0", "25_plus, from: 25"]),
  "sources/allocataires.yaml": `source: allocataires
label: Personnes
unit: { one: personne, many: personnes }
fields:
  age: { type: number, label: Âge }
  day: { type: date, label: Jour }
  x: { type: code, codelist: x, label: X }
  f: { type: flag, label: F }
  g: { type: flag, label: G }
derive:
  any: { any: [f, g], label: F ou G }
  both: { set: [f, g], label: F et G }
  x_ab: { recode: x, codelist: x_ab, map: { a: ab, b: ab, c: other, d: other }, label: AB }
  from_20: { bands: age, codelist: from_20, label: Tranche }
  from_25: { bands: age, codelist: from_25, label: Tranche }
  month: { period: day, every: month, label: Mois }
  quarter: { period: day, every: quarter, label: Trimestre }
universes:
  all: { label: tous }
  f: { label: F, where: { f: "yes" } }
  g: { label: G, where: { g: "yes" } }
  any: { label: F ou G, where: { any: "yes" } }
  f_and_g: { label: F et G, where: { f: "yes", g: "yes" } }
  a: { label: A, where: { x: [a] } }
  c: { label: C, where: { x: [c] } }
  f_in_x_ab: { label: F de AB, where: { f: "yes", x_ab: [ab] } }
  f_in_ab: { label: F de A ou B, where: { f: "yes", x: [a, b] } }
  f_in_a: { label: F de A, where: { f: "yes", x: [a] } }
  ab: { label: A ou B, where: { x_ab: [ab] } }
  adults: { label: 20 ans et plus, where: { from_20: [20_plus] } }
  older: { label: 25 ans et plus, where: { from_25: [25_plus] } }
  june: { label: juin, where: { month: [2024-06] } }
  spring: { label: deuxième trimestre, where: { quarter: [2024-Q2] } }
`,
  "indicators.yaml": `indicators:
${["f", "any", "a", "ab", "adults", "older", "june", "spring", "f_and_g"]
  .map(
    (id) => `  in_${id}: { kind: distribution, source: allocataires, title: A, universe: ${id}, of: x_ab }`,
  )
  .join("\n")}
  x_in_ab: { kind: distribution, source: allocataires, title: A, universe: ab, of: x }
  x_in_f: { kind: distribution, source: allocataires, title: A, universe: f, of: x }
  x: { kind: distribution, source: allocataires, title: A, of: x }
  x_by_g: { kind: profile, source: allocataires, title: A, of: x, by: g }
  x_by_month: { kind: profile, source: allocataires, title: A, of: x, by: month }
  x_by_f: { kind: profile, source: allocataires, title: A, of: x, by: f }
  x_by_age: { kind: profile, source: allocataires, title: A, of: x, by: from_25 }
  age_by_f: { kind: profile, source: allocataires, title: A, of: from_25, by: f }
  age_by_g: { kind: profile, source: allocataires, title: A, of: from_25, by: g }
  x_ab_by_f: { kind: profile, source: allocataires, title: A, of: x_ab, by: f }
  in_f_in_a: { kind: distribution, source: allocataires, title: A, universe: f_in_a, of: x_ab }
  x_ab_by_g: { kind: profile, source: allocataires, title: A, of: x_ab, by: g }
  g_in_f_in_x_ab: { kind: distribution, source: allocataires, title: A, universe: f_in_x_ab, of: g }
  g_in_f_in_ab: { kind: distribution, source: allocataires, title: A, universe: f_in_ab, of: g }
  quarter_in_f_in_ab: { kind: distribution, source: allocataires, title: A, universe: f_in_ab, of: quarter }
  ab_all: { kind: distribution, source: allocataires, title: A, of: x_ab }
  in_c: { kind: distribution, source: allocataires, title: A, universe: c, of: x_ab }
  by_age: { kind: distribution, source: allocataires, title: A, of: from_25 }
  f: { kind: distribution, source: allocataires, title: A, of: f }
  g: { kind: distribution, source: allocataires, title: A, of: g }
  g_in_f: { kind: distribution, source: allocataires, title: A, universe: f, of: g }
  g_in_all: { kind: distribution, source: allocataires, title: A, of: g }
  in_g: { kind: distribution, source: allocataires, title: A, universe: g, of: x_ab }
  f_by_g: { kind: profile, source: allocataires, title: A, of: f, by: g }
  any: { kind: distribution, source: allocataires, title: A, of: any }
  sets: { kind: overlap, source: allocataires, title: A, of: both }
`,
};
const study = await loadedWith(files);

const exact = (people: readonly Person[], ids: readonly string[]) =>
  ids.map((id) => count(id, people, study));

const judged = (people: readonly Person[], ids: readonly string[], asked = study) =>
  judgedIn(people, ids, asked);

const flags = (f: string, g: string) => {
  const told = [f === "yes" ? ["f"] : [], g === "yes" ? ["g"] : []].flat().join("+") || "none";
  const isWhole = f !== "_U" && g !== "_U";
  return {
    f,
    g,
    any: told === "none" ? (isWhole ? "no" : "_U") : "yes",
    both: isWhole ? told : "_U",
  };
};
const homes = (x: string) => ({ x, x_ab: x === "c" ? "other" : "ab" });
const ages = (age: number) => ({
  from_20: age < 20 ? "under_20" : "20_plus",
  from_25: age < 25 ? "under_25" : "25_plus",
});
const months = (month: string) => ({ month, quarter: month > "2024-03" ? "2024-Q2" : "2024-Q1" });

describe("of two universes of which one holds the other but for 2 persons, one is told", () => {
  /** @param few how those 2 are */
  const people = (most: Person, few: Person, others: Person) => [
    ...many(20, { ...homes("a"), ...most }),
    ...many(20, { ...homes("c"), ...most }),
    ...many(2, { ...homes("a"), ...few }),
    ...many(30, { ...homes("c"), ...others }),
  ];
  test.each([
    [
      "a flag and a union that holds it",
      ["in_f", "in_any"],
      flags("yes", "no"),
      flags("no", "yes"),
      flags("no", "no"),
    ],
    ["bands of one number", ["in_adults", "in_older"], ages(30), ages(22), ages(10)],
    ["bands, the others being a table", ["in_adults", "by_age"], ages(30), ages(22), ages(10)],
    [
      "a month and its quarter",
      ["in_june", "in_spring"],
      months("2024-06"),
      months("2024-05"),
      months("2024-02"),
    ],
  ] as const)("%s", (_, ids, most, few, others) => {
    const found = judged(people(most, few, others), ids);
    expect(found).toEqual({ holds: false, leaving: 1, proven: true });
    // Without those 2, nothing is told: both leave.
    expect(judged(people(most, most, others), ids)).toMatchObject({ holds: true, leaving: 2 });
  });

  test("a code and a recoding that holds it", () => {
    const some = (b: number) => [...many(20, homes("a")), ...many(b, homes("b")), ...many(30, homes("c"))];
    expect(judged(some(2), ["in_a", "in_ab"])).toEqual({ holds: false, leaving: 1, proven: true });
    expect(judged(some(12), ["in_a", "in_ab"])).toMatchObject({ holds: true, leaving: 2 });
  });
});

test("who is in none of the universes that make up nearly everyone is told by their sizes", () => {
  const some = (b: number) => [...many(20, homes("a")), ...many(b, homes("b")), ...many(30, homes("c"))];
  const ids = ["ab_all", "in_a", "in_c"];
  expect(judged(some(2), ids)).toMatchObject({ holds: false, proven: true });
  expect(judged(some(12), ids)).toMatchObject({ holds: true, leaving: 3 });
});

test("who meets all the conditions of a universe is in it: its size is a cell of their crossing", () => {
  const people = [
    ...many(40, { ...homes("a"), ...flags("yes", "yes") }),
    ...many(2, { ...homes("a"), ...flags("no", "yes") }),
    ...many(50, { ...homes("c"), ...flags("yes", "no") }),
    ...many(60, { ...homes("c"), ...flags("no", "no") }),
  ];
  const [crossing, size] = exact(people, ["f_by_g", "in_f_and_g"]);
  if (crossing === undefined || size === undefined) throw new RangeError("two tables");
  // Masked as would be prudent were the crossing alone.
  const hidden = ["yes yes", "yes no", "no yes", "no no"];
  const rows = crossing.rows.map(({ codes, count: own }) => ({
    codes,
    count: hidden.includes(codes.slice(1).join(" ")) ? null : own,
  }));
  const tables = [{ ...crossing, rows }, size];
  const structure = structureOf({ study, tables, withheld: [], joints: new Map(), min: 11 });
  const audit = auditPublished(tables, { structure, policy: policyOf(study) }, highs);
  const few = audit.populations
    .flatMap(({ cells }) => cells)
    .find(({ codes }) => codes.join(" ") === "all yes no");
  expect(few).toMatchObject({ low: 2, high: 2, holds: false });
});

test("an answer that is missing makes the union unknown but where another is yes: who said yes beside it is told", () => {
  const people = [
    ...many(30, flags("yes", "no")),
    ...many(2, flags("yes", "_U")),
    ...many(20, flags("no", "_U")),
    ...many(40, flags("no", "yes")),
    ...many(50, flags("no", "no")),
  ];
  const found = judged(people, ["f", "g", "any"]);
  expect(found.holds).toBe(false);
  expect(found.proven).toBe(true);
});

test("who answered neither of two flags is told by those flags and the unknown of their set", () => {
  const people = [
    ...many(30, flags("yes", "no")),
    ...many(2, flags("_U", "_U")),
    ...many(15, flags("no", "_U")),
    ...many(15, flags("_U", "no")),
    ...many(40, flags("yes", "yes")),
    ...many(50, flags("no", "no")),
    ...many(50, flags("no", "yes")),
  ];
  const found = judged(people, ["f", "g", "sets"]);
  expect(found.holds).toBe(false);
  expect(found.proven).toBe(true);
});

test("who meets one condition of a universe by being in another, and the other by an answer, is in it", () => {
  const people = [
    ...many(40, { ...homes("a"), ...flags("yes", "yes") }),
    ...many(2, { ...homes("a"), ...flags("yes", "no") }),
    ...many(60, { ...homes("c"), ...flags("no", "no") }),
  ];
  const [answers, size] = exact(people, ["g_in_f", "in_f_and_g"]);
  if (answers === undefined || size === undefined) throw new RangeError("two tables");
  const rows = answers.rows.map((row) =>
    row.count > 0 && row.codes[1] !== "_T" ? { ...row, count: null } : row,
  );
  const tables = [{ ...answers, rows }, size];
  const structure = structureOf({ study, tables, withheld: [], joints: new Map(), min: 11 });
  const { populations } = auditPublished(tables, { structure, policy: policyOf(study) }, highs);
  const cells = populations.flatMap((population) => population.cells);
  // The others are those of the size that is shown.
  expect(cells.map(({ codes, low, high }) => [codes[1], low, high])).toEqual([["no", 2, 2]]);
});

test("who is in each of two universes is in that of both conditions: those of neither are told by the total", () => {
  const mixed = (times: number, own: Person) => [
    ...many(times, { ...homes("a"), ...own }),
    ...many(times, { ...homes("c"), ...own }),
  ];
  const some = (few: number) => [
    ...mixed(40, flags("yes", "yes")),
    ...mixed(20, flags("yes", "no")),
    ...mixed(20, flags("no", "yes")),
    ...mixed(few, flags("no", "no")),
  ];
  const ids = ["in_f", "in_g", "in_f_and_g", "ab_all"];
  expect(judged(some(2), ids)).toMatchObject({ holds: false, proven: true });
  expect(judged(some(12), ids)).toMatchObject({ holds: true, leaving: 4 });
});

describe("of the codes that a universe of two conditions asks for, those who do not meet the other", () => {
  const some = (few: number, own: Person) => [
    ...(["a", "b", "c"] as const).flatMap((x) => many(20, { ...homes(x), ...own, f: "yes" })),
    ...many(few, { ...homes("b"), ...own, f: "no" }),
    ...many(20, { ...homes("c"), ...own, f: "no" }),
  ];
  const mixed = (few: number, one: Person, other: Person) => [...some(few, one), ...some(12, other)];
  test.each([
    ["codes of a recoding, by what it is made of", ["x_by_g", "g_in_f_in_x_ab"], { g: "yes" }, { g: "no" }],
    ["a recoding that gathers the codes", ["x_ab_by_g", "g_in_f_in_ab"], { g: "yes" }, { g: "no" }],
    ["the same recoding", ["x_ab_by_g", "g_in_f_in_x_ab"], { g: "yes" }, { g: "no" }],
    ["by codes of a flag", ["x_by_g", "g_in_f_in_ab"], { g: "yes" }, { g: "no" }],
    [
      "by months, and by quarters",
      ["x_by_month", "quarter_in_f_in_ab"],
      months("2024-02"),
      months("2024-05"),
    ],
  ] as const)("%s", (_, ids, one, other) => {
    expect(judged(mixed(3, one, other), ids)).toMatchObject({ holds: false, proven: true });
    expect(judged(mixed(12, one, other), ids)).toMatchObject({ holds: true, leaving: 2 });
  });
});

test("a universe holds everyone of the codes that define it: who has one and is not in another is told", () => {
  const some = (few: number) => [
    ...many(30, { ...homes("a"), ...flags("yes", "no") }),
    ...many(20, { ...homes("a"), ...flags("no", "no") }),
    ...many(18, { ...homes("b"), ...flags("yes", "no") }),
    ...many(few, { ...homes("b"), ...flags("no", "no") }),
    ...many(40, { ...homes("c"), ...flags("no", "no") }),
    ...many(40, { ...homes("c"), ...flags("yes", "no") }),
  ];
  const ids = ["x_in_ab", "x_in_f"];
  expect(judged(some(2), ids)).toEqual({ holds: false, leaving: 2, proven: true });
  expect(judged(some(12), ids)).toMatchObject({ holds: true, leaving: 2 });
});

describe("those of some codes who are not in a universe, where it is counted by other codes that make these up", () => {
  const person = (x: string, f: string): Person => ({ ...homes(x), ...flags(f, "no") });
  const people = [
    ...["a", "b", "c"].flatMap((x) => many(25, person(x, "yes"))),
    ...[person("a", "no"), person("b", "no"), ...many(30, person("c", "no"))],
  ];
  test.each([
    ["52 by a code of everyone, 25 and 25 by finer ones in the universe", ["ab_all", "x_in_f"]],
    ["26 and 26 by finer codes of everyone, 50 by a code in the universe", ["x", "in_f"]],
  ])("%s", (_, ids) => {
    expect(judged(people, ids)).toEqual({ holds: false, leaving: 2, proven: true });
  });
  test("where they are enough, or where codes are not all counted, nothing is found", () => {
    const more = [...people, ...many(12, person("a", "no")), ...many(12, person("b", "no"))];
    expect(judged(more, ["ab_all", "x_in_f"])).toEqual({ holds: true, leaving: 2, proven: true });
  });
});

describe("what comes out of many counts, whatever they are", () => {
  const person = (x: string, f: string): Person => ({ ...homes(x), ...flags(f, "no") });
  /** @param came more of the first three kinds */
  const people = (few: number, came: readonly [number, number, number] = [0, 0, 0]) => [
    ...many(30 + came[0], person("a", "yes")),
    ...many(25 + came[1], person("b", "yes")),
    ...many(30 + came[2], person("a", "no")),
    ...many(few, person("b", "no")),
    ...["yes", "no"].flatMap((f) => many(40, person("c", f))),
  ];
  const ids = ["x_ab_by_f", "in_f_in_a", "x"];
  test("55 of two codes with a flag, 30 of one of them, 27 of the other with or without it: two have it not", () => {
    expect(judged(people(2), ids)).toMatchObject({ holds: false, proven: true });
    expect(judged(people(12), ids)).toEqual({ holds: true, leaving: 3, proven: true });
  });
  test("40 of a code with a flag, 37 of them with another that none has without the first: three have it not", () => {
    const person = (x: string, f: string, g: string): Person => ({ ...homes(x), ...flags(f, g) });
    const some = (few: number) => [
      ...many(37, person("a", "yes", "yes")),
      ...many(few, person("a", "yes", "no")),
      ...many(50, person("a", "no", "no")),
      ...many(40, person("b", "yes", "yes")),
      ...many(45, person("b", "yes", "no")),
      ...many(48, person("c", "no", "no")),
    ];
    const crossed = ["f_by_g", "x_by_f", "x_by_g"];
    const notSensitive = new Set(["f", "g", "x"]);
    const harmless = { ...study, disclosure: { ...study.disclosure, notSensitive } };
    expect(judged(some(3), crossed, harmless)).toMatchObject({ holds: false, proven: true });
    expect(judged(some(12), crossed, harmless)).toEqual({ holds: true, leaving: 3, proven: true });
  });
  describe("what is left of a row when several codes that hold nobody else are taken away", () => {
    const person = (x: string, f: string, age: number): Person => ({
      ...homes(x),
      ...flags(f, "no"),
      ...ages(age),
    });
    /** Nobody of a or b is under 25. */
    const some = (few: number) => [
      ...many(20, person("a", "yes", 30)),
      ...many(17, person("b", "yes", 30)),
      ...many(few, person("c", "yes", 30)),
      ...["a", "b"].flatMap((x) => many(30, person(x, "no", 30))),
      ...many(40, person("c", "no", 30)),
      ...many(25, person("c", "yes", 20)),
      ...many(35, person("c", "no", 20)),
    ];
    const notSensitive = new Set(["f", "g", "x", "from_25"]);
    const harmless = { ...study, disclosure: { ...study.disclosure, notSensitive } };
    const crossed = ["x_by_f", "x_by_age", "age_by_f"];
    test("40 of 25 and more with a flag, 20 and 17 of two codes: 3 are of the third", () => {
      expect(judged(some(3), crossed, harmless)).toMatchObject({ holds: false, proven: true });
      expect(judged(some(12), crossed, harmless)).toEqual({ holds: true, leaving: 3, proven: true });
    });
    test("where two communes are left, of them together", () => {
      const apart = (people: readonly Person[]) =>
        people.map((one, at) => (one.x === "c" && at % 2 === 1 ? { ...one, x: "d" } : one));
      expect(judged(apart(some(3)), crossed, harmless)).toMatchObject({ holds: false, proven: true });
      expect(judged(apart(some(12)), crossed, harmless)).toEqual({ holds: true, leaving: 3, proven: true });
    });
    test("who has neither of two flags that nobody has together, nor under 25", () => {
      const one = (f: string, g: string, age: number): Person => ({
        ...homes("a"),
        ...flags(f, g),
        ...ages(age),
      });
      const people = (few: number) => [
        ...many(20, one("yes", "no", 30)),
        ...many(17, one("no", "yes", 30)),
        ...many(few, one("no", "no", 30)),
        ...many(40, one("no", "no", 20)),
      ];
      const flagged = ["f_by_g", "age_by_f", "age_by_g"];
      expect(judged(people(3), flagged, harmless)).toMatchObject({ holds: false, proven: true });
      expect(judged(people(12), flagged, harmless)).toEqual({ holds: true, leaving: 3, proven: true });
    });
  });
  test("of two releases it is compared, though all that is shown changed by more", () => {
    const previous = [exact(people(25), ids)];
    const leaving = (few: number) => {
      const tables = exact(people(few, [20, 17, 17]), ids);
      const asked = { study, tables, joints: new Map(), previous, secret: "kq9x vltz 4rmw pb7c" };
      return protect(asked, highs).tables.filter(({ treatment }) => treatment.kind !== "withheld").length;
    };
    expect(leaving(28)).toBe(2);
    expect(leaving(42)).toBe(3);
  });
});
