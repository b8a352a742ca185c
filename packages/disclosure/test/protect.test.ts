import type { Table } from "@vigie/engine";
import {
  type Attribute,
  type Contacts,
  defaultDisclosure,
  type Source,
  type Study,
  type Text,
} from "@vigie/study";
import { expect, test } from "vitest";
import { mergeRare } from "../src/merge-rare.ts";
import { protect } from "../src/protect.ts";
import { loadSolver } from "../src/solver.ts";

const highs = await loadSolver();
const text = (fr: string): Text => ({ fr });
const contacts: Contacts = {
  channels: new Map([
    ["account", { family: "digital", label: text("compte") }],
    ["email", { family: "digital", label: text("courriel") }],
    ["desk", { family: "direct", label: text("guichet") }],
    ["post", { family: "material", label: text("courrier") }],
  ]),
  outOfScope: new Set(),
  motives: null,
  routine: [],
  minContacts: 1,
  duplicates: "keep",
};

const subgroups = (counts: Readonly<Record<string, number>>): Table => {
  const codes = [...Object.keys(counts), "_T"];
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    indicator: "subgroups",
    dimensions: [
      { name: "universe", codes: ["all"] },
      { name: "subgroup", codes },
    ],
    rows: codes.map((code) => ({ codes: ["all", code], count: code === "_T" ? all : (counts[code] ?? 0) })),
  };
};

const countsOf = (table: Table) => Object.fromEntries(table.rows.map((row) => [row.codes.at(-1), row.count]));

test("rare subgroups are gathered in their own group; `none` never is", () => {
  const { table, merged } = mergeRare(
    subgroups({ account: 50, "account+email": 4, email: 8, "account+desk": 20, desk: 90, none: 3 }),
    source,
    { min: 11 },
  );
  expect(countsOf(table)).toEqual({
    account: 50,
    "_O.digital": 12,
    "account+desk": 20,
    desk: 90,
    none: 3,
    _T: 175,
  });
  expect(table.rows.map((row) => row.codes[1])).toEqual([
    "account",
    "_O.digital",
    "account+desk",
    "desk",
    "none",
    "_T",
  ]);
  expect(merged).toBe(2);
});

test("what is gathered takes the next smallest subgroup of its group while it is itself rare", () => {
  const { table } = mergeRare(subgroups({ account: 50, "account+email": 12, email: 8, desk: 90 }), source, {
    min: 11,
  });
  expect(countsOf(table)).toEqual({ account: 50, "_O.digital": 20, desk: 90, _T: 160 });
});

test("a group too small as a whole keeps its small number: the table will be withheld", () => {
  const { table } = mergeRare(subgroups({ account: 50, desk: 4, post: 3 }), source, { min: 11 });
  expect(countsOf(table)).toEqual({ account: 50, "_O.direct": 7, _T: 57 });
});

const attribute: Attribute = {
  id: "sex",
  label: text("sexe"),
  type: "code",
  codes: [],
  ordered: false,
  origin: { kind: "field" },
};
const rsa = { code: "yes", label: text("RSA"), parent: null, missing: null, from: null };
const source: Source = {
  id: "households",
  label: text("foyers"),
  unit: { one: text("foyer"), many: text("foyers") },
  protects: "persons",
  reading: null,
  survey: null,
  window: { from: "2022-07-01", to: "2022-12-31" },
  attributes: new Map([
    ["sex", attribute],
    ["rsa", { ...attribute, id: "rsa", codes: [rsa] }],
  ]),
  multiples: new Map(),
  universes: new Map([
    ["all", { id: "all", label: text("tous"), where: new Map() }],
    ["rsa", { id: "rsa", label: text("RSA"), where: new Map([["rsa", ["yes"]]]) }],
  ]),
  contacts,
};
const study = (protects: Source["protects"]): Study => ({
  id: "essai",
  version: "1",
  title: text("essai"),
  summary: null,
  window: source.window,
  timezone: "Europe/Paris",
  languages: ["fr"],
  partners: new Map(),
  codelists: new Map(),
  sources: new Map([["households", { ...source, protects }]]),
  indicators: new Map([
    [
      "sex",
      {
        id: "sex",
        kind: "distribution",
        title: text("sexe"),
        source: "households",
        universe: "rsa",
        of: "sex",
        against: "all",
      },
    ],
  ]),
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
  disclosure: defaultDisclosure,
  hash: "",
});

const bySex = (rsa: readonly [number, number], all: readonly [number, number]): Table => ({
  indicator: "sex",
  dimensions: [
    { name: "universe", codes: ["rsa", "all"] },
    { name: "sex", codes: ["f", "m", "_T"] },
  ],
  rows: [
    { codes: ["rsa", "f"], count: rsa[0] },
    { codes: ["rsa", "m"], count: rsa[1] },
    { codes: ["rsa", "_T"], count: rsa[0] + rsa[1] },
    { codes: ["all", "f"], count: all[0] },
    { codes: ["all", "m"], count: all[1] },
    { codes: ["all", "_T"], count: all[0] + all[1] },
  ],
});

