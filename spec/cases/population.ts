import type { Case } from "./case.ts";

export const fiveGroups: Case = {
  title: "five groups cover every unit once",
  study: { routine: [{ channel: ["account"], motive: ["income"] }] },
  units: `
    unit
    d
    m1
    m2
    x1
    x2
    r
    n`,
  contacts: `
    unit | date       | channel | motive
    d    | 2022-03-01 | account | other
    d    | 2022-03-02 | email   | other
    m1   | 2022-03-01 | account | other
    m1   | 2022-03-02 | desk    | other
    m2   | 2022-03-01 | email   | other
    m2   | 2022-03-02 | post    | other
    x1   | 2022-03-01 | desk    | other
    x2   | 2022-03-01 | post    | other
    r    | 2022-03-01 | account | income`,
  expect: {
    groups: { digital: 1, mixed: 2, direct: 2, routine_only: 1, none: 1 },
    units: 7,
    tables: {
      groups: `
        universe | group        | count
        all      | digital      | 1
        all      | mixed        | 2
        all      | direct       | 2
        all      | routine_only | 1
        all      | none         | 1
        all      | _T           | 7`,
    },
  },
};

export const logAlone: Case = {
  title: "without a units’ file, the units are the distinct non-empty keys of the log",
  contacts: `
    unit | date       | channel
    a    | 2022-03-01 | account
    a    | 2022-03-01 | desk
    b    | 2022-03-01 | email
         | 2022-03-01 | post`,
  expect: {
    groups: { digital: 1, mixed: 1, direct: 0, routine_only: 0, none: 0 },
    units: 2,
    setAside: { unknown_unit: 1 },
    contacts: { kept: 3, unknownUnits: 0, unitsWithoutContact: 0 },
  },
};

export const logWithoutUnits: Case = {
  title: "a log whose keys are all empty has no unit",
  contacts: `
    unit | date       | channel
         | 2022-03-01 | post`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 0, routine_only: 0, none: 0 },
    units: 0,
    setAside: { unknown_unit: 1 },
    contacts: { kept: 0, unknownUnits: 0 },
  },
};

export const logOutsideWindow: Case = {
  title: "without a units’ file, a key whose contacts are all set aside is a unit too: it is in none",
  contacts: `
    unit | date       | channel
    a    | 2022-03-01 | desk
    b    | 2021-03-01 | desk
    c    |            | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 2 },
    units: 3,
    setAside: { outside_window: 1, no_date: 1 },
    contacts: { kept: 1, unitsWithoutContact: 0, unitsBelowMinimum: 0 },
  },
};

export const noContact: Case = {
  title: "a unit that nobody hears from is counted, in none: no contact is a result, not a missing value",
  units: `
    unit
    1
    2
    3`,
  contacts: `
    unit | date       | channel
    2    | 2022-03-01 | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 2 },
    units: 3,
    contacts: { unitsWithoutContact: 2, unitsBelowMinimum: 0 },
  },
};

export const strangersAlone: Case = {
  title: "where every contact is of an unknown unit, everyone is in none",
  units: `
    unit
    1
    2`,
  contacts: `
    unit | date       | channel
    3    | 2022-03-01 | desk
    3    | 2022-03-02 | desk
    4    | 2022-03-01 | post`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 0, routine_only: 0, none: 2 },
    units: 2,
    setAside: { unknown_unit: 3 },
    contacts: { kept: 0, unknownUnits: 2, unitsWithoutContact: 2 },
  },
};

export const emptyContacts: Case = {
  title: "contacts without a row stop the run: an extract that failed is not a year without contacts",
  units: `
    unit
    1`,
  contacts: `
    unit | date | channel`,
  expect: { refused: ["engine/file-without-rows"] },
};

export const emptyUnits: Case = {
  title: "units without a row stop the run",
  units: `
    unit`,
  contacts: `
    unit | date       | channel
    1    | 2022-03-01 | desk`,
  expect: { refused: ["engine/file-without-rows"] },
};

export const keysAsWritten: Case = {
  title: "a key is its text: 07 is not 7",
  units: `
    unit
    7
    07`,
  contacts: `
    unit | date       | channel
    07   | 2022-03-01 | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
    contacts: { unknownUnits: 0 },
  },
};

export const unitTwice: Case = {
  title: "a unit twice in the units’ file stops the run",
  units: `
    unit
    1
    2
    1`,
  contacts: `
    unit | date       | channel
    1    | 2022-03-01 | desk`,
  expect: { refused: ["engine/unit-twice"] },
};

export const unitWithoutKey: Case = {
  title: "a unit without a key stops the run",
  units: `
    unit | sex
    1    | f
         | m`,
  study: {
    channels: null,
    codelists: { sexes: ["f", "m"] },
    fields: { sex: "sexes" },
    indicators: { sexes: { of: "sex" } },
  },
  expect: { refused: ["engine/unit-without-key"] },
};

export const unitsOfSpaces: Case = {
  title: "two units whose keys are spaces are two without a key, not one twice",
  units: `
    unit | sex
    1    | f
    ␠    | m
    ␠    | f`,
  study: {
    channels: null,
    codelists: { sexes: ["f", "m"] },
    fields: { sex: "sexes" },
    indicators: { sexes: { of: "sex" } },
  },
  expect: { refused: ["engine/unit-without-key"] },
};
