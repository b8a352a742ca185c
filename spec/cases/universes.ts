import type { Case } from "./case.ts";

const study = {
  channels: null,
  codelists: { towns: ["t1", "t2", "t3"], sexes: ["f", "m"] },
  fields: { town: "towns", sex: "sexes", rsa: "flag" },
  universes: {
    rsa: { rsa: "yes" },
    rsa_north: { rsa: "yes", town: ["t1", "t2"] },
  },
} as const;

const units = `
    unit | town | sex | rsa
    1    | t1   | f   | yes
    2    | t2   | m   | yes
    3    | t3   | f   | yes
    4    |      | f   | yes
    5    | t1   | m   | no
    6    | t1   |     |`;

export const universeIsConjunction: Case = {
  title: "a universe holds the units that meet all its conditions; an unknown value meets none",
  study: { ...study, indicators: { sexes: { of: "sex", universe: "rsa_north" } } },
  units,
  expect: {
    units: 6,
    tables: {
      sexes: `
        universe  | sex | count
        rsa_north | f   | 1
        rsa_north | m   | 1
        rsa_north | _U  | 0
        rsa_north | _T  | 2`,
    },
  },
};

export const against: Case = {
  title: "the universe compared with follows, whole: what it shares with the first is in both",
  study: { ...study, indicators: { sexes: { of: "sex", universe: "rsa", against: "all" } } },
  units,
  expect: {
    tables: {
      sexes: `
        universe | sex | count
        rsa      | f   | 3
        rsa      | m   | 1
        rsa      | _U  | 0
        rsa      | _T  | 4
        all      | f   | 3
        all      | m   | 2
        all      | _U  | 1
        all      | _T  | 6`,
    },
  },
};

export const profileAgainst: Case = {
  title: "in a profile, the universe compared with stands at the total of the groups",
  study: { ...study, indicators: { sexes: { of: "sex", by: "town", universe: "rsa", against: "all" } } },
  units,
  expect: {
    tables: {
      sexes: `
        universe | town | sex | count
        rsa      | t1   | f   | 1
        rsa      | t1   | m   | 0
        rsa      | t1   | _U  | 0
        rsa      | t1   | _T  | 1
        rsa      | t2   | f   | 0
        rsa      | t2   | m   | 1
        rsa      | t2   | _U  | 0
        rsa      | t2   | _T  | 1
        rsa      | t3   | f   | 1
        rsa      | t3   | m   | 0
        rsa      | t3   | _U  | 0
        rsa      | t3   | _T  | 1
        rsa      | _U   | f   | 1
        rsa      | _U   | m   | 0
        rsa      | _U   | _U  | 0
        rsa      | _U   | _T  | 1
        rsa      | _T   | f   | 3
        rsa      | _T   | m   | 1
        rsa      | _T   | _U  | 0
        rsa      | _T   | _T  | 4
        all      | _T   | f   | 3
        all      | _T   | m   | 2
        all      | _T   | _U  | 1
        all      | _T   | _T  | 6`,
    },
  },
};

export const emptyUniverse: Case = {
  title: "a universe that nobody is in keeps its rows, at zero",
  study: { ...study, indicators: { sexes: { of: "sex", universe: "rsa" } } },
  units: `
    unit | sex | rsa
    1    | f   | no`,
  expect: {
    tables: {
      sexes: `
        universe | sex | count
        rsa      | f   | 0
        rsa      | m   | 0
        rsa      | _U  | 0
        rsa      | _T  | 0`,
    },
  },
};

export const universeOfDerived: Case = {
  title: "a universe may be drawn along a derived attribute",
  study: {
    channels: null,
    codelists: {
      ages: [
        { code: "young", from: 0 },
        { code: "old", from: 60 },
      ],
      sexes: ["f", "m"],
    },
    fields: { birth: "date", sex: "sexes" },
    derive: { age: { years: "birth", at: "2022-12-31" }, band: { bands: "age", codelist: "ages" } },
    universes: { old: { band: "old" } },
    indicators: { sexes: { of: "sex", universe: "old" } },
  },
  units: `
    unit | birth      | sex
    1    | 1962-12-31 | f
    2    | 1963-01-01 | f
    3    |            | m`,
  expect: {
    tables: {
      sexes: `
        universe | sex | count
        old      | f   | 1
        old      | m   | 0
        old      | _U  | 0
        old      | _T  | 1`,
    },
  },
};
