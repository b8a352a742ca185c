import type { Case } from "./case.ts";

const units = `
    unit
    1
    2`;

/** Two equal rows; two rows that differ by their motive alone. */
const contacts = `
    unit | date       | channel | motive
    1    | 2022-03-01 | desk    | other
    1    | 2022-03-01 | desk    | other
    2    | 2022-03-01 | desk    | other
    2    | 2022-03-01 | desk    | income`;

const both = { digital: 0, mixed: 0, direct: 2, routine_only: 0, none: 0 };

export const duplicatesKept: Case = {
  title: "equal rows are kept, and counted where it costs little",
  units,
  contacts,
  expect: { groups: both, contacts: { kept: 4, duplicates: { rows: 1, dropped: false } } },
};

export const duplicatesCounted: Case = {
  title: "equal rows are counted where the study asks; they are kept",
  study: { duplicates: "count" },
  units,
  contacts,
  expect: { groups: both, contacts: { kept: 4, duplicates: { rows: 1, dropped: false } } },
};

export const duplicatesDropped: Case = {
  title: "equal rows are dropped where the study asks: in all mapped columns, the motive too",
  study: { duplicates: "drop", min_contacts: 2 },
  units,
  contacts,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
    contacts: { kept: 3, duplicates: { rows: 1, dropped: true }, unitsBelowMinimum: 1 },
  },
};

export const duplicatesAndMinimum: Case = {
  title: "where a minimum makes them matter, equal rows are counted without being asked, and kept",
  study: { min_contacts: 2 },
  units,
  contacts,
  expect: { groups: both, contacts: { kept: 4, duplicates: { rows: 1, dropped: false } } },
};

export const unmappedColumn: Case = {
  title: "a column that nobody maps does not make two rows differ; the time of day does",
  study: { duplicates: "count" },
  units,
  contacts: `
    unit | date             | channel | agent
    1    | 2022-03-01 10:00 | desk    | a
    1    | 2022-03-01 10:00 | desk    | b
    1    | 2022-03-01 10:01 | desk    | b`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
    contacts: { kept: 3, duplicates: { rows: 1, dropped: false } },
  },
};

export const duplicatesSetAside: Case = {
  title: "a dropped row is set aside under no reason; three equal rows are two duplicates",
  study: { duplicates: "drop" },
  units,
  contacts: `
    unit | date       | channel
    1    |            | desk
    1    |            | desk
    1    |            | desk
    2    | 2023-03-01 | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 0, routine_only: 0, none: 2 },
    setAside: { no_date: 1, outside_window: 1 },
    contacts: { kept: 0, duplicates: { rows: 2, dropped: true } },
  },
};

export const duplicatesInAnotherCase: Case = {
  title: "rows that differ by the case of letters of a channel are counted as equal, and kept",
  study: { mapping: { channel: { codes: { DESK: "desk" } } } },
  units,
  contacts: `
    unit | date       | channel
    1    | 2022-03-01 | desk
    1    | 2022-03-01 | DESK
    2    | 2022-03-01 | desk`,
  expect: { groups: both, contacts: { kept: 3, duplicates: { rows: 1, dropped: false } } },
};
