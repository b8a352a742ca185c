import type { Case } from "./case.ts";

export const bandEdges: Case = {
  title: "bands are closed on the left: a bound belongs to the band it opens; the last has no end",
  study: {
    channels: null,
    codelists: {
      sizes: [
        { code: "small", from: 0 },
        { code: "middle", from: 10 },
        { code: "large", from: 20.5 },
      ],
    },
    fields: { size: "number" },
    derive: { band: { bands: "size", codelist: "sizes" } },
    indicators: { sizes: { of: "band" } },
  },
  units: `
    unit | size
    1    | -0.1
    2    | 0
    3    | 9.999
    4    | 10
    5    | 20.49
    6    | 20.5
    7    | 1e6
    8    |`,
  expect: {
    tables: {
      sizes: `
        universe | band   | count
        all      | small  | 2
        all      | middle | 2
        all      | large  | 2
        all      | _U     | 2
        all      | _T     | 8`,
    },
    attributes: [
      { attribute: "size", unknown: 1, outsideBands: 0 },
      { attribute: "band", unknown: 2, outsideBands: 1 },
    ],
  },
};

export const decimalComma: Case = {
  title: "with a decimal comma, 9,5 is below 10 and 10,0 is 10",
  study: {
    channels: null,
    codelists: {
      sizes: [
        { code: "small", from: 0 },
        { code: "large", from: 10 },
      ],
    },
    fields: { size: "number" },
    derive: { band: { bands: "size", codelist: "sizes" } },
    indicators: { sizes: { of: "band" } },
    mapping: { format: { decimal: ",", delimiter: ";" }, fields: { size: { missing: ["-"] } } },
  },
  units: `
    unit | size
    1    | 9,5
    2    | 10,0
    3    | +12
    4    | -`,
  expect: {
    tables: {
      sizes: `
        universe | band  | count
        all      | small | 1
        all      | large | 2
        all      | _U    | 1
        all      | _T    | 4`,
    },
  },
};

export const amounts: Case = {
  title: "thousands are separated by spaces of any width, euros may follow, and an exponent is a number",
  study: {
    channels: null,
    codelists: {
      sizes: [
        { code: "small", from: 0 },
        { code: "large", from: 1000 },
      ],
    },
    fields: { size: "number" },
    derive: { band: { bands: "size", codelist: "sizes" } },
    indicators: { sizes: { of: "band" } },
    mapping: { format: { decimal: ",", delimiter: ";" } },
  },
  units: `
    unit | size
    1    | 1 000
    2    | 1\u202f250,50 €
    3    | 1\u00a0000\u00a0000€
    4    | 999,99 €
    5    | 1,5E+03
    6    | 1\u2009000`,
  expect: {
    tables: {
      sizes: `
        universe | band  | count
        all      | small | 1
        all      | large | 5
        all      | _U    | 0
        all      | _T    | 6`,
    },
  },
};

export const amountUnreadable: Case = {
  title: "a space that separates no thousands stops the run",
  study: {
    channels: null,
    codelists: {
      sizes: [
        { code: "small", from: 0 },
        { code: "large", from: 10 },
      ],
    },
    fields: { size: "number" },
    derive: { band: { bands: "size", codelist: "sizes" } },
    indicators: { sizes: { of: "band" } },
  },
  units: `
    unit | size
    1    | 12 34`,
  expect: { refused: ["engine/number-unreadable"] },
};

export const sentinelNumber: Case = {
  title: "a number that the mapping calls no value is none: 99 is not an age",
  study: {
    channels: null,
    codelists: {
      sizes: [
        { code: "small", from: 0 },
        { code: "large", from: 10 },
      ],
    },
    fields: { size: "number" },
    derive: { band: { bands: "size", codelist: "sizes" } },
    indicators: { sizes: { of: "band" } },
    mapping: { fields: { size: { missing: ["99"] } } },
  },
  units: `
    unit | size
    1    | 99
    2    | 98
    3    |`,
  expect: {
    tables: {
      sizes: `
        universe | band  | count
        all      | small | 0
        all      | large | 1
        all      | _U    | 2
        all      | _T    | 3`,
    },
  },
};

export const numberUnreadable: Case = {
  title: "a number that is none stops the run: a decimal comma where a point is declared",
  study: {
    channels: null,
    codelists: {
      sizes: [
        { code: "small", from: 0 },
        { code: "large", from: 10 },
      ],
    },
    fields: { size: "number" },
    derive: { band: { bands: "size", codelist: "sizes" } },
    indicators: { sizes: { of: "band" } },
    mapping: { format: { delimiter: ";" } },
  },
  units: `
    unit | size
    1    | 9,5`,
  expect: { refused: ["engine/number-unreadable"] },
};

