import type { Case } from "./case.ts";

const contacts = (wrong: number, all: number) =>
  [
    "unit | date | channel",
    ...Array.from(
      { length: all },
      (_, at) => `${at % 7} | ${at < wrong ? "31/02/2022" : "2022-05-01"} | desk`,
    ),
  ].join("\n");

const births = (wrong: number, all: number) =>
  [
    "unit | birth",
    ...Array.from({ length: all }, (_, at) => `${at + 1} | ${at < wrong ? "inconnue" : "1980-05-01"}`),
  ].join("\n");

const ofUnits = {
  fields: { birth: "date" },
  derive: { age: { years: "birth", at: "2022-12-31" }, band: { bands: "age", codelist: "bands" } },
  codelists: {
    bands: [
      { code: "young", from: 0 },
      { code: "old", from: 60 },
    ],
  },
  indicators: { bands: { of: "band" } },
  channels: null,
  mapping: { fields: { birth: { column: "birth", unreadable: "missing" } } },
} as const;

export const contactsWithoutDay: Case = {
  title:
    "contacts whose date is no day are set aside without a date where the mapping says so: 2 of 100 are accepted",
  study: { mapping: { date: { unreadable: "missing" } } },
  contacts: contacts(2, 100),
  expect: { setAside: { no_date: 2 }, contacts: { kept: 98 }, unreadable: [{ column: "date", rows: 2 }] },
};

export const tooManyWithoutDay: Case = {
  title: "3 dates of 100 that are no day are refused, whatever the mapping says",
  study: { mapping: { date: { unreadable: "missing" } } },
  contacts: contacts(3, 100),
  expect: { refused: ["engine/dates-unreadable-many"] },
};

export const withoutDayByDefault: Case = {
  title: "one date that is no day is refused where the mapping says nothing of it",
  contacts: contacts(1, 100),
  expect: { refused: ["engine/date-unreadable"] },
};

export const unitsWithoutDay: Case = {
  title: "a birth that is no day is unknown where the mapping says so: 1 of 50 is accepted, blanks left out",
  study: ofUnits,
  units: `${births(1, 50)}\n51 |`,
  expect: {
    units: 51,
    attributes: [
      { attribute: "birth", unknown: 2 },
      { attribute: "age", unknown: 2 },
      { attribute: "band", unknown: 2 },
    ],
    unreadable: [{ column: "birth", rows: 1 }],
  },
};

export const tooManyUnitsWithoutDay: Case = {
  title: "1 birth of 49 that is no day is refused, whatever the mapping says",
  study: ofUnits,
  units: births(1, 49),
  expect: { refused: ["engine/dates-unreadable-many"] },
};
