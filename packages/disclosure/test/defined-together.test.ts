import { describe, expect, test } from "vitest";
import { loadSolver, structureOf } from "../src/index.ts";
import { defaultCosts } from "../src/protection/costs.ts";
import { protectAll } from "../src/protection/protect-all.ts";
import { auditPublished } from "../src/protection/published-audit.ts";
import { policyOf } from "../src/rules/policy.ts";
import { codelist, count, loadedWith, many, type Person } from "./world/counted.ts";
import { jointsAmong } from "./world/joints-among.ts";

/** Three persons who come out of what definitions say of several attributes, of which tables show a part alone. */
const highs = await loadSolver();

const flags = Array.from({ length: 13 }, (_, at) => `flag_${at}`);
const eight = flags.slice(0, 8);

const universes = {
  all: "{ label: tous }",
  any_help: '{ label: aidés, where: { any_help: "yes" } }',
  asked: '{ label: interrogés, where: { heard: "yes" } }',
  answered: "{ label: ont répondu, where: { opinion: [good, bad] } }",
  f_under_25: '{ label: F, where: { f: "yes", from_25: [under_25] } }',
  f_under_26: '{ label: F, where: { f: "yes", from_26: [under_26] } }',
  northern: "{ label: au nord, where: { county: [north] } }",
  of_f: '{ label: F, where: { f: "yes" } }',
  adults: "{ label: majeurs, where: { from_20: [20_plus] } }",
  far_and_old: "{ label: loin, where: { land: [l0, l1], stage: [s0, s1, s2] } }",
  far_with_flag: '{ label: loin, where: { land: [l0, l1], any_eight: "yes" } }',
  women: '{ label: femmes, where: { f: "yes", heard: "yes" } }',
  far_women: '{ label: loin, where: { land: [l0, l1], stage: [s0, s1, s2], heard: "yes" } }',
  ...Object.fromEntries(
    eight.map((one) => [`with_${one}`, `{ label: avec, where: { ${one}: "yes", heard: "yes" } }`]),
  ),
  flags: `{ label: tous, where: { ${flags.map((one) => `${one}: "yes"`).join(", ")} } }`,
  some_stages: "{ label: âges, where: { stage: [s1, s2, s5] } }",
};
const lands = Array.from({ length: 13 }, (_, at) => `l${at}`);
const stages = Array.from({ length: 9 }, (_, at) => `s${at}`);

