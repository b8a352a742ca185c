import type { Table } from "@vigie/engine";
import type { Attribute, Contacts, Source, Study, Text } from "@vigie/study";
import { expect, test } from "vitest";
import { mergeRare } from "../src/merge-rare.ts";
import { protect } from "../src/protect.ts";

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
    contacts,
    11,
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
  const { table } = mergeRare(
    subgroups({ account: 50, "account+email": 12, email: 8, desk: 90 }),
    contacts,
    11,
  );
  expect(countsOf(table)).toEqual({ account: 50, "_O.digital": 20, desk: 90, _T: 160 });
});

test("a group too small as a whole keeps its small number: the table will be withheld", () => {
  const { table } = mergeRare(subgroups({ account: 50, desk: 4, post: 3 }), contacts, 11);
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
const source: Source = {
  id: "households",
  label: text("foyers"),
  unit: { one: text("foyer"), many: text("foyers") },
  protects: "persons",
  reading: null,
  window: { from: "2022-07-01", to: "2022-12-31" },
  attributes: new Map([["sex", attribute]]),
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
  release: null,
  barriers: new Map(),
  serviceTest: null,
  texts: new Map(),
  testFamilies: new Map(),
  disclosure: { min: 11 },
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

test.each([
  { says: "zero and the minimum are publishable", rsa: [0, 11], all: [40, 60], treatment: "published" },
  { says: "one is not", rsa: [1, 20], all: [40, 60], treatment: "withheld" },
  { says: "one under the minimum is not", rsa: [10, 20], all: [40, 60], treatment: "withheld" },
  {
    says: "nor is a difference with the containing universe",
    rsa: [20, 50],
    all: [40, 60],
    treatment: "withheld",
  },
  { says: "an empty difference is", rsa: [40, 30], all: [40, 60], treatment: "published" },
] as const)("$says", ({ rsa, all, treatment }) => {
  const table = protect(bySex(rsa, all), study("persons"));
  expect(table.treatment.kind).toBe(treatment);
  expect(table.rows.every(({ cell }) => (cell.status === "free") === (treatment === "published"))).toBe(true);
});

test("a source that protects nothing passes unchanged", () => {
  const table = protect(bySex([1, 20], [40, 60]), study("nothing"));
  expect(table.treatment).toEqual({ kind: "published", merged: 0 });
});

test("a withheld table holds no count at all", () => {
  const table = protect(bySex([1, 20], [40, 60]), study("persons"));
  expect(table.rows.some(({ cell }) => "count" in cell)).toBe(false);
});
