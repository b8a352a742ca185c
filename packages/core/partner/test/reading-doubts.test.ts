import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AttributeQuality, ContactsQuality, Quality } from "@vigie/engine";
import { loadStudy, type Source } from "@vigie/study";
import { expect, test } from "vitest";
import { readingDoubts } from "../src/doubts/reading-doubts.ts";

const reference = fileURLToPath(new URL("../../../../studies/publics-fragiles/", import.meta.url));
const paths = readdirSync(reference, { recursive: true, encoding: "utf8" }).filter((path) =>
  /\.(yaml|md|csv)$/.test(path),
);
const loaded = await loadStudy(
  new Map(paths.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(reference, path), "utf8")])),
);
const sourceOf = (id: string): Source => {
  const source = "study" in loaded ? loaded.study.sources.get(id) : undefined;
  if (source === undefined) throw new RangeError(id);
  return source;
};

const attribute = (name: string, found: Partial<AttributeQuality>): AttributeQuality => ({
  attribute: name,
  unknown: 0,
  outsideBands: 0,
  unasked: 0,
  improbable: 0,
  contradicted: 0,
  spike: null,
  oddities: [],
  codes: [],
  ...found,
});

const contacts = (found: Partial<ContactsQuality>): ContactsQuality => ({
  kept: 1000,
  setAside: { no_date: 0, no_channel: 0, unknown_unit: 0, outside_window: 0, out_of_scope: 0, routine: 0 },
  beforeWindow: 0,
  afterWindow: 0,
  afterDay: null,
  duplicates: null,
  days: null,
  unitsWithoutContact: 0,
  unitsBelowMinimum: 0,
  unknownUnits: 0,
  withoutKey: 0,
  lostZeros: null,
  keyShapes: null,
  ...found,
});

const quality = (found: Partial<Quality>): Quality => ({
  source: "aspa",
  unitsFrom: "file",
  files: [],
  units: 1000,
  contacts: null,
  attributes: [],
  exclusives: [],
  unknownCodes: [],
  ...found,
});

const setAside = contacts({}).setAside;

test.for<
  [string, string, Partial<Quality>, readonly (readonly [name: string, share: number, gravity: string])[]]
>([
  [
    "nothing stands out",
    "aspa",
    { contacts: contacts({}), attributes: [attribute("sex", { unknown: 49 })] },
    [],
  ],
  [
    "one in twenty unknown",
    "aspa",
    { attributes: [attribute("sex", { unknown: 50 })] },
    [["unknown", 0.05, "private"]],
  ],
  [
    "nobody of ten has a value",
    "aspa",
    { units: 10, attributes: [attribute("sex", { unknown: 10 })] },
    [["unknown", 1, "private"]],
  ],
  [
    "nobody has a value",
    "aspa",
    { attributes: [attribute("sex", { unknown: 1000 })] },
    [["all_unknown.sex", 1, "grave"]],
  ],
  [
    "dates by default, and ages that nobody has",
    "aspa",
    {
      attributes: [
        attribute("age", { improbable: 2 }),
        attribute("birth", { spike: { value: "1900-01-01", count: 300, share: 0.3 } }),
      ],
    },
    [
      ["improbable", 0.002, "private"],
      ["spike.birth", 0.3, "warning"],
    ],
  ],
  [
    "one contact of an unknown unit",
    "aspa",
    { contacts: contacts({ kept: 999, setAside: { ...setAside, unknown_unit: 1 } }) },
    [["unknown_unit", 0.001, "warning"]],
  ],
  [
    "a quarter of the contacts lost",
    "aspa",
    { contacts: contacts({ kept: 750, setAside: { ...setAside, unknown_unit: 250 } }) },
    [["unknown_unit", 0.25, "grave"]],
  ],
  [
    "a quarter lost in all, for three reasons; the least is no grave one",
    "aspa",
    {
      contacts: contacts({
        kept: 750,
        setAside: { ...setAside, unknown_unit: 120, no_date: 120, no_channel: 10 },
      }),
    },
    [
      ["unknown_unit", 0.12, "grave"],
      ["no_date", 0.12, "grave"],
      ["no_channel", 0.01, "warning"],
    ],
  ],
  [
    "most contacts out of the period",
    "aspa",
    { contacts: contacts({ kept: 100, setAside: { ...setAside, outside_window: 900 } }) },
    [
      ["few_contacts", 0, "private"],
      ["outside_window", 0.9, "private"],
    ],
  ],
  [
    "what the study sets aside itself is no anomaly",
    "aspa",
    { contacts: contacts({ kept: 100, setAside: { ...setAside, routine: 900 } }) },
    [],
  ],
  [
    "rows that a filter hides, and rows crossed out",
    "aspa",
    {
      files: [
        {
          role: "units",
          file: "u.xlsx",
          rows: 100,
          ragged: 0,
          otherRows: 0,
          shownOut: { hidden: 70, struck: 10 },
        },
      ],
    },
    [
      ["rows_hidden", 0.7, "grave"],
      ["rows_struck", 0.1, "warning"],
    ],
  ],
  [
    "contacts pasted twice, from a share on",
    "aspa",
    { contacts: contacts({ duplicates: { rows: 500, dropped: false } }) },
    [["contacts_twice", 0.5, "grave"]],
  ],
  [
    "a few contacts that are equal are no anomaly",
    "aspa",
    { contacts: contacts({ duplicates: { rows: 15, dropped: false } }) },
    [],
  ],
  [
    "contacts that the study drops when they are equal",
    "aspa",
    { contacts: contacts({ duplicates: { rows: 500, dropped: true } }) },
    [],
  ],
  [
    "rows of another number of columns",
    "aspa",
    { files: [{ role: "units", file: "u.csv", rows: 90, ragged: 10, otherRows: 0 }] },
    [["rows_ragged", 0.1, "warning"]],
  ],
  [
    "who was not asked is not unknown, and items repeat their question",
    "enquete_insertion",
    {
      attributes: [attribute("helpers", { unknown: 400 }), attribute("helpers_child", { unknown: 400 })],
    },
    [],
  ],
  [
    "what is derived repeats its field, but for its bands",
    "aspa",
    { attributes: [attribute("age_band", { unknown: 500, outsideBands: 20 })] },
    [["outside_bands", 0.02, "private"]],
  ],
])("%s", ([, source, found, expected]) => {
  const doubts = readingDoubts({
    source: sourceOf(source),
    quality: quality(found),
    explanations: new Map(),
    keyColumn: "id",
  });
  const shares = doubts.map((doubt) => ("count" in doubt ? doubt.count / doubt.of : 0));
  expect(doubts.map(({ name, gravity }, at) => [name, shares[at], gravity])).toEqual(expected);
});

test("from 2 % the partner must say why, and its words make no doubt less grave", () => {
  const of = (lost: number, explanations: ReadonlyMap<string, string>) =>
    readingDoubts({
      source: sourceOf("aspa"),
      quality: quality({
        contacts: contacts({ kept: 1000 - lost, setAside: { ...setAside, unknown_unit: lost } }),
      }),
      explanations,
      keyColumn: "id",
    });
  expect(of(19, new Map())).toMatchObject([{ isExplanationAsked: false }]);
  expect(of(20, new Map())).toMatchObject([{ isExplanationAsked: true, explanation: null }]);
  expect(of(200, new Map([["unknown_unit", "Partis."]]))).toMatchObject([
    { gravity: "grave", explanation: "Partis." },
  ]);
});
