import type { Case } from "./case.ts";

/** The RSA households’ online quarterly income declaration. */
const declaration = { routine: [{ channel: ["account"], motive: ["income"] }] };

export const routineOnly: Case = {
  title: "a unit whose only contacts are routine is apart from one that has none",
  study: declaration,
  units: `
    unit
    1
    2`,
  contacts: `
    unit | date       | channel | motive
    1    | 2022-03-01 | account | income
    1    | 2022-06-01 | account | income`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 0, routine_only: 1, none: 1 },
    setAside: { routine: 2 },
    contacts: { kept: 0, unitsWithoutContact: 1, unitsBelowMinimum: 0 },
  },
};

export const routineAside: Case = {
  title: "a routine contact does not weigh in the group: with a desk beside it, the unit is direct",
  study: declaration,
  units: `
    unit
    1`,
  contacts: `
    unit | date       | channel | motive
    1    | 2022-03-01 | account | income
    1    | 2022-03-02 | desk    | other`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 0 },
    setAside: { routine: 1 },
    contacts: { kept: 1 },
  },
};

export const routineNeedsBoth: Case = {
  title: "a rule of a channel and a motive needs both; an empty motive matches none",
  study: declaration,
  units: `
    unit
    other_motive
    other_channel
    empty_motive`,
  contacts: `
    unit          | date       | channel | motive
    other_motive  | 2022-03-01 | account | other
    other_channel | 2022-03-01 | post    | income
    empty_motive  | 2022-03-01 | account |`,
  expect: {
    groups: { digital: 2, mixed: 0, direct: 1, routine_only: 0, none: 0 },
    setAside: {},
    contacts: { kept: 3 },
  },
};

export const routineOfEveryChannel: Case = {
  title: "a rule without a channel catches all of them; one rule is enough",
  study: { routine: [{ channel: ["email"] }, { motive: ["income"] }] },
  units: `
    unit
    1
    2
    3`,
  contacts: `
    unit | date       | channel | motive
    1    | 2022-03-01 | post    | income
    2    | 2022-03-01 | email   | other
    3    | 2022-03-01 | post    |`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 2, none: 0 },
    setAside: { routine: 2 },
    contacts: { kept: 1 },
  },
};
