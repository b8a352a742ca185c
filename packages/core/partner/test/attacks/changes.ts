import { people, peopleLists } from "../../../disclosure/test/world/people.ts";
import type { Person } from "../../../disclosure/test/world/person.ts";
import type { CodeSketch, SourceSketch, StudySketch } from "../../../disclosure/test/world/study-of.ts";
import type { Version } from "./version.ts";

/**
 * Two versions of a study, asked of the same data, that count everyone else alike: whether they count one person alike too is
 * what the attacker wants to know of that person.
 */
export interface Change {
  readonly title: string;
  readonly versions: readonly [Version, Version];
  readonly others: readonly Person[];
  /** Counted alike by the two versions, and not. */
  readonly person: { readonly no: Person; readonly yes: Person };
}

type Values = Person["values"];

const person = (values: Values, ...channels: readonly string[]): Person => ({
  values,
  channels,
  routine: false,
});
/** Of everyone else, as many as give every cell enough. */
const crowd = (valuesOf: (at: number) => Values, ...channels: readonly string[]): readonly Person[] =>
  Array.from({ length: 80 }, (_, at) => person(valuesOf(at), ...channels));
const alternately =
  <Item>(...items: readonly Item[]) =>
  (at: number) =>
    items[at % items.length] ?? null;

function sketchOf(source: SourceSketch, indicator: Readonly<Record<string, unknown>>): StudySketch {
  return {
    codelists: { ...peopleLists, halves },
    sources: { people: source },
    indicators: { asked: indicator },
  };
}

const halves: readonly CodeSketch[] = ["low", "high"];
const bound = (from: number): StudySketch => ({
  ...sketchOf(
    { fields: people.fields, derive: { half: { bands: "income", codelist: "halves" } } },
    { of: "half" },
  ),
  codelists: {
    ...peopleLists,
    halves: [
      { code: "low", from: 0 },
      { code: "high", from },
    ],
  },
});
const recoded = (ma: string) =>
  sketchOf(
    {
      fields: people.fields,
      derive: { half: { recode: "country", codelist: "halves", map: { fr: "low", dz: "high", ma } } },
    },
    { of: "half" },
  );
const inUniverse = (...country: readonly string[]) =>
  sketchOf(
    { fields: people.fields, universes: { counted: { country } } },
    { of: "sex", universe: "counted" },
  );
const until = (to: string): StudySketch => ({ ...sets({}), window: { from: "2022-01-01", to } });
const agedOn = (at: string) =>
  sketchOf(
    {
      fields: { ...people.fields, born: "date" },
      derive: { years: { years: "born", at }, adult: { bands: "years", codelist: "adults" } },
    },
    { of: "adult" },
  );
const union = (...any: readonly string[]) =>
  sketchOf({ fields: people.fields, derive: { hindered: { any } } }, { of: "hindered" });
const sets = (rules: Readonly<Record<string, unknown>>) =>
  sketchOf({ fields: people.fields, channels: people.channels, rules }, { of: "group" });
const askedOf = (...alone: readonly string[]) =>
  sketchOf({ fields: { ...people.fields, job: { ...people.fields.job, asked: { alone } } } }, { of: "job" });
const ranging = (from: number, to: number) =>
  sketchOf(
    { fields: { ...people.fields, income: { type: "number", range: { from, to }, grain: 10 } } },
    { kind: "summary", of: "income", by: "sex", statistic: "mean" },
  );

/** A contact of this channel is read as one of routine. */
const asRoutine = (channel: string) => (read: Person) =>
  read.channels.includes(channel)
    ? { ...read, channels: read.channels.filter((own) => own !== channel), routine: true }
    : read;
/** Contacts of this channel are not read, of a person with this mark. */
const without = (channel: string, mark: string) => (read: Person) =>
  read.values[mark] === "yes" ? { ...read, channels: read.channels.filter((own) => own !== channel) } : read;
/** One value of the file is read as this code. */
const translated = (code: string): Version => ({
  sketch: sketchOf({ fields: people.fields }, { of: "country" }),
  fields: { country: { column: "PAYS", codes: { z: code } } },
  reads: (read) => (read.values.written === "z" ? person({ country: code }) : read),
});