const places = [
  "north",
  "south",
  { code: "t1", parent: "north" },
  { code: "t2", parent: "north" },
  { code: "t3", parent: "south" },
];

export const recodeAndParent: Case = {
  title:
    "a recoded attribute counts each code under what it becomes; a parent is the level above; unknown stays unknown",
  study: {
    channels: null,
    codelists: { places, sides: ["right", "left"] },
    fields: { town: "places" },
    derive: {
      area: { parent: "town" },
      side: { recode: "area", codelist: "sides", map: { north: "left", south: "right" } },
    },
    indicators: { areas: { of: "area" }, sides: { of: "side" } },
  },
  units: `
    unit | town
    1    | t1
    2    | t2
    3    | t3
    4    |
    5    | t1`,
  expect: {
    tables: {
      areas: `
        universe | area  | count
        all      | north | 3
        all      | south | 1
        all      | _U    | 1
        all      | _T    | 5`,
      sides: `
        universe | side  | count
        all      | right | 1
        all      | left  | 3
        all      | _U    | 1
        all      | _T    | 5`,
    },
    attributes: [
      { attribute: "town", unknown: 1 },
      { attribute: "area", unknown: 1 },
      { attribute: "side", unknown: 1 },
    ],
  },
};

export const unionOfFlags: Case = {
  title: "a union of flags is yes if any is yes, else unknown if any is unknown, else no",
  study: {
    channels: null,
    fields: { a: "flag", b: "flag" },
    derive: { either: { any: ["a", "b"] } },
    indicators: { either: { of: "either" } },
    mapping: { fields: { a: { codes: { O: "yes", N: "no" } } } },
  },
  // yes+yes, yes+no, yes+?, no+yes, ?+yes: yes. no+?, ?+no, ?+?: unknown. no+no: no.
  units: `
    unit | a | b
    1    | O | yes
    2    | O | no
    3    | O |
    4    | N | yes
    5    |   | yes
    6    | N |
    7    |   | no
    8    |   |
    9    | N | no`,
  expect: {
    tables: {
      either: `
        universe | either | count
        all      | yes    | 5
        all      | no     | 1
        all      | _U     | 3
        all      | _T     | 9`,
    },
  },
};

export const unionOfUnion: Case = {
  title: "a union may hold another: what is unknown in one stays so in the other",
  study: {
    channels: null,
    fields: { a: "flag", b: "flag", c: "flag" },
    derive: { ab: { any: ["a", "b"] }, abc: { any: ["c", "ab"] } },
    indicators: { abc: { of: "abc" } },
  },
  units: `
    unit | a   | b   | c
    1    | no  |     | no
    2    | no  |     | yes
    3    | yes |     | no
    4    | no  | no  | no`,
  expect: {
    tables: {
      abc: `
        universe | abc | count
        all      | yes | 2
        all      | no  | 1
        all      | _U  | 1
        all      | _T  | 4`,
    },
  },
};

export const periodOfDay: Case = {
  title: "a day lies in the month of its date; out of the window it is in none, and is counted as such",
  study: {
    channels: null,
    window: ["2022-11-15", "2023-01-10"],
    fields: { on: "date" },
    derive: {
      month: { period: "on", every: "month" },
      quarter: { period: "on", every: "quarter" },
      year: { period: "on", every: "year" },
    },
    universes: { observed: { year: ["2022", "2023"] } },
    indicators: {
      months: { of: "month" },
      quarters: { of: "quarter" },
      years: { of: "year", universe: "observed" },
    },
    mapping: { fields: { on: { dates: "fr" } } },
  },
  units: `
    unit | on
    1    | 14/11/2022
    2    | 15/11/2022
    3    | 31/12/2022 23:30
    4    | 10/01/2023
    5    | 11/01/2023
    6    |`,
  expect: {
    tables: {
      months: `
        universe | month   | count
        all      | 2022-11 | 1
        all      | 2022-12 | 1
        all      | 2023-01 | 1
        all      | _U      | 3
        all      | _T      | 6`,
      quarters: `
        universe | quarter | count
        all      | 2022-Q4 | 2
        all      | 2023-Q1 | 1
        all      | _U      | 3
        all      | _T      | 6`,
      years: `
        universe | year | count
        observed | 2022 | 2
        observed | 2023 | 1
        observed | _U   | 0
        observed | _T   | 3`,
    },
    attributes: [
      { attribute: "on", unknown: 1, outsideBands: 0 },
      { attribute: "month", unknown: 3, outsideBands: 2 },
      { attribute: "quarter", unknown: 3, outsideBands: 2 },
      { attribute: "year", unknown: 3, outsideBands: 2 },
    ],
  },
};

