import type { Case } from "./case.ts";

const fields = {
  fields: { children: "number", home: "homes" },
  codelists: {
    homes: ["alone", "ensemble"],
    sizes: [
      { code: "few", from: 0 },
      { code: "many", from: 3 },
    ],
  },
};
const indicators = { groups: { of: "group" }, homes: { of: "home" } };
const refused = { refused: ["engine/other-rows"] };
const derive = { size: { bands: "children", codelist: "sizes" } };
const contacts = `
    unit | date       | channel
    1    | 2022-05-01 | desk`;

export const totalAsKey: Case = {
  title: "a last row whose key is a word for a total is no unit",
  units: `
    unit
    1
    2
    Total général`,
  contacts,
  expect: refused,
};

export const totalInText: Case = {
  title: "so is a last row whose first text is such a word, though the study knows no such value",
  study: { ...fields, indicators },
  units: `
    unit | home  | children
    1    | alone | 2
    2    | alone | 1
    2    | TOTAL | 3`,
  contacts,
  expect: refused,
};

export const totalWithoutKey: Case = {
  title: "so is a last row without a key that holds numbers alone; a row of nothing under it changes nothing",
  study: { ...fields, indicators },
  units: `
    unit | home  | children
    1    | alone | 2
    2    | alone | 1
         |       | 3
         |       |`,
  contacts,
  expect: refused,
};

export const totalSetAside: Case = {
  title: "a last row that sums the others is set aside where the mapping says so",
  study: { ...fields, indicators, mapping: { other_rows: "set_aside" } },
  units: `
    unit  | home  | children
    1     | alone | 2
    2     | alone | 1
    Total |       | 3`,
  contacts,
  expect: {
    units: 2,
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
  },
};

export const nothingSetAside: Case = {
  title:
    "a last row that names a unit is kept, whatever the mapping says: a code of the study is no word for a total",
  study: { ...fields, indicators, mapping: { other_rows: "set_aside" } },
  units: `
    unit | home     | children
    1    | alone    | 2
    2    | ensemble | 1`,
  contacts,
  expect: { units: 2 },
};

export const lastWithoutKey: Case = {
  title: "a last row without a key that holds a code is a unit without its key",
  study: { ...fields, indicators },
  units: `
    unit | home  | children
    1    | alone | 2
         | alone | 1`,
  contacts,
  expect: { refused: ["engine/unit-without-key"] },
};

export const totalAbove: Case = {
  title: "a total is no unit wherever it stands",
  units: `
    unit
    Total
    1`,
  contacts,
  expect: refused,
};

const asked = { ...fields, indicators, mapping: { other_rows: "set_aside" } } as const;
const one = { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 };

export const subtotals: Case = {
  title: "one answer sets aside sub-totals, means, a repeated header and notes with the total",
  study: asked,
  units: `
    unit                 | home  | children
    S/T CAF 01           |       | 3
    1                    | alone | 2
    2                    | alone | 1
    Sous-total 44        |       | 3
    unit                 | home  | children
    Moyenne              |       | 1
    Source : Caf, 2022   |       |
    Total                |       | 3`,
  contacts,
  expect: { units: 2, groups: one },
};

export const headerRepeated: Case = {
  title: "the header that stands again is no unit, and is reported alone",
  study: { ...fields, indicators },
  units: `
    unit | home  | children
    1    | alone | 2
    unit | home  | children
    2    | alone | 1`,
  contacts,
  expect: refused,
};

export const note: Case = {
  title: "a text where keys are numbers, without a code or a contact, is a note",
  study: { ...fields, indicators },
  units: `
    unit                  | home  | children
    1                     | alone | 2
    2                     | alone | 1
    3                     | alone | 1
    Champ : tous foyers   |       |`,
  contacts,
  expect: refused,
};

const twelve = Array.from({ length: 12 }, (_, at) => `\n    1${at + 10} | alone | ${(at % 3) + 1}`).join("");

export const totalUnderNumber: Case = {
  title: "a row without a code whose number is the sum of all others is a total, whatever its key",
  study: { ...fields, indicators: { ...indicators, sizes: { of: "size" } }, derive },
  units: `
    unit   | home  | children${twelve}
    999999 |       | 24`,
  contacts,
  expect: refused,
};

