import type { Case } from "./case.ts";

const study = {
  codelists: {
    sexes: ["f", "m", { code: "dk", missing: "dont_know" }],
    bands: [
      { code: "young", from: 0 },
      { code: "old", from: 60 },
    ],
  },
  fields: { sex: "sexes", birth: "date" },
  derive: { age: { years: "birth", at: "2022-12-31" }, band: { bands: "age", codelist: "bands" } },
  indicators: { groups: { of: "group" }, sexes: { of: "sex" }, bands: { of: "band" } },
} as const;

const mapping = { unitsFrom: "contacts", fields: { sex: { codes: { Femme: "f", F: "f" } } } } as const;

export const agreeing: Case = {
  title: "contacts that carry the attributes of units: one unit per key, and an empty cell contradicts none",
  study: { ...study, mapping },
  contacts: `
    unit | date       | channel | sex   | birth
    a    | 2022-03-01 | account | Femme | 1950-01-01
    a    | 2022-03-02 | desk    | F     | 1950-01-01
    b    | 2022-03-01 | email   | m     |
    b    | 2022-03-04 | email   |       | 2000-05-01
    c    | 2021-03-01 | post    | m     | 2000-05-01
         | 2022-03-01 | post    | f     | 2000-05-01`,
  expect: {
    groups: { digital: 1, mixed: 1, direct: 0, routine_only: 0, none: 1 },
    units: 3,
    setAside: { unknown_unit: 1, outside_window: 1 },
    contacts: { kept: 4, unknownUnits: 0, unitsWithoutContact: 0 },
    tables: {
      sexes: `
        universe | sex | count
        all      | f   | 1
        all      | m   | 2
        all      | dk  | 0
        all      | _U  | 0
        all      | _T  | 3`,
      bands: `
        universe | band  | count
        all      | young | 2
        all      | old   | 1
        all      | _U    | 0
        all      | _T    | 3`,
    },
    attributes: [
      { attribute: "sex", unknown: 0, contradicted: 0 },
      { attribute: "birth", unknown: 0, contradicted: 0 },
      { attribute: "age", contradicted: 0 },
      { attribute: "band", unknown: 0, contradicted: 0 },
    ],
  },
};

export const contradicting: Case = {
  title:
    "a value that differs from one contact of a unit to another is unknown, what is derived from it too, and counted",
  study: { ...study, mapping },
  contacts: `
    unit | date       | channel | sex | birth
    a    | 2022-03-01 | account | f   | 1950-01-01
    a    | 2021-03-02 | desk    | m   | 1950-01-02
    b    | 2022-03-01 | email   | dk  | 2000-05-01
    b    | 2022-03-04 | email   | m   | 2000-05-01
    c    | 2022-03-01 | post    | m   |`,
  expect: {
    units: 3,
    tables: {
      sexes: `
        universe | sex | count
        all      | f   | 0
        all      | m   | 1
        all      | dk  | 0
        all      | _U  | 2
        all      | _T  | 3`,
      bands: `
        universe | band  | count
        all      | young | 1
        all      | old   | 0
        all      | _U    | 2
        all      | _T    | 3`,
    },
    attributes: [
      { attribute: "sex", unknown: 2, contradicted: 2 },
      { attribute: "birth", unknown: 2, contradicted: 1 },
      { attribute: "age", contradicted: 0 },
      { attribute: "band", unknown: 2, contradicted: 0 },
    ],
  },
};

export const filteredInContacts: Case = {
  title:
    "in contacts that carry a question with a filter, its contradictory answers count as no answer where it was asked",
  study: {
    ...study,
    fields: { sex: "sexes", mother: { type: "flag", asked: { sex: "f" } } },
    derive: {},
    indicators: { mothers: { of: "mother" } },
    mapping: { unitsFrom: "contacts" },
  },
  contacts: `
    unit | date       | channel | sex | mother
    a    | 2022-03-01 | account | f   | yes
    a    | 2022-03-02 | desk    | f   | no
    b    | 2022-03-01 | email   | m   |
    c    | 2022-03-01 | email   | f   | yes`,
  expect: {
    tables: {
      mothers: `
        universe | mother | count
        all      | yes    | 1
        all      | no     | 0
        all      | _Z     | 1
        all      | _U     | 1
        all      | _T     | 3`,
    },
    attributes: [
      { attribute: "sex", contradicted: 0 },
      { attribute: "mother", unknown: 1, contradicted: 1 },
    ],
  },
};

export const equalButForUnit: Case = {
  title: "two contacts are duplicates if what they say of the unit is equal too",
  study: { ...study, mapping, duplicates: "drop" },
  contacts: `
    unit | date       | channel | sex | birth
    a    | 2022-03-01 | account | f   | 1950-01-01
    a    | 2022-03-01 | account | f   | 1950-01-01
    a    | 2022-03-01 | account | f   |`,
  expect: { contacts: { kept: 2, duplicates: { rows: 1, dropped: true } } },
};

export const unreadableInContacts: Case = {
  title:
    "a value of the units that nobody explained stops the run on whatever contact, one without a unit included",
  study: { ...study, mapping },
  contacts: `
    unit | date       | channel | sex | birth
    a    | 2022-03-01 | account | f   | 1950-01-01
         | 2022-03-01 | account | x   | 1950-01-01`,
  expect: { refused: ["engine/code-unknown"] },
};

export const paddedInContacts: Case = {
  title: "where units come from contacts, keys without their zeros are the same unit once padded",
  study: { ...study, mapping: { ...mapping, pad: 3 } },
  contacts: `
    unit | date       | channel | sex | birth
    001  | 2022-03-01 | account | f   | 1950-01-01
    1    | 2022-03-02 | desk    | f   | 1950-01-01`,
  expect: { units: 1, groups: { digital: 0, mixed: 1, direct: 0, routine_only: 0, none: 0 } },
};
