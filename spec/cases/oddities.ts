import type { Case } from "./case.ts";

/** As many different days, from the first of January of a year on. */
const daysFrom = (year: number, count: number) =>
  Array.from({ length: count }, (_, at) => new Date(Date.UTC(year, 0, 1 + at)).toISOString().slice(0, 10));
const times = <Value>(count: number, value: Value): readonly Value[] =>
  Array.from({ length: count }, () => value);
const rows = (field: string, values: readonly (string | number)[]) =>
  [`unit | ${field}`, ...values.map((value, at) => `${at + 1} | ${value}`)].join("\n");

const ofBirths = {
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
  { attribute: "age", oddities: [] },
  { attribute: "band", oddities: [] },
] as const;

export const severalDefaultDays: Case = {
  title: "two days that a dozen units have each, where a hundred others are of one unit, are default days",
  study: ofBirths,
  units: rows("birth", [...times(12, "1900-01-01"), ...times(11, "1970-01-01"), ...daysFrom(1980, 100)]),
  expect: {
    attributes: [
      {
        attribute: "birth",
        spike: null,
        oddities: [
          { kind: "default_days", values: ["1900-01-01", "1970-01-01"], count: 23, share: 23 / 123 },
        ],
      },
      ...derived,
    ],
  },
};

export const daysOfCalendar: Case = {
  title: "days that eleven units have each are no default days where there are eleven such days",
  study: ofBirths,
  units: rows("birth", [...daysFrom(1970, 11).flatMap((day) => times(11, day)), ...daysFrom(1980, 100)]),
  expect: { attributes: [{ attribute: "birth", oddities: [] }, ...derived] },
};

export const earlyBirths: Case = {
  title: "births before 1880 are early from eleven units on",
  study: ofBirths,
  units: rows("birth", [...daysFrom(1024, 11), ...daysFrom(1980, 100)]),
  expect: {
    attributes: [
      { attribute: "birth", oddities: [{ kind: "early_days", count: 11, share: 11 / 111 }] },
      ...derived,
    ],
  },
};

const ofIncomes = {
  fields: { income: "number" },
  derive: { band: { bands: "income", codelist: "bands" } },
  codelists: {
    bands: [
      { code: "low", from: 0 },
      { code: "high", from: 1000 },
    ],
  },
  indicators: { bands: { of: "band" } },
  channels: null,
} as const;
const amounts = (count: number) => Array.from({ length: count }, (_, at) => 1000 + at);

export const ninesAmongNumbers: Case = {
  title: "999 that a dozen units have, where two hundred other numbers are of one unit, is reported",
  study: ofIncomes,
  units: rows("income", [...times(12, 999), ...amounts(200)]),
  expect: {
    attributes: [
      {
        attribute: "income",
        oddities: [{ kind: "nines", values: ["999"], count: 12, share: 12 / 212 }],
      },
      { attribute: "band", oddities: [] },
    ],
  },
};

export const roundNumber: Case = {
  title: "another number that a dozen units have may be true: an allowance is the same for many",
  study: ofIncomes,
  units: rows("income", [...times(12, 607.75), ...amounts(200)]),
  expect: {
    attributes: [
      { attribute: "income", oddities: [] },
      { attribute: "band", oddities: [] },
    ],
  },
};

export const negativeNumbers: Case = {
  title: "fifty negative numbers as far from zero as the others are reported",
  study: ofIncomes,
  units: rows("income", [...amounts(50).map((amount) => -amount), ...amounts(200)]),
  expect: {
    attributes: [
      { attribute: "income", oddities: [{ kind: "negative", count: 50, share: 0.2 }] },
      { attribute: "band", oddities: [] },
    ],
  },
};

export const smallDebts: Case = {
  title: "negative numbers nearer to zero than the others may be true",
  study: ofIncomes,
  units: rows("income", [...times(50, -100), ...amounts(200)]),
  expect: {
    attributes: [
      { attribute: "income", oddities: [] },
      { attribute: "band", oddities: [] },
    ],
  },
};

/** One row per day, of five units in turn. */
const log = (days: readonly string[]) =>
  ["unit | date | channel", ...days.map((day, at) => `${at % 5} | ${day} | desk`)].join("\n");

export const endWithoutContact: Case = {
  title: "a month without any contact at the end of the period is reported where twenty would be expected",
  contacts: log(daysFrom(2022, 335)),
  expect: { contacts: { days: { spike: null, oddities: [{ kind: "gap_after", count: 30 }] } } },
};

export const endStillToCome: Case = {
  title: "the days after the run have no contact yet",
  day: "2022-12-10",
  contacts: log(daysFrom(2022, 335)),
  expect: { contacts: { days: { spike: null, oddities: [] } } },
};

export const swappedDays: Case = {
  title: "contacts out of the period whose day and month, exchanged, are in it were written otherwise",
  study: { window: ["2022-07-01", "2022-12-31"], mapping: { date: { dates: "fr" } } },
  contacts: log([
    ...daysFrom(2022, 365)
      .slice(181)
      .map((day) => day.split("-").toReversed().join("/")),
    ...daysFrom(2022, 6).flatMap((day) => ["07", "08"].map((ofMonth) => `${ofMonth}/0${day.slice(-1)}/2022`)),
  ]),
  expect: {
    setAside: { outside_window: 12 },
    contacts: {
      days: { spike: null, oddities: [{ kind: "swapped_days", count: 12, share: 12 / 196 }] },
    },
  },
};

export const numbersFrom1904: Case = {
  title: "day numbers that the calendar of 1904 alone brings into the period were counted from it",
  study: { mapping: { date: { dates: "excel" } } },
  // 2022-01-01 is 44562 from 1900, and 43100 from 1904.
  contacts: log(Array.from({ length: 365 }, (_, at) => String(43100 + at))),
  expect: {
    setAside: { outside_window: 365 },
    contacts: { days: { spike: null, oddities: [{ kind: "from_1904", count: 365, share: 1 }] } },
  },
};
