import type { Case } from "./case.ts";

/** A contact that meets two reasons counts under the first; the pairs are neighbours in the order of methods. */
const routine = [{ channel: ["account"] }];
const none = { digital: 0, mixed: 0, direct: 0, routine_only: 0, none: 1 };
const units = `
    unit
    1`;

export const dateBeforeChannel: Case = {
  title: "no date comes before no channel",
  units,
  contacts: `
    unit | date | channel
    1    |      |`,
  expect: { groups: none, setAside: { no_date: 1 }, contacts: { kept: 0 } },
};

export const channelBeforeUnit: Case = {
  title: "no channel comes before unknown unit",
  units,
  contacts: `
    unit    | date       | channel
    unknown | 2022-05-01 |`,
  expect: {
    groups: none,
    setAside: { no_channel: 1 },
    contacts: { kept: 0, unknownUnits: 1, unitsWithoutContact: 1 },
  },
};

export const unitBeforeWindow: Case = {
  title: "unknown unit comes before outside the window: the days outside are those of known units",
  units,
  contacts: `
    unit    | date       | channel
    unknown | 2021-05-01 | desk
    unknown | 2023-05-01 | desk`,
  expect: {
    groups: none,
    setAside: { unknown_unit: 2 },
    contacts: { kept: 0, beforeWindow: 0, afterWindow: 0, unknownUnits: 1 },
  },
};

export const windowBeforeScope: Case = {
  title: "outside the window comes before out of scope",
  units,
  contacts: `
    unit | date       | channel
    1    | 2023-05-01 | internal`,
  expect: { groups: none, setAside: { outside_window: 1 }, contacts: { kept: 0, afterWindow: 1 } },
};

export const scopeBeforeRoutine: Case = {
  title: "out of scope comes before routine: a rule for every channel does not catch it",
  study: { routine: [{ motive: ["income"] }] },
  units,
  contacts: `
    unit | date       | channel  | motive
    1    | 2022-05-01 | internal | income`,
  expect: { groups: none, setAside: { out_of_scope: 1 }, contacts: { kept: 0 } },
};

export const windowBeforeRoutine: Case = {
  title: "a routine contact outside the window does not make a unit routine only",
  study: { routine },
  units,
  contacts: `
    unit | date       | channel
    1    | 2021-12-31 | account`,
  expect: { groups: none, setAside: { outside_window: 1 } },
};

export const everyReasonOnce: Case = {
  title: "each contact set aside counts once, and those that count are the rest",
  study: { routine },
  units,
  contacts: `
    unit    | date       | channel
    1       |            | desk
    1       | 2022-05-01 |
    unknown | 2022-05-01 | desk
    1       | 2021-05-01 | desk
    1       | 2022-05-01 | internal
    1       | 2022-05-01 | account
    1       | 2022-05-01 | email`,
  expect: {
    groups: { digital: 1, mixed: 0, direct: 0, routine_only: 0, none: 0 },
    setAside: { no_date: 1, no_channel: 1, unknown_unit: 1, outside_window: 1, out_of_scope: 1, routine: 1 },
    contacts: { kept: 1, beforeWindow: 1, afterWindow: 0, unknownUnits: 1 },
  },
};

export const emptyKey: Case = {
  title: "a contact that names no unit is of an unknown one",
  units,
  contacts: `
    unit | date       | channel
         | 2022-05-01 | desk
    ␠    | 2022-05-01 | desk`,
  expect: { groups: none, setAside: { unknown_unit: 2 }, contacts: { kept: 0, unitsWithoutContact: 1 } },
};

export const outOfScopeByMapping: Case = {
  title: "a value that the mapping puts out of scope is neither a channel nor a mistake",
  study: { mapping: { channel: { codes: { Guichet: "desk" }, out_of_scope: ["API"] } } },
  units,
  contacts: `
    unit | date       | channel
    1    | 2022-05-01 | API
    1    | 2022-05-01 | Guichet
    1    | 2022-05-01 | email`,
  expect: {
    groups: { digital: 0, mixed: 1, direct: 0, routine_only: 0, none: 0 },
    setAside: { out_of_scope: 1 },
    contacts: { kept: 2 },
  },
};

export const emptyChannelTranslated: Case = {
  title: "an empty channel may be translated: then it is one, and so are spaces",
  study: { mapping: { channel: { codes: { "": "post" } } } },
  units: `
    unit
    1
    2`,
  contacts: `
    unit | date       | channel
    1    | 2022-05-01 |
    2    | 2022-05-01 | ␠`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 2, routine_only: 0, none: 0 },
    setAside: {},
    contacts: { kept: 2 },
  },
};