const study = await loadedWith({
  "codelists/help.yaml": codelist("help", ["family", "agent", "nobody"]),
  // Nobody lives in the last one.
  "codelists/towns.yaml": codelist("towns", ["a", "b", "c", "d", "e"]),
  "codelists/lands.yaml": codelist("lands", lands),
  "codelists/stages.yaml": codelist("stages", stages),
  "codelists/counties.yaml": codelist("counties", ["north", "south"]),
  "codelists/opinion.yaml": codelist("opinion", ["good", "bad", "silent, missing: no_answer"]),
  "codelists/two.yaml": codelist("two", [
    "said",
    "unsaid, missing: no_answer",
    "unasked, missing: not_asked",
  ]),
  ...Object.fromEntries(
    [18, 20, 25, 26].map((age) => [
      `codelists/from_${age}.yaml`,
      codelist(`from_${age}`, [`under_${age}, from: 0`, `${age}_plus, from: ${age}`]),
    ]),
  ),
  "sources/allocataires.yaml": `source: allocataires
label: Personnes
unit: { one: personne, many: personnes }
fields:
  age: { type: number, label: Âge }
  birth: { type: date, label: Naissance }
  f: { type: flag, label: F }
  g: { type: flag, label: G }
  heard: { type: flag, label: En a entendu parler }
  town: { type: code, codelist: towns, label: Commune }
  county: { type: code, codelist: counties, label: Département }
  land: { type: code, codelist: lands, label: Pays }
  stage: { type: code, codelist: stages, label: Âge }
  help: { type: multiple, codelist: help, exclusive: [nobody], label: Aide reçue }
  opinion: { type: code, codelist: opinion, asked: { heard: "yes" }, label: Avis }
  why: { type: flag, asked: { from_18: [18_plus] }, label: Pourquoi }
${flags.map((one) => `  ${one}: { type: flag, label: ${one} }`).join("\n")}
derive:
  any_help: { any: [help_family, help_agent], label: Aidé }
  with_help: { set: [help_family, help_agent], label: Aides }
  any_flag: { any: [${flags.join(", ")}], label: Une }
  any_eight: { any: [${eight.join(", ")}], label: Une de huit }
  any_other: { any: [${eight.slice(1).join(", ")}], label: Une des autres }
  said: { recode: opinion, codelist: two, map: { good: said, bad: said, silent: unsaid, _Z: unasked }, label: Dit }
  from_18: { bands: age, codelist: from_18, label: Tranche }
  from_20: { bands: age, codelist: from_20, label: Tranche }
  from_25: { bands: age, codelist: from_25, label: Tranche }
  from_26: { bands: age, codelist: from_26, label: Tranche }
  years: { years: birth, at: 2024-01-01, label: Âge au début }
  years_after: { years: birth, at: 2024-12-31, label: Âge à la fin }
  from_25_first: { bands: years, codelist: from_25, label: Tranche }
  from_25_last: { bands: years_after, codelist: from_25, label: Tranche }
universes:
${Object.entries(universes)
  .map(([id, universe]) => `  ${id}: ${universe}`)
  .join("\n")}
`,
  "indicators.yaml": `indicators:
${Object.keys(universes)
  .map((id) => `  g_${id}: { kind: distribution, source: allocataires, title: A, universe: ${id}, of: g }`)
  .join("\n")}
${[
  "help_nobody",
  "help_family",
  "any_help",
  "with_help",
  "said",
  "from_20",
  "from_25_first",
  "from_25_last",
  "why",
  "heard",
  "opinion",
  "county",
  "any_flag",
  "any_eight",
  "any_other",
  ...eight,
]
  .map((of) => `  ${of}: { kind: distribution, source: allocataires, title: A, of: ${of} }`)
  .join("\n")}
  town_of_f: { kind: distribution, source: allocataires, title: A, universe: of_f, of: town }
  stage_of_women: { kind: profile, source: allocataires, title: A, universe: women, of: stage, by: land }
  any_eight_of_f: { kind: profile, source: allocataires, title: A, universe: of_f, of: any_eight, by: land }
  stage_of_f: { kind: profile, source: allocataires, title: A, universe: of_f, of: stage, by: land }
`,
});

/** The audit of these tables, as they are. */
function audited(people: readonly Person[], ids: readonly string[]) {
  const tables = ids.map((id) => count(id, people, study));
  const joints = jointsAmong(people, ids, study);
  const structure = structureOf({ study, tables, withheld: [], joints, min: 11 });
  return auditPublished(tables, { structure, policy: policyOf(study) }, highs);
}

const helped = (family: string, agent: string, nobody: string): Person => ({
  help_family: family,
  help_agent: agent,
  help_nobody: nobody,
  any_help: [family, agent].includes("yes") ? "yes" : family === "no" && agent === "no" ? "no" : "_U",
  with_help: [family, agent].includes("_U")
    ? "_U"
    : [...(family === "yes" ? ["help_family"] : []), ...(agent === "yes" ? ["help_agent"] : [])].join("+") ||
      "none",
});
const withHelp = (neither: number) => [
  ...many(60, helped("yes", "no", "no")),
  ...many(50, helped("no", "yes", "no")),
  ...many(80, helped("no", "no", "yes")),
  ...many(neither, helped("no", "no", "no")),
];

const opinion = (said: string): Person => ({
  heard: "yes",
  opinion: said,
  said: said === "silent" ? "unsaid" : "said",
});
const withOpinions = (silent: number) => [
  ...many(50, opinion("good")),
  ...many(40, opinion("bad")),
  ...many(silent, opinion("silent")),
  ...many(70, { heard: "no", opinion: "_Z", said: "unasked" }),
];

