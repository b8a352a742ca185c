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
  says: "a day that ten times more units have than any other is a spike, with its share of those that have one",
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
      { attribute: "birth", unknown: 1, spike: { value: "1900-01-01", units: 12, share: 0.8 } },
      ...derived,
    ],
  },
};

export const commonDay: Case = {
  says: "a day that nine times more units have than another is none",
  study,
  units: rows([...Array.from({ length: 18 }, () => "1900-01-01"), "1980-05-01", "1980-05-01"]),
  expect: { attributes: [{ attribute: "birth", spike: null }, ...derived] },
};

export const rareSpike: Case = {
  says: "a spike of fewer units than the threshold is counted, and its value not named",
  study,
  units: rows([...Array.from({ length: 10 }, () => "1900-01-01"), "1980-05-01"]),
  expect: {
    attributes: [{ attribute: "birth", spike: { value: null, units: 10, share: 10 / 11 } }, ...derived],
  },
};