export const subtotalsUnderNumbers: Case = {
  title:
    "a row without a code whose number is three times beyond those of units is a sub-total, whatever its key",
  study: { ...asked, indicators: { ...indicators, sizes: { of: "size" } }, derive },
  units: `
    unit | home  | children${twelve}
    77   |       | 10
    78   |       | 14`,
  contacts: `
    unit | date       | channel
    110  | 2022-05-01 | desk`,
  expect: { units: 12 },
};

export const largeUnit: Case = {
  title: "a row with a code, or with a contact, is a unit however large its number",
  study: { ...fields, indicators: { ...indicators, sizes: { of: "size" } }, derive },
  units: `
    unit | home  | children${twelve}
    77   | alone | 10
    78   |       | 35`,
  contacts: `
    unit | date       | channel
    78   | 2022-05-01 | desk`,
  expect: { units: 14 },
};

export const sumByChance: Case = {
  title: "a unit whose number is by chance the sum of the others is known by its code",
  study: { ...fields, indicators: { ...indicators, sizes: { of: "size" } }, derive },
  units: `
    unit | home  | children${twelve}
    9    | alone | 24`,
  contacts,
  expect: { units: 13 },
};

export const zeros: Case = {
  title: "where most numbers are zero, one that equals the few others is no sum",
  study: { ...fields, indicators: { ...indicators, sizes: { of: "size" } }, derive },
  units: `
    unit | home  | children${twelve.replaceAll(/[123]$/gm, "0")}
    8    |       | 2
    9    | alone | 2`,
  contacts,
  expect: { units: 14 },
};

export const countUnderKey: Case = {
  title: "the number of the rows, under their key, is no unit",
  study: { ...fields, indicators },
  units: `
    unit | home  | children${twelve}
    12   |       |`,
  contacts,
  expect: refused,
};

export const numbersInOrder: Case = {
  title: "the last of a series of numbers is a unit, though it says nothing else",
  study: { ...fields, indicators },
  units: `
    unit | home  | children
    0    | alone | 1
    1    | alone | 1
    2    | alone | 1
    3    |       |`,
  contacts,
  expect: { units: 4 },
};

export const unitsNamedSo: Case = {
  title: "a unit whose key is such a word is known by its codes or its contacts",
  study: { ...fields, indicators },
  units: `
    unit               | home     | children
    alpha              | alone    | 2
    Ensemble           | ensemble | 1
    Total des familles |          |
    beta               | alone    | 1`,
  contacts: `
    unit               | date       | channel
    Total des familles | 2022-05-01 | desk`,
  expect: { units: 4, groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 3 } },
};

export const manyTexts: Case = {
  title: "where many keys are texts, one that is a text is a unit",
  study: { ...fields, indicators },
  units: `
    unit  | home  | children
    a     |       |
    b     |       |
    c     |       |
    1     | alone | 2
    2     | alone | 1`,
  contacts,
  expect: { units: 5 },
};

export const headerInContacts: Case = {
  title: "the header that stands again in the contacts is no contact",
  units: `
    unit
    1
    2`,
  contacts: `
    unit | date       | channel
    1    | 2022-05-01 | desk
    unit | date       | channel
    2    | 2022-05-01 | desk`,
  expect: refused,
};

export const headerUnderNoUnits: Case = {
  title: "where the units have no row, that is the only mistake: rows of the contacts are not judged",
  units: `
    unit`,
  contacts: `
    unit | date       | channel
    1    | 2022-05-01 | desk
    unit | date       | channel`,
  expect: { refused: ["engine/file-without-rows"] },
};

export const contactsSetAside: Case = {
  title: "a header repeated, a total and a note of the contacts are set aside where the mapping says so",
  study: { mapping: { contacts_other_rows: "set_aside" } },
  units: `
    unit
    1
    2`,
  contacts: `
    unit               | date       | channel
    1                  | 2022-05-01 | desk
    unit               | date       | channel
    Total              |            | 1
    Source : Caf, 2022 |            |`,
  expect: { units: 2, groups: one, setAside: {} },
};

export const logAlone: Case = {
  title: "in a log alone, a note is no unit",
  study: { mapping: { contacts_other_rows: "set_aside" } },
  contacts: `
    unit               | date       | channel
    1                  | 2022-05-01 | desk
    2                  | 2022-05-01 | desk
    3                  | 2022-05-01 | desk
    Source : Caf, 2022 |            |`,
  expect: { units: 3 },
};