const aged = (age: number, more: Person = {}): Person => ({
  f: "yes",
  from_18: age < 18 ? "under_18" : "18_plus",
  from_20: age < 20 ? "under_20" : "20_plus",
  from_25: age < 25 ? "under_25" : "25_plus",
  from_26: age < 26 ? "under_26" : "26_plus",
  why: age < 18 ? "_Z" : "yes",
  ...more,
});
const agedBetween = (few: number) => [
  ...many(50, aged(22)),
  ...many(few, aged(25)),
  ...many(60, aged(40)),
  ...many(70, { ...aged(40), f: "no" }),
  ...many(45, { ...aged(22), f: "no" }),
];
const grown = (few: number) => [...many(60, aged(15)), ...many(few, aged(19)), ...many(60, aged(40))];
const born = (first: string, last: string): Person => ({
  from_25_first: first,
  from_25_last: last,
});
const bornAround = (few: number) => [
  ...many(60, born("under_25", "under_25")),
  ...many(few, born("under_25", "25_plus")),
  ...many(50, born("25_plus", "25_plus")),
];

describe("of a few persons who come out of definitions", () => {
  test.each<[string, (few: number) => readonly Person[], readonly string[]]>([
    ["none of the answers, beside a universe of the others", withHelp, ["help_nobody", "g_any_help"]],
    ["none of the answers, beside a union of the others", withHelp, ["help_nobody", "any_help"]],
    ["none of the answers, beside a set of the others", withHelp, ["help_nobody", "with_help"]],
    ["a question asked of some, by two universes", withOpinions, ["g_asked", "g_answered"]],
    ["a question asked of some, by a recoding and a universe", withOpinions, ["g_asked", "said"]],
    ["universes of two conditions with one in common", agedBetween, ["g_f_under_25", "g_f_under_26"]],
    ["a question asked from an age, beside another", grown, ["why", "g_adults"]],
    ["ages of one birth at two dates", bornAround, ["from_25_first", "from_25_last"]],
  ])("%s", (_, people, ids) => {
    const mixed = (few: number) =>
      people(few).map((person, at) => ({ ...person, g: at % 2 === 0 ? "yes" : "no" }));
    expect(audited(mixed(3), ids).holds).toBe(false);
    expect(audited(mixed(30), ids).holds).toBe(true);
  });
});

test("a county of towns, as the data show and no study says: who of it is in no universe of these towns", () => {
  const home = (town: string, f: string): Person => ({
    f,
    town,
    county: town === "a" || town === "b" ? "north" : "south",
  });
  const people = (few: number) => [
    ...["a", "b", "c", "d"].flatMap((town) => many(40, home(town, "yes"))),
    ...many(few, home("a", "no")),
    ...many(60, home("c", "no")),
  ];
  expect(audited(people(3), ["county", "town_of_f"]).holds).toBe(false);
  expect(audited(people(30), ["county", "town_of_f"]).holds).toBe(true);
});

test("a county of towns that is in no table, in the condition of a universe alone: who of it is in no other universe", () => {
  const home = (town: string, f: string, at: number): Person => ({
    f,
    town,
    g: at % 2 === 0 ? "yes" : "no",
    county: town === "a" || town === "b" ? "north" : "south",
  });
  const people = (few: number) =>
    [
      ...["a", "b", "c", "d"].flatMap((town) => Array.from({ length: 40 }, () => [town, "yes"] as const)),
      ...Array.from({ length: few }, () => ["a", "no"] as const),
      ...Array.from({ length: 60 }, () => ["c", "no"] as const),
    ].map(([town, f], at) => home(town, f, at));
  expect(audited(people(3), ["town_of_f", "g_northern"]).holds).toBe(false);
  expect(audited(people(30), ["town_of_f", "g_northern"]).holds).toBe(true);
});

const spread = (few: number) =>
  lands.flatMap((land, row) =>
    stages.flatMap((stage, column) => {
      const isIn = row < 2 && column < 3;
      const person = { land, stage, g: (row + column) % 2 === 0 ? "yes" : "no" };
      return [
        ...many(15, { ...person, f: "yes" }),
        ...many(isIn ? (row + column === 0 ? few : 0) : 12, { ...person, f: "no" }),
      ];
    }),
  );

test("two lists too long to be told code by code: who meets the conditions on both is in no table of others", () => {
  const ids = ["stage_of_f", "g_far_and_old"];
  expect(audited(spread(3), ids).holds).toBe(false);
  expect(audited(spread(30), ids).holds).toBe(true);
});

