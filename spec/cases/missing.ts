import type { Case } from "./case.ts";

const diplomas = [
  "none",
  "bac",
  { code: "asked_not", missing: "not_asked" },
  { code: "dk", missing: "dont_know" },
] as const;
const study = {
  channels: null,
  codelists: { diplomas },
  fields: { diploma: "diplomas" },
  indicators: { diplomas: { of: "diploma" } },
} as const;

export const missingKinds: Case = {
  title:
    "not asked and does not know keep their rows, apart from unknown; each is counted in the quality report",
  study: {
    ...study,
    mapping: { fields: { diploma: { codes: { "12-17 ans": "asked_not", NSP: "dk" }, missing: ["?"] } } },
  },
  units: `
    unit | diploma
    1    | none
    2    | bac
    3    | bac
    4    | 12-17 ans
    5    | 12-17 ans
    6    | NSP
    7    | ?
    8    |
    9    | ␠␠`,
  expect: {
    tables: {
      diplomas: `
        universe | diploma   | count
        all      | none      | 1
        all      | bac       | 2
        all      | asked_not | 2
        all      | dk        | 1
        all      | _U        | 3
        all      | _T        | 9`,
    },
    attributes: [
      {
        attribute: "diploma",
        unknown: 3,
        outsideBands: 0,
        codes: [
          { code: "asked_not", missing: "not_asked", units: 2 },
          { code: "dk", missing: "dont_know", units: 1 },
        ],
      },
    ],
  },
};

export const emptyTranslated: Case = {
  title: "an empty value may be given a code; spaces are empty too",
  study: { ...study, mapping: { fields: { diploma: { codes: { "": "none" } } } } },
  units: `
    unit | diploma
    1    |
    2    | ␠
    3    | bac`,
  expect: {
    tables: {
      diplomas: `
        universe | diploma   | count
        all      | none      | 2
        all      | bac       | 1
        all      | asked_not | 0
        all      | dk        | 0
        all      | _U        | 0
        all      | _T        | 3`,
    },
  },
};

export const codesAsWritten: Case = {
  title: "a value is its text: a space more or a capital makes another one",
  study,
  units: `
    unit | diploma
    1    | Bac`,
  expect: { refused: ["engine/code-unknown"] },
};

export const unknownCode: Case = {
  title: "a value that nobody translated stops the run, even one in five rows",
  study,
  units: `
    unit | diploma
    1    | bac
    2    | license
    3    | license
    4    | license
    5    | license
    6    | license`,
  expect: { refused: ["engine/code-unknown"] },
};

export const unknownChannel: Case = {
  title: "a channel that nobody translated stops the run, even outside the window",
  units: `
    unit
    1`,
  contacts: `
    unit | date       | channel
    1    | 2019-03-01 | System`,
  expect: { refused: ["engine/code-unknown"] },
};

export const unknownMotive: Case = {
  title: "a motive that nobody translated stops the run; one that means nothing does not",
  study: { routine: [{ motive: ["income"] }], mapping: { motive: { missing: ["none"] } } },
  units: `
    unit
    1`,
  contacts: `
    unit | date       | channel | motive
    1    | 2022-03-01 | desk    | none
    1    | 2022-03-01 | desk    | Income`,
  expect: { refused: ["engine/code-unknown"] },
};

export const unreadColumn: Case = {
  title: "a column that no indicator needs is not read: what it holds stops nothing",
  study: { ...study, fields: { ...study.fields, birth: "date" } },
  units: `
    unit | diploma | birth
    1    | bac     | long ago`,
  expect: {
    tables: {
      diplomas: `
        universe | diploma   | count
        all      | none      | 0
        all      | bac       | 1
        all      | asked_not | 0
        all      | dk        | 0
        all      | _U        | 0
        all      | _T        | 1`,
    },
  },
};

const twoReadings = {
  channels: null,
  codelists: { sexes: ["f", "m"], titles: ["mrs", "mr"] },
  fields: { sex: "sexes", title: "titles" },
  indicators: { sexes: { of: "sex", by: "title" } },
} as const;

export const columnReadTwice: Case = {
  title: "two fields may read one column, each in its own way",
  study: {
    ...twoReadings,
    mapping: {
      fields: {
        sex: { column: "civ", codes: { "1": "m", "2": "f" } },
        title: { column: "civ", codes: { "1": "mr", "2": "mrs" } },
      },
    },
    indicators: { sexes: { of: "sex" }, titles: { of: "title" } },
  },
  units: `
    unit | civ
    1    | 1
    2    | 2
    3    | 2`,
  expect: {
    tables: {
      sexes: `
        universe | sex | count
        all      | f   | 2
        all      | m   | 1
        all      | _U  | 0
        all      | _T  | 3`,
      titles: `
        universe | title | count
        all      | mrs   | 2
        all      | mr    | 1
        all      | _U    | 0
        all      | _T    | 3`,
    },
  },
};

export const columnUnknownToTheFirst: Case = {
  title: "of two fields that read one column, a value that the first does not translate stops the run",
  study: {
    ...twoReadings,
    mapping: {
      fields: {
        sex: { column: "civ", codes: { "1": "m" } },
        title: { column: "civ", codes: { "1": "mr", "2": "mrs" } },
      },
    },
  },
  units: `
    unit | civ
    1    | 1
    2    | 2`,
  expect: { refused: ["engine/code-unknown"] },
};

export const columnUnknownToTheSecond: Case = {
  title: "of two fields that read one column, a value that the second does not translate stops the run",
  study: {
    ...twoReadings,
    mapping: {
      fields: {
        sex: { column: "civ", codes: { "1": "m", "2": "f" } },
        title: { column: "civ", codes: { "1": "mr" } },
      },
    },
  },
  units: `
    unit | civ
    1    | 1
    2    | 2`,
  expect: { refused: ["engine/code-unknown"] },
};

export const severalMistakes: Case = {
  title: "mistakes of several kinds are told together",
  study: {
    codelists: { diplomas },
    fields: { diploma: "diplomas" },
    indicators: { profile: { of: "diploma", by: "group" } },
  },
  units: `
    unit | diploma
    1    | unheard
    1    | bac`,
  contacts: `
    unit | date     | channel
    1    | tomorrow | desk`,
  expect: { refused: ["engine/code-unknown", "engine/date-unreadable", "engine/unit-twice"] },
};
