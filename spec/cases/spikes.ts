import type { Case } from "./case.ts";

const study = {
  fields: { birth: "date" },
  derive: { age: { years: "birth", at: "2022-12-31" }, band: { bands: "age", codelist: "bands" } },
  codelists: {
    bands: [
      { code: "young", from: 0 },
      { code: "old", from: 60 },
    ],
  },
  indicators: { bands: { of: "band" } },
  channels: null,
} as const;

const derived = [
  { attribute: "age", spike: null },
  { attribute: "band", spike: null },
];

const rows = (births: readonly string[]) =>
  ["unit | birth", ...births.map((birth, at) => `${at + 1} | ${birth}`)].join("\n");

export const defaultDay: Case = {
  title:
    "a day that ten times more units have than any other is a spike, with its share of those that have one",
  study,
  units: rows([
    ...Array.from({ length: 12 }, () => "1900-01-01"),
    "1980-05-01",
    "1981-05-01",
    "1982-05-01",
    "",
  ]),
  expect: {
    attributes: [
      { attribute: "birth", unknown: 1, spike: { value: "1900-01-01", count: 12, share: 0.8 } },
      ...derived,
    ],
  },
};

export const commonDay: Case = {
  title: "a day that nine times more units have than another is none",
  study,
  units: rows([...Array.from({ length: 18 }, () => "1900-01-01"), "1980-05-01", "1980-05-01"]),
  expect: { attributes: [{ attribute: "birth", spike: null }, ...derived] },
};

export const rareSpike: Case = {
  title: "a spike of fewer units than the threshold is counted, and its value not named",
  study,
  units: rows([...Array.from({ length: 10 }, () => "1900-01-01"), "1980-05-01"]),
  expect: {
    attributes: [{ attribute: "birth", spike: { value: null, count: 10, share: 10 / 11 } }, ...derived],
  },
};

const log = (days: readonly string[]) =>
  ["unit | date | channel", ...days.map((day, at) => `${at % 7} | ${day} | desk`)].join("\n");

export const dayOfContacts: Case = {
  title:
    "a day that ten times more contacts have than any other is a spike, out of the window or in it, whatever its time",
  contacts: log([
    ...Array.from({ length: 11 }, () => "1900-01-01"),
    ...Array.from({ length: 9 }, (_, at) => `1900-01-01T0${at}:00:00`),
    "2022-05-01",
    "2022-05-01",
    "2022-05-02",
    "",
  ]),
  expect: {
    setAside: { no_date: 1, outside_window: 20 },
    contacts: {
      days: {
        spike: { value: "1900-01-01", count: 20, share: 20 / 23 },
        oddities: [{ kind: "early_days", count: 20, share: 20 / 23 }],
      },
    },
  },
};

export const busyDayOfContacts: Case = {
  title: "a day that nine times more contacts have than another is none",
  contacts: log([...Array.from({ length: 18 }, () => "2022-01-03"), "2022-05-01", "2022-05-01"]),
  expect: { contacts: { days: { spike: null, oddities: [] } } },
};