export const exactSet: Case = {
  title:
    "a set of flags is those that are yes, exactly; unknown where one is missing, whatever the others say",
  study: {
    channels: null,
    fields: { letters: "flag", french: "flag" },
    derive: { difficulties: { set: ["letters", "french"] } },
    indicators: { difficulties: { of: "difficulties" } },
  },
  units: `
    unit | letters | french
    1    | yes     | no
    2    | yes     | yes
    3    | no      | no
    4    | yes     |
    5    | yes     | no`,
  expect: {
    tables: {
      difficulties: `
        universe | difficulties   | count
        all      | none           | 1
        all      | letters        | 2
        all      | french         | 0
        all      | letters+french | 1
        all      | _U             | 1
        all      | _T             | 5`,
    },
  },
};

export const daysBetween: Case = {
  title:
    "days between two dates, or a date and a day: nights passed, negative backwards, unknown where a date is",
  study: {
    channels: null,
    codelists: {
      delays: [
        { code: "early", from: -1000 },
        { code: "same", from: 0 },
        { code: "week", from: 1 },
        { code: "later", from: 8 },
      ],
    },
    fields: { asked: "date", decided: "date" },
    derive: {
      wait: { days: ["asked", "decided"] },
      waits: { bands: "wait", codelist: "delays" },
      left: { days: ["decided", "2022-03-01"] },
      lefts: { bands: "left", codelist: "delays" },
    },
    indicators: { waits: { of: "waits" }, lefts: { of: "lefts" } },
  },
  // 2020 has a 29 February; a change of hour is not a change of day.
  units: `
    unit | asked      | decided
    1    | 2020-02-28 | 2020-03-06
    2    | 2022-02-21 | 2022-02-28
    3    | 2022-02-28 | 2022-03-08
    4    | 2022-03-27 | 2022-03-27
    5    | 2022-01-02 | 2022-01-01
    6    |            | 2022-01-01
    7    | 2022-01-01 |`,
  expect: {
    tables: {
      waits: `
        universe | waits | count
        all      | early | 1
        all      | same  | 1
        all      | week  | 2
        all      | later | 1
        all      | _U    | 2
        all      | _T    | 7`,
      lefts: `
        universe | lefts | count
        all      | early | 2
        all      | same  | 0
        all      | week  | 1
        all      | later | 3
        all      | _U    | 1
        all      | _T    | 7`,
    },
    attributes: [
      { attribute: "asked" },
      { attribute: "decided" },
      { attribute: "wait", unknown: 2, improbable: 1 },
      { attribute: "left", unknown: 1, improbable: 2 },
      { attribute: "waits", unknown: 2 },
      { attribute: "lefts" },
    ],
  },
};

export const completedMonths: Case = {
  title:
    "completed months: reached on the same day of the month, or on the first of the next where it has no such day",
  study: {
    channels: null,
    codelists: {
      months: [
        { code: "before", from: -100 },
        { code: "none", from: 0 },
        { code: "one", from: 1 },
        { code: "year", from: 12 },
      ],
    },
    fields: { start: "date", end: "date" },
    derive: { length: { months: ["start", "end"] }, months: { bands: "length", codelist: "months" } },
    indicators: { months: { of: "months" } },
  },
  units: `
    unit | start      | end
    a    | 2022-01-15 | 2022-02-14
    b    | 2022-01-15 | 2022-02-15
    c    | 2022-01-31 | 2022-02-28
    d    | 2022-01-31 | 2022-03-01
    e    | 2021-02-28 | 2022-02-27
    f    | 2021-02-28 | 2022-02-28
    g    | 2020-02-29 | 2021-02-28
    h    | 2020-02-29 | 2021-03-01
    i    | 2022-01-15 | 2022-01-14
    j    | 2022-01-15 |`,
  expect: {
    tables: {
      months: `
        universe | months | count
        all      | before | 1
        all      | none   | 2
        all      | one    | 4
        all      | year   | 2
        all      | _U     | 1
        all      | _T     | 10`,
    },
  },
};

export const publishedQuantiles: Case = {
  title:
    "a number among published quantiles: a cut point opens the part above it; the first part has no lower end",
  study: {
    channels: null,
    fields: { income: "number" },
    derive: { quarter: { quantiles: "income", at: [900, 1500.5, 2400], publication: "Insee, 2021" } },
    indicators: { quarters: { of: "quarter" } },
  },
  units: `
    unit | income
    1    | -50
    2    | 899.99
    3    | 900
    4    | 1500.5
    5    | 2399
    6    | 2400
    7    | 1e6
    8    |`,
  expect: {
    tables: {
      quarters: `
        universe | quarter | count
        all      | q1      | 2
        all      | q2      | 1
        all      | q3      | 2
        all      | q4      | 2
        all      | _U      | 1
        all      | _T      | 8`,
    },
    attributes: [{ attribute: "income" }, { attribute: "quarter", unknown: 1, outsideBands: 0 }],
  },
};
