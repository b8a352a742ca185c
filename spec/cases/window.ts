import type { Case } from "./case.ts";

export const windowEdges: Case = {
  title: "both ends of the window count; the day before and the day after do not",
  units: `
    unit
    1
    2
    3
    4`,
  contacts: `
    unit | date       | channel
    1    | 2021-12-31 | account
    2    | 2022-01-01 | account
    3    | 2022-12-31 | desk
    4    | 2023-01-01 | desk`,
  expect: {
    groups: { digital: 1, mixed: 0, direct: 1, routine_only: 0, none: 2 },
    setAside: { outside_window: 2 },
    contacts: { kept: 2, beforeWindow: 1, afterWindow: 1, unitsWithoutContact: 0 },
  },
};

export const windowOfOneDay: Case = {
  title: "a window of one day holds that day",
  study: { window: ["2022-06-15", "2022-06-15"] },
  units: `
    unit
    1
    2`,
  contacts: `
    unit | date       | channel
    1    | 2022-06-15 | desk
    2    | 2022-06-14 | desk
    2    | 2022-06-16 | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
    contacts: { kept: 1, beforeWindow: 1, afterWindow: 1 },
  },
};

export const windowAndTime: Case = {
  title: "the last day of the window counts up to its last second",
  units: `
    unit
    1
    2`,
  contacts: `
    unit | date                | channel
    1    | 2022-12-31 23:59:59 | desk
    2    | 2023-01-01 00:00:00 | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
    contacts: { kept: 1, afterWindow: 1 },
  },
};

/** The contacts of a unit before the run, on its day, and after it to the end of the window and beyond. */
const around = `
    unit    | date       | channel
    1       | 2022-06-14 | desk
    1       | 2022-06-15 | desk
    1       | 2022-06-16 | desk
    1       | 2022-06-16 | desk
    1       | 2022-12-31 | internal
    unknown | 2022-07-01 | desk
    1       | 2023-01-01 | desk`;

export const afterDay: Case = {
  title: "contacts dated after the run count as the others do, and are said, whatever sets them aside",
  day: "2022-06-15",
  units: `
    unit
    1`,
  contacts: around,
  expect: {
    setAside: { outside_window: 1, out_of_scope: 1, unknown_unit: 1 },
    contacts: { kept: 4, afterWindow: 1, afterDay: 4 },
  },
};

export const afterDayOnce: Case = {
  title: "of equal contacts dated after the run, one is said where the others are dropped",
  study: { duplicates: "drop" },
  day: "2022-06-15",
  contacts: around,
  expect: { contacts: { afterDay: 3 } },
};

export const beforeAny: Case = {
  title: "on the day before the window, every contact in it is dated after the run",
  day: "2021-12-31",
  contacts: `
    unit | date       | channel
    1    | 2021-12-31 | desk
    1    | 2022-01-01 | desk
    1    | 2022-12-31 | desk
    1    |            | desk`,
  expect: { contacts: { kept: 2, afterDay: 2 } },
};

export const windowOver: Case = {
  title: "once the window is over, no contact in it can be dated after the run, and nobody looks",
  day: "2022-12-31",
  contacts: `
    unit | date       | channel
    1    | 2022-12-31 | desk
    1    | 2023-01-01 | desk`,
  expect: { contacts: { kept: 1, afterWindow: 1, afterDay: null } },
};