const secret = "kq9x vltz 4rmw pb7c";

const protectOne = (table: Table, protects: Source["protects"]) => {
  const question = { study: study(protects), tables: [table], joints: new Map(), previous: [], secret };
  const [only] = protect(question, highs).tables;
  if (only === undefined) throw new RangeError("no table");
  return only;
};

test.each([
  { says: "zero and the minimum are publishable", rsa: [0, 11], all: [40, 60], treatment: "withheld" },
  { says: "the minimum is publishable", rsa: [11, 11], all: [40, 60], treatment: "masked" },
  { says: "one is not", rsa: [1, 20], all: [40, 60], treatment: "withheld" },
  { says: "one under the minimum is not", rsa: [10, 20], all: [40, 60], treatment: "withheld" },
  { says: "an empty difference is", rsa: [40, 30], all: [40, 60], treatment: "masked" },
] as const)("of two codes, that no mask can save: $says", ({ rsa, all, treatment }) => {
  const table = protectOne(bySex(rsa, all), "persons");
  expect(table.treatment.kind).toBe(treatment);
  expect(table.rows.every(({ cell }) => (cell.status === "free") === (treatment === "masked"))).toBe(true);
});

test("a small difference with the containing universe is hidden on both sides of it", () => {
  // 60 − 50 men are outside: the cells inside are masked, and may hold 10 at least, so that nobody is alone in one.
  const { rows } = protectOne(bySex([20, 50], [40, 60]), "persons");
  expect(rows.map(({ cell }) => cell.status)).toEqual(["secondary", "secondary", ...Array(4).fill("free")]);
});

test("a source that protects nothing passes unchanged", () => {
  const table = protectOne(bySex([1, 20], [40, 60]), "nothing");
  expect(table.treatment).toEqual({ kind: "open" });
  expect(table.rows.map(({ cell }) => cell)).toContainEqual({ status: "free", count: 1 });
});

test("a withheld table holds no count at all", () => {
  const table = protectOne(bySex([1, 20], [40, 60]), "persons");
  expect(table.rows.some(({ cell }) => "count" in cell)).toBe(false);
});

/** 200 households of the whole population, along one characteristic. */
const along = (indicator: string, counts: Readonly<Record<string, number>>): Table => {
  const rows = [...Object.entries(counts), ["_T", Object.values(counts).reduce((a, b) => a + b, 0)] as const];
  return {
    indicator,
    dimensions: [
      { name: "universe", codes: ["all"] },
      { name: indicator, codes: rows.map(([code]) => code) },
    ],
    rows: rows.map(([code, count]) => ({ codes: ["all", code], count })),
  };
};
const places = along("place", { north: 4, south: 6, east: 51, west: 60, centre: 79 });
const homes = along("home", { owner: 100, tenant: 100 });
const others = new Map(
  ["place", "home"].map(
    (of) =>
      [
        of,
        {
          id: of,
          kind: "distribution",
          title: text(of),
          source: "households",
          universe: "all",
          of,
          against: null,
        },
      ] as const,
  ),
);

test("tables that share no field count the same persons all the same", () => {
  // Alone, the masks of `place` hold since its total is published; beside another table too, where it stands twice.
  for (const tables of [[places], [homes, places], [places, homes]]) {
    const question = {
      study: { ...study("persons"), indicators: others },
      tables,
      joints: new Map(),
      previous: [],
      secret,
    };
    const { tables: safe, proof } = protect(question, highs);
    const leaving = safe.find(({ indicator }) => indicator === "place");
    const shown = leaving?.rows.map(({ cell }) => (cell.status === "free" ? cell.count : null)) ?? [];
    expect(shown.filter((count) => count === null)).toHaveLength(3);
    expect([shown[0], shown[1], shown[5]]).toEqual([null, null, 200]);
    // Which of the others is the third is drawn.
    const hidden = 200 - shown.slice(0, 5).reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const ranges = proof.audit.populations[0]?.cells.map(({ low, high }) => [low, high]);
    expect(ranges).toEqual(Array.from({ length: 3 }, () => [1, hidden - 2]));
  }
});

test("nothing of a withheld table is in what the bundle will say, but the fields that the study gives it", () => {
  const question = {
    study: { ...study("persons"), indicators: others },
    tables: [homes, along("place", { north: 4, elsewhere: 196 })],
    joints: new Map(),
    previous: [],
    secret,
  };
  const { proof } = protect(question, highs);
  expect([...(proof.structure.populations[0]?.tables.keys() ?? [])]).toEqual(["home"]);
  expect(JSON.stringify([...(proof.structure.populations[0]?.fields ?? [])])).not.toContain("north");
});
