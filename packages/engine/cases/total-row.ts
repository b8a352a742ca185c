import type { Case } from "./case.ts";

const fields = { fields: { children: "number", home: "homes" }, codelists: { homes: ["alone", "ensemble"] } };
const indicators = { groups: { of: "group" }, homes: { of: "home" } };
const refused = { refused: ["engine/total-row"] };
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
  study: { ...fields, indicators, mapping: { total_row: "set_aside" } },
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
  study: { ...fields, indicators, mapping: { total_row: "set_aside" } },
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
  title: "only the last row is looked at",
  units: `
    unit
    Total
    1`,
  contacts,
  expect: { units: 2 },
};
