import type { Case } from "./case.ts";

export const subgroupOrder: Case = {
  says: "subgroups stand by group, then by number of channels, then in the order of the code list; only those that occur",
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

export const subgroupsAgainst: Case = {
  says: "the subgroups of a comparison are those that occur on either side, and both sides show them all",
  study: {
    fields: { rsa: "flag" },
    universes: { rsa: { rsa: "yes" }, others: { rsa: "no" } },
    indicators: { paths: { of: "subgroup", universe: "rsa", against: "others" } },
  },
  units: `
    unit | rsa
    1    | yes
    2    | no
    3    |`,
  contacts: `
    unit | date       | channel
    1    | 2022-03-01 | desk
    2    | 2022-03-01 | account
    2    | 2022-03-01 | email
    3    | 2022-03-01 | post`,
  expect: {
    tables: {
      paths: `
        universe | subgroup      | count
        rsa      | account+email | 0
        rsa      | desk          | 1
        rsa      | _T            | 1
        others   | account+email | 1
        others   | desk          | 0
        others   | _T            | 1`,
    },
  },
};

export const subgroupsByAttribute: Case = {
  says: "subgroups within a characteristic: each that occurs has its row everywhere",
  study: {
    fields: { rsa: "flag" },
    indicators: { paths: { of: "subgroup", by: "rsa" } },
  },
  units: `
    unit | rsa
    1    | yes
    2    | no`,
  contacts: `
    unit | date       | channel
    1    | 2022-03-01 | desk`,
  expect: {
    tables: {
      paths: `
        universe | rsa | subgroup | count
        all      | yes | desk     | 1
        all      | yes | none     | 0
        all      | yes | _T       | 1
        all      | no  | desk     | 0
        all      | no  | none     | 1
        all      | no  | _T       | 1
        all      | _U  | desk     | 0
        all      | _U  | none     | 0
        all      | _U  | _T       | 0
        all      | _T  | desk     | 1
        all      | _T  | none     | 1
        all      | _T  | _T       | 2`,
    },
  },
};

export const withinSubgroups: Case = {
  says: "a characteristic may be counted within each subgroup",
  study: { fields: { rsa: "flag" }, indicators: { flags: { of: "rsa", by: "subgroup" } } },
  units: `
    unit | rsa
    1    | yes
    2    |`,
  contacts: `
    unit | date       | channel
    1    | 2022-03-01 | desk`,
  expect: {
    tables: {
      flags: `
        universe | subgroup | rsa | count
        all      | desk     | yes | 1
        all      | desk     | no  | 0
        all      | desk     | _U  | 0
        all      | desk     | _T  | 1
        all      | none     | yes | 0
        all      | none     | no  | 0
        all      | none     | _U  | 1
        all      | none     | _T  | 1
        all      | _T       | yes | 1
        all      | _T       | no  | 0
        all      | _T       | _U  | 1
        all      | _T       | _T  | 2`,
    },
  },
};

export const withinSubgroupsAgainst: Case = {
  says: "within subgroups, those of the universe compared with alone have no row: it stands at their total",
  study: {
    fields: { rsa: "flag" },
    universes: { rsa: { rsa: "yes" } },
    indicators: { uses: { of: "group", by: "subgroup", universe: "rsa", against: "all" } },
  },
  units: `
    unit | rsa
    1    | yes
    2    | no`,
  contacts: `
    unit | date       | channel
    1    | 2022-03-01 | desk
    2    | 2022-03-01 | email`,
  expect: {
    tables: {
      uses: `
        universe | subgroup | group        | count
        rsa      | desk     | digital      | 0
        rsa      | desk     | mixed        | 0
        rsa      | desk     | direct       | 1
        rsa      | desk     | routine_only | 0
        rsa      | desk     | none         | 0
        rsa      | desk     | _T           | 1
        rsa      | _T       | digital      | 0
        rsa      | _T       | mixed        | 0
        rsa      | _T       | direct       | 1
        rsa      | _T       | routine_only | 0
        rsa      | _T       | none         | 0
        rsa      | _T       | _T           | 1
        all      | _T       | digital      | 1
        all      | _T       | mixed        | 0
        all      | _T       | direct       | 1
        all      | _T       | routine_only | 0
        all      | _T       | none         | 0
        all      | _T       | _T           | 2`,
    },
  },
};

const channels = Array.from({ length: 56 }, (_, at) => `c${at + 1}`);

export const manyChannels: Case = {
  says: "fifty-six channels are told apart, the last as well as the first",
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
