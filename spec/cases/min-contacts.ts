import type { Case } from "./case.ts";

export const minimumPerChannel: Case = {
  title:
    "a channel is used from its second contact on where the study says two; contacts of two channels do not add up",
  study: { min_contacts: 2 },
  units: `
    unit
    twice
    each_once
    mixed_alone
    silent`,
  contacts: `
    unit        | date       | channel
    twice       | 2022-03-01 | desk
    twice       | 2022-03-02 | desk
    each_once   | 2022-03-01 | desk
    each_once   | 2022-03-01 | email
    mixed_alone | 2022-03-01 | email
    mixed_alone | 2022-03-02 | email
    mixed_alone | 2022-03-01 | desk`,
  expect: {
    groups: { digital: 1, mixed: 0, direct: 1, routine_only: 0, none: 2 },
    setAside: {},
    contacts: {
      kept: 7,
      duplicates: { rows: 0, dropped: false },
      unitsWithoutContact: 1,
      unitsBelowMinimum: 1,
    },
  },
};

export const minimumAmongRemaining: Case = {
  title:
    "only contacts that count reach the minimum; who has some and no channel used is counted, with routine or without",
  study: { min_contacts: 2, routine: [{ channel: ["account"], motive: ["income"] }] },
  units: `
    unit
    late
    routine
    both`,
  contacts: `
    unit    | date       | channel | motive
    late    | 2022-12-31 | desk    | other
    late    | 2023-01-01 | desk    | other
    routine | 2022-03-01 | account | income
    routine | 2022-03-01 | account | other
    both    | 2022-03-01 | account | income
    both    | 2022-03-01 | account | other
    both    | 2022-03-02 | account | other`,
  expect: {
    groups: { digital: 1, mixed: 0, direct: 0, routine_only: 1, none: 1 },
    setAside: { outside_window: 1, routine: 2 },
    contacts: { kept: 4, unitsBelowMinimum: 2 },
  },
};
