import { total, unknown } from "@vigie/engine";
import {
  type Attribute,
  type Code,
  defaultDisclosure,
  type Indicator,
  type Origin,
  type Source,
  type Study,
  type Text,
  type Universe,
} from "@vigie/study";
import { expect, test } from "vitest";
import { structureOf } from "../src/system/structure-of.ts";
import { universesByField } from "../src/system/universes.ts";

const text = (fr: string): Text => ({ fr });
const code = (name: string, more: Partial<Code> = {}): Code => ({
  code: name,
  label: text(name),
  parent: null,
  missing: null,
  from: null,
  ...more,
});
const attribute = (id: string, codes: readonly Code[], origin: Origin = { kind: "field" }): Attribute => ({
  id,
  label: text(id),
  type: "code",
  codes,
  ordered: false,
  origin,
});
const bands = (id: string, from: readonly number[]) =>
  attribute(
    id,
    from.map((low) => code(`${id}${low}`, { from: low })),
    { kind: "bands", of: "age" },
  );

const source: Source = {
  id: "rsa",
  reading: null,
  survey: null,
  label: text("foyers"),
  unit: { one: text("foyer"), many: text("foyers") },
  protects: "persons",
  window: { from: "2022-07-01", to: "2023-06-30" },
  multiples: new Map(),
  attributes: new Map(
    [
      attribute("benefit", [code("rsa"), code("apl"), code("other")]),
      attribute("country", [
        code("AF"),
        code("DZ", { parent: "AF" }),
        code("MA", { parent: "AF" }),
        code("FR"),
      ]),
      attribute("born", [code("home"), code("abroad")], {
        kind: "recode",
        of: "country",
        map: new Map([
          ["FR", "home"],
          ["DZ", "abroad"],
          ["MA", "abroad"],
        ]),
      }),
      { ...attribute("age", []), type: "number" } as const,
      bands("wide", [0, 25, 50]),
      bands("narrow", [0, 20]),
      attribute("money", [code("yes"), code("no")]),
      attribute("trouble", [code("yes"), code("no")], { kind: "any", of: ["money"] }),
    ].map((one) => [one.id, one]),
  ),
  universes: new Map([
    ["all", { id: "all", label: text("tous"), where: new Map() }],
    ["rsa", { id: "rsa", label: text("RSA"), where: new Map([["benefit", ["rsa"]]]) }],
    ["aided", { id: "aided", label: text("aidés"), where: new Map([["benefit", ["rsa", "apl"]]]) }],
  ]),
  contacts: {
    channels: new Map([
      ["account", { family: "digital", label: text("compte") }],
      ["desk", { family: "direct", label: text("guichet") }],
    ]),
    outOfScope: new Set(),
    motives: null,
    routine: [],
    minContacts: 1,
    duplicates: "keep",
  },
};

const codesOf: Readonly<Record<string, readonly string[]>> = {
  universe: ["all", "rsa", "aided"],
  group: ["digital", "mixed", "direct", "routine_only", "none", total],
  subgroup: ["account", "_O.mixed", "desk", "none", total],
  benefit: ["rsa", "apl", "other", unknown, total],
  country: ["AF", "DZ", "MA", "FR", unknown, total],
  born: ["home", "abroad", unknown, total],
  wide: ["wide0", "wide25", "wide50", total],
  narrow: ["narrow0", "narrow20", total],
  money: ["yes", "no", unknown, total],
  trouble: ["yes", "no", unknown, total],
};
const names = Object.keys(codesOf).filter((name) => name !== "universe");

const study: Study = {
  id: "essai",
  version: "1",
  title: text("essai"),
  summary: null,
  window: source.window,
  timezone: "Europe/Paris",
  languages: ["fr"],
  partners: new Map(),
  codelists: new Map(),
  sources: new Map([["rsa", source]]),
  indicators: new Map(
    names.map((of): [string, Indicator] => [
      of,
      { kind: "distribution", id: of, title: text(of), source: "rsa", universe: "all", of, against: null },
    ]),
  ),
  published: [],
  elsewhere: new Map(),
  breaks: new Map(),
  populations: new Map(),
  release: null,
  map: null,
  barriers: new Map(),
  serviceTest: null,
  texts: new Map(),
  dictionaries: new Map(),
  testFamilies: new Map(),
  disclosure: { ...defaultDisclosure, notSensitive: new Set(["country"]) },
  hash: "",
};

