import type { Case } from "./case.ts";

const numbers = {
  codelists: {
    numbers: [
      { code: "zero", from: 0 },
      { code: "one", from: 1 },
      { code: "more", from: 2 },
    ],
  },
  derive: {
    first: { contact: "first" },
    last: { contact: "last" },
    began: { period: "first", every: "quarter" },
    ended: { period: "last", every: "quarter" },
    number: { contact: "count" },
    numbers: { bands: "number", codelist: "numbers" },
    spell: { days: ["first", "last"] },
    spells: { bands: "spell", codelist: "numbers" },
  },
  indicators: {
    began: { of: "began" },
    ended: { of: "ended" },
    numbers: { of: "numbers" },
    spells: { of: "spells" },
  },
} as const;

export const firstAndLast: Case = {
  title:
    "the first and the last contact of a unit, and how many it has, are of those that count: none set aside, none of routine",
  study: { ...numbers, routine: [{ channel: ["account"], motive: ["income"] }] },
  units: `
    unit
    a
    b
    c
    d`,
  contacts: `
    unit | date       | channel  | motive
    a    | 2021-12-31 | desk     |
    a    | 2022-02-01 | internal |
    a    | 2022-04-02 | account  | income
    a    | 2022-06-30 | desk     |
    a    | 2022-07-01 | post     |
    a    | 2022-07-01 | post     |
    a    |            | desk     |
    a    | 2022-12-01 |          |
    b    | 2022-12-31 | email    |
    c    | 2022-05-05 | account  | income
    z    | 2022-01-01 | desk     |`,
  expect: {
    tables: {
      began: `
        universe | began   | count
        all      | 2022-Q1 | 0
        all      | 2022-Q2 | 1
        all      | 2022-Q3 | 0
        all      | 2022-Q4 | 1
        all      | _U      | 2
        all      | _T      | 4`,
      ended: `
        universe | ended   | count
        all      | 2022-Q1 | 0
        all      | 2022-Q2 | 0
        all      | 2022-Q3 | 1
        all      | 2022-Q4 | 1
        all      | _U      | 2
        all      | _T      | 4`,
      numbers: `
        universe | numbers | count
        all      | zero    | 2
        all      | one     | 1
        all      | more    | 1
        all      | _U      | 0
        all      | _T      | 4`,
      spells: `
        universe | spells | count
        all      | zero   | 1
        all      | one    | 1
        all      | more   | 0
        all      | _U     | 2
        all      | _T     | 4`,
    },
  },
};

export const lessThanMinimum: Case = {
  title: "a contact by a channel that is not used enough is still the first, and counted",
  study: { ...numbers, min_contacts: 2, indicators: { groups: { of: "group" }, ...numbers.indicators } },
  units: `
    unit
    a`,
  contacts: `
    unit | date       | channel
    a    | 2022-01-01 | desk
    a    | 2022-11-01 | post
    a    | 2022-11-02 | post`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 0 },
    tables: {
      began: `
        universe | began   | count
        all      | 2022-Q1 | 1
        all      | 2022-Q2 | 0
        all      | 2022-Q3 | 0
        all      | 2022-Q4 | 0
        all      | _U      | 0
        all      | _T      | 1`,
      numbers: `
        universe | numbers | count
        all      | zero    | 0
        all      | one     | 0
        all      | more    | 1
        all      | _U      | 0
        all      | _T      | 1`,
    },
  },
};

export const ofLogAlone: Case = {
  title: "a log alone gives what is drawn from contacts, and universes of it",
  study: {
    ...numbers,
    universes: { often: { numbers: "more" } },
    indicators: { began: { of: "began", universe: "often" } },
  },
  contacts: `
    unit | date       | channel
    a    | 2022-01-01 | desk
    a    | 2022-11-01 | post
    b    | 2022-11-02 | post`,
  expect: {
    units: 2,
    tables: {
      began: `
        universe | began   | count
        often    | 2022-Q1 | 1
        often    | 2022-Q2 | 0
        often    | 2022-Q3 | 0
        often    | 2022-Q4 | 0
        often    | _U      | 0
        often    | _T      | 1`,
    },
  },
};