export const changes: readonly Change[] = [
  {
    title: "a bound of 1500 or of 1501",
    versions: [{ sketch: bound(1500) }, { sketch: bound(1501) }],
    others: crowd((at) => ({ income: alternately(900, 1700)(at) })),
    person: { no: person({ income: 1400 }), yes: person({ income: 1500 }) },
  },
  {
    title: "a recoding of one code",
    versions: [{ sketch: recoded("low") }, { sketch: recoded("high") }],
    others: crowd((at) => ({ country: alternately("fr", "dz")(at) })),
    person: { no: person({ country: "fr" }), yes: person({ country: "ma" }) },
  },
  {
    title: "a code more in the condition of a universe",
    versions: [{ sketch: inUniverse("fr") }, { sketch: inUniverse("fr", "ma") }],
    others: crowd((at) => ({ sex: alternately("f", "m")(at), country: alternately("fr", "dz", "fr")(at) })),
    person: { no: person({ sex: "f", country: "fr" }), yes: person({ sex: "f", country: "ma" }) },
  },
  {
    title: "a window shorter by a day",
    versions: [
      { sketch: until("2022-12-31") },
      { sketch: until("2022-12-30"), reads: without("post", "onLastDayOnly") },
    ],
    others: crowd(() => ({}), "post"),
    person: { no: person({}, "post"), yes: person({ onLastDayOnly: "yes" }, "post") },
  },
  {
    title: "the day on which an age is taken",
    versions: [{ sketch: agedOn("2022-12-30") }, { sketch: agedOn("2022-12-31") }],
    others: crowd((at) => ({ born: alternately("1980-05-01", "2015-05-01")(at) })),
    person: { no: person({ born: "1980-05-01" }), yes: person({ born: "2004-12-31" }) },
  },
  {
    title: "a flag more in a union",
    versions: [{ sketch: union("alone", "deaf") }, { sketch: union("alone", "deaf", "online") }],
    others: crowd((at) => ({ alone: alternately("yes", "no")(at), deaf: "no", online: "no" })),
    person: {
      no: person({ alone: "no", deaf: "no", online: "no" }),
      yes: person({ alone: "no", deaf: "no", online: "yes" }),
    },
  },
  {
    title: "a rule of routine",
    versions: [
      { sketch: sets({}) },
      { sketch: sets({ routine: [{ label: "Routine", channel: ["post"] }] }), reads: asRoutine("post") },
    ],
    others: crowd(() => ({}), "desk"),
    person: { no: person({}, "desk"), yes: person({}, "post") },
  },
  {
    title: "the least number of contacts",
    versions: [
      { sketch: sets({}) },
      { sketch: sets({ min_contacts: 2 }), reads: without("desk", "onceOnly") },
    ],
    others: crowd(() => ({}), "desk"),
    person: { no: person({}, "desk"), yes: person({ onceOnly: "yes" }, "desk") },
  },
  {
    title: "the filter of a question",
    versions: [{ sketch: askedOf("no") }, { sketch: askedOf("no", "yes") }],
    others: crowd((at) => ({ alone: "no", job: alternately("full", "part")(at) })),
    person: { no: person({ alone: "no", job: "full" }), yes: person({ alone: "yes", job: null }) },
  },
  {
    title: "a translation in the mapping",
    versions: [translated("fr"), translated("dz")],
    others: crowd((at) => ({ country: alternately("fr", "dz")(at) })),
    person: { no: person({ country: "fr" }), yes: person({ written: "z" }) },
  },
  {
    title: "a range of the same width",
    versions: [{ sketch: ranging(0, 2000) }, { sketch: ranging(10, 2010) }],
    // Distances are taken to the middle of the range: of anyone else whose income is known, they would differ.
    others: crowd((at) => ({ sex: alternately("f", "m")(at), income: null })),
    person: { no: person({ sex: "f", income: null }), yes: person({ sex: "f", income: 1500 }) },
  },
];