test("the same, where another universe cuts the first by one of its conditions", () => {
  const ids = ["stage_of_f", "g_far_and_old", "g_some_stages"];
  expect(audited(spread(3), ids).holds).toBe(false);
  expect(audited(spread(30), ids).holds).toBe(true);
});

test("a universe of too many answers for what it says of their union to be tried: no table of both leaves", () => {
  const people = many(60, {
    any_flag: "yes",
    g: "yes",
    ...Object.fromEntries(flags.map((one) => [one, "yes"])),
  });
  const tables = ["g_flags", "any_flag", "heard"].map((id) => count(id, people, study));
  const structure = structureOf({ study, tables, withheld: [], joints: new Map(), min: 11 });
  const question = {
    tables,
    structure,
    policy: policyOf(study),
    costs: defaultCosts,
    previous: [],
    chance: () => 0.5,
  };
  expect(protectAll(question, highs).tables.map(({ treatment }) => treatment)).toEqual([
    { kind: "withheld", reason: "untried" },
    { kind: "withheld", reason: "untried" },
    { kind: "masked", method: "optimal" },
  ]);
  expect(auditPublished(tables, { structure, policy: policyOf(study) }, highs).holds).toBe(false);
});

const withFlags = (own: readonly string[]): Person => ({
  ...Object.fromEntries(eight.map((one) => [one, own.includes(one) ? "yes" : "no"])),
  any_eight: own.length > 0 ? "yes" : "no",
  any_other: own.some((one) => one !== eight[0]) ? "yes" : "no",
});
const halves = (people: readonly Person[]) =>
  people.map((person, at) => ({ ...person, g: at % 2 === 0 ? "yes" : "no" }));

describe("of a few persons, where there are too many ways to have all that definitions tie", () => {
  test("two unions that differ by one flag tell who has that flag and another", () => {
    const people = (few: number) =>
      halves([
        ...eight.flatMap((one, at) => many(40 + at, withFlags([one]))),
        ...many(few, withFlags(eight.slice(0, 2))),
        ...many(60, withFlags([])),
      ]);
    const ids = ["any_eight", "any_other", ...eight];
    expect(audited(people(3), ids).holds).toBe(false);
    expect(audited(people(30), ids).holds).toBe(true);
  });

  test("a union of many flags, of which one alone has no answer from some: who has another all the same", () => {
    const silent = (other: Person): Person => ({ ...withFlags([]), flag_0: "_U", any_eight: "_U", ...other });
    const people = (few: number) => [
      ...eight.flatMap((one) => many(20, withFlags([one]))),
      ...many(80, withFlags([])),
      ...many(32, silent({})),
      ...many(few, silent({ flag_1: "yes", any_eight: "yes", any_other: "yes" })),
    ];
    const ids = ["any_eight", ...eight];
    expect(audited(people(3), ids).holds).toBe(false);
    expect(audited(people(30), ids).holds).toBe(true);
  });

  test("a universe of a list and a union, beside a table of both in another", () => {
    const people = (few: number) =>
      halves(
        lands.flatMap((land, at) => [
          ...eight.flatMap((one) => many(6 + at, { land, f: "yes", ...withFlags([one]) })),
          ...many(20, { land, f: "yes", ...withFlags([]) }),
          ...(at < 2 ? many(at === 0 ? few : 0, { land, f: "no", ...withFlags([eight[0] ?? ""]) }) : []),
          ...many(25, { land, f: "no", ...withFlags([]) }),
        ]),
      );
    const ids = ["any_eight_of_f", "g_far_with_flag", ...eight];
    expect(audited(people(3), ids).holds).toBe(false);
    expect(audited(people(30), ids).holds).toBe(true);
  });

  test("universes of one condition in common, each beside another: who is in one and not in the next", () => {
    const people = (few: number) =>
      spread(few).flatMap((person, at) => {
        const own = { ...person, ...withFlags([eight[at % 8] ?? ""]), g: at % 3 === 0 ? "yes" : "no" };
        return [
          { ...own, heard: "yes" },
          { ...own, heard: "no", f: "no" },
        ];
      });
    const ids = ["stage_of_women", "g_far_women", ...eight.map((one) => `g_with_${one}`)];
    expect(audited(people(3), ids).holds).toBe(false);
    expect(audited(people(30), ids).holds).toBe(true);
  });
});
