import type { Case } from "./case.ts";

export const offsetAroundMidnight: Case = {
  title: "a stamp with an offset counts on the day it was in the study’s zone; one without is local",
  study: { window: ["2022-07-01", "2022-12-31"] },
  units: `
    unit
    local
    utc_in
    utc_out
    west
    east`,
  // Paris is two hours ahead of UTC in July, one hour in January.
  contacts: `
    unit    | date                      | channel
    local   | 2022-06-30T23:30:00       | desk
    utc_in  | 2022-06-30T22:00:00Z      | desk
    utc_out | 2022-06-30T21:59:59Z      | desk
    west    | 2022-06-30T18:00:00-04:00 | desk
    east    | 2022-07-01T05:00:00+09:00 | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 2, routine_only: 0, none: 3 },
    contacts: { kept: 2, beforeWindow: 3 },
  },
};

export const offsetAtTheEnd: Case = {
  title: "in winter the year ends an hour before it does in UTC",
  units: `
    unit
    1
    2`,
  contacts: `
    unit | date                   | channel
    1    | 2022-12-31 22:59:59Z   | desk
    2    | 2022-12-31 23:00:00Z   | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
    contacts: { kept: 1, afterWindow: 1 },
  },
};

export const springForward: Case = {
  title: "the shift from UTC is that of the instant: on 27 March 2022 Paris goes from one hour to two",
  study: { window: ["2022-03-28", "2022-03-28"] },
  units: `
    unit
    1
    2
    3`,
  contacts: `
    unit | date                 | channel
    1    | 2022-03-27T21:59:59Z | desk
    2    | 2022-03-27T22:00:00Z | desk
    3    | 2022-03-26T23:00:00Z | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 2 },
    contacts: { kept: 1, beforeWindow: 2 },
  },
};

export const autumnBack: Case = {
  title: "on 30 October 2022 Paris goes back from two hours to one: 22:30 UTC is still that Sunday",
  study: { window: ["2022-10-30", "2022-10-30"] },
  units: `
    unit
    1
    2
    3
    4`,
  contacts: `
    unit | date                 | channel
    1    | 2022-10-29T21:59:59Z | desk
    2    | 2022-10-29T22:00:00Z | desk
    3    | 2022-10-30T22:30:00Z | desk
    4    | 2022-10-30T23:00:00Z | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 2, routine_only: 0, none: 2 },
    contacts: { kept: 2, beforeWindow: 1, afterWindow: 1 },
  },
};

export const overseas: Case = {
  title: "the zone is the study’s: in La Réunion, four hours ahead, the year starts at 20:00 UTC",
  study: { timezone: "Indian/Reunion" },
  units: `
    unit
    1
    2`,
  contacts: `
    unit | date                      | channel
    1    | 2021-12-31T20:00:00+00:00 | desk
    2    | 2021-12-31T19:59:59+00:00 | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
    contacts: { kept: 1, beforeWindow: 1 },
  },
};

export const offsetSpellings: Case = {
  title: "an offset may be written Z, +02, +0200 or +02:00, and the seconds left out",
  study: { window: ["2022-07-01", "2022-07-01"] },
  units: `
    unit
    1
    2
    3
    4
    5`,
  contacts: `
    unit | date                        | channel
    1    | 2022-07-01T00:10Z           | desk
    2    | 2022-07-01T00:10:00+02      | desk
    3    | 2022-07-01T00:10:00+0200    | desk
    4    | 2022-07-01T00:10:00.5+02:00 | desk
    5    | 2022-07-01T00:10+03:00      | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 4, routine_only: 0, none: 1 },
    contacts: { kept: 4, beforeWindow: 1 },
  },
};
