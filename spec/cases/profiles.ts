import type { Case } from "./case.ts";

const study = { codelists: { sexes: ["f", "m"] }, fields: { sex: "sexes" } } as const;

export const profileOfGroups: Case = {
  title:
    "a profile counts each characteristic in each group, with its margins; unknown has its rows, a group has none",
  study: { ...study, indicators: { sexes: { of: "sex", by: "group" } } },
  units: `
    unit | sex
    1    | f
    2    | m
    3    |
    4    | f`,
  contacts: `
    unit | date       | channel
    1    | 2022-03-01 | email
    2    | 2022-03-01 | desk
    3    | 2022-03-01 | desk`,
  expect: {
    tables: {
      sexes: `
        universe | group        | sex | count
        all      | digital      | f   | 1
        all      | digital      | m   | 0
        all      | digital      | _U  | 0
        all      | digital      | _T  | 1
        all      | mixed        | f   | 0
        all      | mixed        | m   | 0
        all      | mixed        | _U  | 0
        all      | mixed        | _T  | 0
        all      | direct       | f   | 0
        all      | direct       | m   | 1
        all      | direct       | _U  | 1
        all      | direct       | _T  | 2
        all      | routine_only | f   | 0
        all      | routine_only | m   | 0
        all      | routine_only | _U  | 0
        all      | routine_only | _T  | 0
        all      | none         | f   | 1
        all      | none         | m   | 0
        all      | none         | _U  | 0
        all      | none         | _T  | 1
        all      | _T           | f   | 2
        all      | _T           | m   | 1
        all      | _T           | _U  | 1
        all      | _T           | _T  | 4`,
    },
  },
};

export const groupsByAttribute: Case = {
  title: "groups may be counted within a characteristic, those whose value is unknown included",
  study: { ...study, indicators: { uses: { of: "group", by: "sex" } } },
  units: `
    unit | sex
    1    | f
    2    |`,
  contacts: `
    unit | date       | channel
    1    | 2022-03-01 | email`,
  expect: {
    tables: {
      uses: `
        universe | sex | group        | count
        all      | f   | digital      | 1
        all      | f   | mixed        | 0
        all      | f   | direct       | 0
        all      | f   | routine_only | 0
        all      | f   | none         | 0
        all      | f   | _T           | 1
        all      | m   | digital      | 0
        all      | m   | mixed        | 0
        all      | m   | direct       | 0
        all      | m   | routine_only | 0
        all      | m   | none         | 0
        all      | m   | _T           | 0
        all      | _U  | digital      | 0
        all      | _U  | mixed        | 0
        all      | _U  | direct       | 0
        all      | _U  | routine_only | 0
        all      | _U  | none         | 1
        all      | _U  | _T           | 1
        all      | _T  | digital      | 1
        all      | _T  | mixed        | 0
        all      | _T  | direct       | 0
        all      | _T  | routine_only | 0
        all      | _T  | none         | 1
        all      | _T  | _T           | 2`,
    },
  },
};
