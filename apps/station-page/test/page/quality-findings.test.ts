import type { AttributeQuality, ContactsQuality, Quality } from "@vigie/engine";
import { loadStudy, type Source } from "@vigie/study";
import { expect, test } from "vitest";
import { readStudyFiles } from "../../../cli/src/study-folder.ts";
import { reference } from "../../../cli/test/fiction-of.ts";
import { qualityFindings } from "../../src/page/quality-findings.ts";

const loaded = await loadStudy(await readStudyFiles(reference));
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
  lostZeros: null,
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

test.for<[string, string, Partial<Quality>, readonly (readonly [string, number, string])[]]>([
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
    [["unknown", 0.05, "look"]],
  ],
  [
    "likely mistakes come first, then the greatest shares",
    "aspa",
    {
      attributes: [
        attribute("sex", { unknown: 600 }),
        attribute("age", { improbable: 2 }),
        attribute("birth", { spike: { value: "1900-01-01", count: 300, share: 0.3 } }),
      ],
    },
    [
      ["spike", 0.3, "alert"],
      ["improbable", 0.002, "alert"],
      ["unknown", 0.6, "look"],
    ],
  ],
  [
    "most contacts lost, and for what",
    "aspa",
    { contacts: contacts({ kept: 100, setAside: { ...setAside, unknown_unit: 900 } }) },
    [
      ["few-contacts", 0.9, "alert"],
      ["unknown-units", 0.9, "look"],
    ],
  ],
  [
    "what the study sets aside itself is no anomaly",
    "aspa",
    { contacts: contacts({ kept: 100, setAside: { ...setAside, routine: 900 } }) },
    [],
  ],
  [
    "rows of another number of columns",
    "aspa",
    { files: [{ role: "units", file: "u.csv", rows: 90, ragged: 10, totals: 0 }] },
    [["ragged", 0.1, "alert"]],
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
    [["outside-bands", 0.02, "look"]],
  ],
])("%s", ([, source, found, expected]) => {
  const findings = qualityFindings(sourceOf(source), quality(found));
  expect(findings.map(({ kind, share, level }) => [kind, share, level])).toEqual(expected);
});