const [population] = structureOf({
  study,
  joints: new Map(),
  withheld: [],
  min: 11,

  tables: names.map((of) => ({
    indicator: of,
    dimensions: ["universe", of].map((name) => ({ name, codes: codesOf[name] ?? [] })),
    rows: [],
  })),
}).populations;
const viewAt = (indicator: string, at: number) => {
  const view = population?.tables.get(indicator)?.[at];
  return view === undefined || "items" in view ? undefined : view;
};
const pairsOf = (a: string, b: string) =>
  population?.relations
    .find(({ fields }) => fields[0] === a && fields[1] === b)
    ?.pairs.map((pair) => pair.join(" "));

test("nested universes are the memberships that persons can have", () => {
  expect(population?.fields.get("universe")).toEqual(["all+rsa+aided", "all+aided", "all"]);
  const members = viewAt("group", 0)?.members;
  expect(members?.get("rsa")).toEqual(["all+rsa+aided"]);
  expect(members?.get("aided")).toEqual(["all+rsa+aided", "all+aided"]);
});

test("a universe and the attribute that defines it go together", () => {
  expect(pairsOf("benefit", "universe")).toEqual([
    "rsa all+rsa+aided",
    "apl all+aided",
    "other all",
    `${unknown} all`,
  ]);
});

test("a parent gathers its children, the total everything, and territories are not sensitive", () => {
  const view = viewAt("country", 1);
  expect(population?.fields.get("country")).toEqual(["DZ", "MA", "FR", unknown]);
  expect(view?.members.get("AF")).toEqual(["DZ", "MA"]);
  expect(view?.members.get(total)).toEqual(["DZ", "MA", "FR", unknown]);
  expect(view?.sensitive).toBe(false);
  expect(viewAt("born", 1)?.sensitive).toBe(true);
});

test("nobody is in a group that the source cannot make: no contact is set aside as routine", () => {
  expect(population?.fields.get("group")).toEqual(["digital", "mixed", "direct", "none"]);
  expect(viewAt("group", 1)?.members.get("routine_only")).toEqual([]);
});

test("a subgroup decides its group, rare ones gathered too", () => {
  expect(pairsOf("subgroup", "group")).toEqual([
    "account digital",
    "_O.mixed mixed",
    "desk direct",
    "none none",
  ]);
});

test("recodings, unions and overlapping bands of one number are relations", () => {
  expect(pairsOf("born", "country")).toEqual(["home FR", "abroad DZ", "abroad MA", `${unknown} ${unknown}`]);
  expect(pairsOf("money", "trouble")).toEqual(["yes yes", "no no", `${unknown} ${unknown}`]);
  expect(pairsOf("narrow", "wide")).toEqual([
    "narrow0 wide0",
    "narrow20 wide0",
    "narrow20 wide25",
    "narrow20 wide50",
  ]);
});

const young: Universe = { id: "young", label: text("jeunes"), where: new Map([["narrow", ["narrow0"]]]) };

test("universes that nothing ties are fields apart: one of all would have a leaf a set of them", () => {
  const own = { ...source, universes: new Map(source.universes).set("young", young) };
  const fields = universesByField([["all"], ["rsa", "all"], ["aided"], ["young"]], own, new Set());
  expect([...fields]).toEqual([
    ["universe young", ["all", "young"]],
    ["universe rsa", ["all", "rsa", "aided"]],
  ]);
});

test("universes that a table compares are one field", () => {
  const universes = new Map(source.universes).set("young", young);
  const fields = universesByField([["rsa", "young"], ["aided"]], { ...source, universes }, new Set());
  expect([...fields]).toEqual([["universe", ["rsa", "young", "aided"]]]);
});
