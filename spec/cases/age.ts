import type { Case } from "./case.ts";

/** Bands of one year each, the last without end. */
const years = (at: string, bands: readonly number[] = [17, 18, 19]) => ({
  channels: null,
  codelists: { ages: bands.map((from) => ({ code: `y${from}`, from })) },
  fields: { birth: "date" },
  derive: { age: { years: "birth", at }, band: { bands: "age", codelist: "ages" } },
  indicators: { ages: { of: "band" } },
});

export const birthday: Case = {
  title: "age is completed years: the birthday itself counts, its eve does not",
  study: years("2022-12-31"),
  units: `
    unit | birth
    eve  | 2005-01-01
    day  | 2004-12-31
    past | 2004-12-30`,
  expect: {
    tables: {
      ages: `
        universe | band | count
        all      | y17  | 1
        all      | y18  | 2
        all      | y19  | 0
        all      | _U   | 0
        all      | _T   | 3`,
    },
  },
};

export const leapDayBefore: Case = {
  title: "born on 29 February, one is not yet 18 on 28 February of a year that lacks the 29th",
  study: years("2022-02-28"),
  units: `
    unit | birth
    leap | 2004-02-29
    28th | 2004-02-28`,
  expect: {
    tables: {
      ages: `
        universe | band | count
        all      | y17  | 1
        all      | y18  | 1
        all      | y19  | 0
        all      | _U   | 0
        all      | _T   | 2`,
    },
  },
};

export const leapDayReached: Case = {
  title: "29 February is reached on 1 March",
  study: years("2022-03-01"),
  units: `
    unit  | birth
    leap  | 2004-02-29
    march | 2004-03-01
    late  | 2004-03-02`,
  expect: {
    tables: {
      ages: `
        universe | band | count
        all      | y17  | 1
        all      | y18  | 2
        all      | y19  | 0
        all      | _U   | 0
        all      | _T   | 3`,
    },
  },
};

export const leapDayInLeapYear: Case = {
  title: "in a leap year 29 February is reached on the day",
  study: years("2024-02-29", [18, 19, 20]),
  units: `
    unit  | birth
    leap  | 2004-02-29
    eve   | 2004-02-28
    march | 2004-03-01`,
  expect: {
    tables: {
      ages: `
        universe | band | count
        all      | y18  | 0
        all      | y19  | 1
        all      | y20  | 2
        all      | _U   | 0
        all      | _T   | 3`,
    },
  },
};

export const unknownBirth: Case = {
  title: "no date of birth, no age: unknown, and not below the first band",
  study: { ...years("2022-12-31"), mapping: { fields: { birth: { missing: ["1900-01-01"] } } } },
  units: `
    unit | birth
    1    |
    2    | 1900-01-01
    3    | 2022-06-01
    4    | 2003-06-01`,
  expect: {
    tables: {
      ages: `
        universe | band | count
        all      | y17  | 0
        all      | y18  | 0
        all      | y19  | 1
        all      | _U   | 3
        all      | _T   | 4`,
    },
    attributes: [
      { attribute: "birth", unknown: 2, outsideBands: 0 },
      { attribute: "age", unknown: 2, outsideBands: 0 },
      { attribute: "band", unknown: 3, outsideBands: 1 },
    ],
  },
};

export const improbableAge: Case = {
  title: "an age below zero or above 125 is kept, and counted",
  study: years("2022-12-31"),
  units: `
    unit      | birth
    oldest    | 1897-01-01
    older     | 1896-12-31
    medieval  | 1024-05-01
    newborn   | 2022-12-31
    to come   | 2023-01-01
    unknown   |`,
  expect: {
    tables: {
      ages: `
        universe | band | count
        all      | y17  | 0
        all      | y18  | 0
        all      | y19  | 3
        all      | _U   | 3
        all      | _T   | 6`,
    },
    attributes: [
      { attribute: "birth", unknown: 1, improbable: 0 },
      { attribute: "age", unknown: 1, improbable: 3 },
      { attribute: "band", unknown: 3, outsideBands: 2, improbable: 0 },
    ],
  },
};
