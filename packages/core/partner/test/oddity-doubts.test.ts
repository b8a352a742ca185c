import type { ContactsQuality, Quality } from "@vigie/engine";
import { loadStudy } from "@vigie/study";
import { expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { doubtSentence } from "../src/doubts/doubt-sentence.ts";
import { oddityDoubts } from "../src/doubts/oddity-doubts.ts";
import { pageFormatter } from "../src/page-formatter.ts";
import { soughtIn } from "../src/quality-page.ts";

const loaded = await loadStudy(newStudy());
const study = "study" in loaded ? loaded.study : null;
const source = study?.sources.get("allocataires");
if (study === null || source === undefined) throw new RangeError("the small study does not load");

type Days = NonNullable<ContactsQuality["days"]>;
type File = Quality["files"][number];

const contactsWith = (oddities: Days["oddities"], unknownUnits = 0): ContactsQuality => ({
  kept: 1000,
  setAside: {
    no_date: 0,
    no_channel: 0,
    unknown_unit: unknownUnits,
    outside_window: 0,
    out_of_scope: 0,
    routine: 0,
  },
  beforeWindow: 0,
  afterWindow: 0,
  afterDay: null,
  duplicates: null,
  days: { spike: null, oddities },
  unitsWithoutContact: 0,
  unitsBelowMinimum: 0,
  unknownUnits: 0,
  withoutKey: 0,
  lostZeros: null,
  keyShapes: null,
});
const births = (oddities: Days["oddities"]): Quality["attributes"][number] => ({
  attribute: "naissance",
  unknown: 0,
  outsideBands: 0,
  unasked: 0,
  improbable: 0,
  contradicted: 0,
  spike: null,
  oddities,
  codes: [],
});
const file = (role: File["role"], more: Partial<File> = {}): File => ({
  role,
  file: `${role}.csv`,
  rows: 1000,
  ragged: 0,
  otherRows: 0,
  ...more,
});
const qualityWith = (more: Partial<Quality>): Quality => ({
  source: "allocataires",
  unitsFrom: "file",
  files: [file("units"), file("contacts")],
  units: 1000,
  contacts: null,
  attributes: [],
  exclusives: [],
  unknownCodes: [],
  ...more,
});
const found = (more: Partial<Quality>) => oddityDoubts(source, qualityWith(more));
const seen = (more: Partial<Quality>) => found(more).map(({ kind, gravity }) => [kind, gravity]);

test("what the study’s period and dates decide is private, the rest is on the screen", () => {
  expect(
    seen({
      contacts: contactsWith([
        { kind: "early_days", count: 20, share: 0.02 },
        { kind: "swapped_days", count: 20, share: 0.02 },
        { kind: "from_1904", count: 20, share: 0.02 },
        { kind: "gap_before", count: 40 },
        { kind: "gap_after", count: 40 },
      ]),
      attributes: [
        births([
          { kind: "default_days", values: ["1900-01-01"], count: 40, share: 0.04 },
          { kind: "early_days", count: 20, share: 0.02 },
          { kind: "low_days", count: 500, share: 0.5 },
          { kind: "from_1904", count: 1000, share: 1 },
        ]),
      ],
    }),
  ).toEqual([
    ["early_contacts", "warning"],
    ["swapped_days", "private"],
    ["contacts_from_1904", "private"],
    ["gap_before", "private"],
    ["gap_after", "private"],
    ["default_days", "warning"],
    ["early_days", "warning"],
    ["low_days", "warning"],
    ["from_1904", "private"],
  ]);
});

test("what was looked for in some of the contacts alone is said to be", () => {
  const contacts = { ...contactsWith([]), days: { spike: null, oddities: [], sampled: 60_000 } };
  const { nil, nilInPart, notSought } = soughtIn(qualityWith({ contacts }), []);
  expect(nilInPart).toEqual(["day_spike", "early_contacts", "gap_before", "gap_after"]);
  expect(nil).not.toContain("gap_after");
  expect(notSought).toEqual(["contacts_twice"]);
  const [gap] = found({ contacts: contactsWith([{ kind: "gap_after", count: 40 }]) });
  if (gap === undefined) throw new RangeError("no doubt");
  expect(doubtSentence({ ...gap, sampled: 60_000 }, study, pageFormatter("fr"))).toMatch(
    / Regardé sur 60\s000 contacts, pris tout au long du fichier\.$/,
  );
});

test("a units’ file without a last end of line was cut where contacts are of units that it lacks", () => {
  const open = [file("units", { end: "open" }), file("contacts", { end: "open" })];
  expect(seen({ files: open, contacts: contactsWith([], 19) })).toEqual([]);
  expect(seen({ files: open, contacts: contactsWith([], 20) })).toEqual([["file_end", "warning"]]);
  expect(seen({ files: [file("units", { end: "short" })] })).toEqual([["file_end", "warning"]]);
});

test("dates that the mapping has counted as unknown are said, and are no alert", () => {
  const [doubt] = found({ files: [file("units", { unreadable: [{ column: "DDN", rows: 2 }] })] });
  expect(doubt).toMatchObject({ kind: "unreadable_dates", count: 2, of: 1000, isAlert: false });
});

test("values that too few units have are not named", () => {
  const sentences = [["1900-01-01"], []].map((values) => {
    const [doubt] = found({
      attributes: [births([{ kind: "default_days", values, count: 40, share: 0.04 }])],
    });
    return doubt === undefined ? "" : doubtSentence(doubt, study, pageFormatter("fr"));
  });
  expect(sentences[0]).toMatch(/\(1er\sjanvier\s1900\)/);
  expect(sentences[1]).not.toMatch(/\(\)|1900/);
});
