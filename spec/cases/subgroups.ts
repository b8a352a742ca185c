import type { Case } from "./case.ts";

export const subgroupOrder: Case = {
  title:
    "subgroups stand by group, then by number of channels, then in the order of the code list; only those that occur",
  study: {
    routine: [{ channel: ["post"], motive: ["income"] }],
    indicators: { paths: { of: "subgroup" } },
  },
  // The code list says account, desk, email, post.
  units: `
    unit
    n
    r
    dp
    ae
    adp
    ep
    p
    de
    e
    d
    ad
    a`,
  contacts: `
    unit | date       | channel | motive
    n    | 2021-03-01 | desk    | other
    r    | 2022-03-01 | post    | income
    dp   | 2022-03-01 | post    | other
    dp   | 2022-03-01 | desk    | other
    p    | 2022-03-01 | post    | other
    d    | 2022-03-01 | desk    | other
    adp  | 2022-03-01 | post    | other
    adp  | 2022-03-01 | desk    | other
    adp  | 2022-03-01 | account | other
    ep   | 2022-03-01 | email   | other
    ep   | 2022-03-01 | post    | other
    de   | 2022-03-01 | email   | other
    de   | 2022-03-01 | desk    | other
    ad   | 2022-03-01 | account | other
    ad   | 2022-03-01 | desk    | other
    ae   | 2022-03-01 | email   | other
    ae   | 2022-03-01 | account | other
    e    | 2022-03-01 | email   | other
    a    | 2022-03-01 | account | other`,
  expect: {
    tables: {
      paths: `
        universe | subgroup          | count
        all      | account           | 1
        all      | email             | 1
        all      | account+email     | 1
        all      | account+desk      | 1
        all      | desk+email        | 1
        all      | email+post        | 1
        all      | account+desk+post | 1
        all      | desk              | 1
        all      | post              | 1
        all      | desk+post         | 1
        all      | routine_only      | 1
        all      | none              | 1
        all      | _T                | 12`,
    },
  },
};

const channels = Array.from({ length: 56 }, (_, at) => `c${at + 1}`);

export const manyChannels: Case = {
  title: "fifty-six channels are told apart, the last as well as the first",
  study: {
    channels: Object.fromEntries(
      channels.map((channel, at) => [channel, at === 55 ? "material" : "digital"]),
    ),
    indicators: { groups: { of: "group" }, paths: { of: "subgroup" } },
  },
  contacts: `
    unit | date       | channel
    1    | 2022-03-01 | c1
    1    | 2022-03-01 | c56
    2    | 2022-03-01 | c56
    3    | 2022-03-01 | c55
    3    | 2022-03-01 | c2`,
  expect: {
    groups: { digital: 1, mixed: 1, direct: 1, routine_only: 0, none: 0 },
    tables: {
      paths: `
        universe | subgroup | count
        all      | c2+c55   | 1
        all      | c1+c56   | 1
        all      | c56      | 1
        all      | _T       | 3`,
    },
  },
};
