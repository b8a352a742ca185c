import { expect, test } from "vitest";
import {
  type CountedValue,
  commonestMax,
  contactDayOddities,
  dayOddities,
  numberOddities,
} from "../src/oddities.ts";

/** Numbers in 0..1 that are the same on each run. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const isoDay = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
const dayBetween = (from: string, to: string, share: number) =>
  isoDay(
    Date.parse(from) +
      Math.floor(share * ((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1)) * 86_400_000,
  );

function counted(values: readonly (string | number)[]): readonly CountedValue[] {
  return [...Map.groupBy(values, String)]
    .map(([value, same]) => ({ value, count: same.length }))
    .toSorted((a, b) => b.count - a.count);
}

const many = (count: number, value: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => value(at));

const births = { format: "fr", spike: null, rowsMin: 11, ageAt: "2022-12-31" } as const;
const kindsOfBirths = (days: readonly string[], read: Partial<Parameters<typeof dayOddities>[1]> = {}) =>
  dayOddities(counted(days), { ...births, ...read }).map(({ kind }) => kind);

function numbers(values: readonly number[]) {
  const all = counted(values);
  const negative = values.filter((value) => value < 0);
  const sum = (some: readonly number[]) => some.reduce((total, value) => total + value, 0);
  return numberOddities({
    commonest: all.slice(0, commonestMax),
    filled: values.length,
    distinct: all.length,
    negative: { count: negative.length, sum: sum(negative) },
    otherSum: sum(values) - sum(negative),
    rowsMin: 11,
  });
}

const seeds = Array.from({ length: 40 }, (_, at) => 7 * at + 1);

/** Lists without a mistake, of 30 to 20 000 units: nothing is said of any. */
const cleanBirths: Readonly<Record<string, (random: () => number, size: number) => readonly string[]>> = {
  "adults of all ages": (random, size) => many(size, () => dayBetween("1932-01-01", "2004-12-31", random())),
  "many born on a first of January, of whom the day is not known": (random, size) =>
    many(size, () =>
      random() < 0.06
        ? `${1940 + Math.floor(60 * random())}-01-01`
        : dayBetween("1940-01-01", "2004-12-31", random()),
    ),
  "rights that open on the first of a month": (random, size) =>
    many(
      size,
      () => `${2015 + Math.floor(8 * random())}-${String(1 + Math.floor(12 * random())).padStart(2, "0")}-01`,
    ),
  "rights that open on the first of a month, for four in five": (random, size) =>
    many(size, () =>
      random() < 0.8
        ? `${2015 + Math.floor(8 * random())}-${String(1 + Math.floor(12 * random())).padStart(2, "0")}-01`
        : dayBetween("2015-01-01", "2022-12-31", random()),
    ),
  "interviews of five weeks": (random, size) =>
    many(size, () => dayBetween("2022-03-01", "2022-04-05", random() ** 2)),
  "pensioners from 65 on": (random, size) =>
    many(size, () => dayBetween("1925-01-01", "1957-12-31", random())),
};

for (const [list, draw] of Object.entries(cleanBirths))
  test(`nothing is said of a list of days without a mistake: ${list}`, () => {
    for (const seed of seeds)
      for (const size of [30, 300, 3000, ...(seed === 1 ? [20_000] : [])]) {
        const days = draw(uniform(seed), size);
        expect([seed, size, kindsOfBirths(days)]).toEqual([seed, size, []]);
        expect(kindsOfBirths(days, { format: "excel" })).toEqual([]);
      }
  });

const cleanNumbers: Readonly<Record<string, (random: () => number) => number>> = {
  "incomes in cents": (random) =>
    Number(Math.exp(7 + 0.6 * (random() + random() + random() - 1.5)).toFixed(2)),
  "incomes, a third of which are one allowance": (random) =>
    random() < 0.3 ? 607.75 : Math.round(400 + 3000 * random()),
  "minutes rounded to five": (random) => 5 * Math.floor(40 * random()),
  "marks out of 100": (random) => Math.floor(101 * random()),
  "longitudes on both sides of Greenwich": (random) => Number((-5 + 13 * random()).toFixed(5)),
  "balances, a tenth of which are small debts": (random) =>
    random() < 0.1 ? -Math.round(50 * random()) : Math.round(2000 * random()),
};

for (const [list, draw] of Object.entries(cleanNumbers))
  test(`nothing is said of a list of numbers without a mistake: ${list}`, () => {
    for (const seed of seeds)
      for (const size of [30, 300, 3000]) {
        const random = uniform(seed);
        expect([seed, size, numbers(Array.from({ length: size }, () => draw(random)))]).toEqual([
          seed,
          size,
          [],
        ]);
      }
  });

const contacts = {
  format: "fr",
  window: { from: "2022-07-01", to: "2022-12-31" },
  day: null,
} as const;
const kindsOfContacts = (
  days: readonly string[],
  read: Partial<Parameters<typeof contactDayOddities>[1]> = {},
) => contactDayOddities(counted(days), { ...contacts, ...read }).map(({ kind }) => kind);
const isWorked = (day: string) => ![0, 6].includes(new Date(day).getUTCDay());

test("nothing is said of contacts without a mistake: of the period, of the year around it, of a few days, few", () => {
  for (const seed of seeds)
    for (const size of [10, 60, 600, 6000]) {
      const random = uniform(seed);
      const inPeriod = many(size, () => dayBetween("2022-07-01", "2022-12-31", random()));
      const ofYear = many(size, () => dayBetween("2022-01-01", "2023-06-30", random()));
      const ofThreeYears = many(size, () => dayBetween("2020-01-01", "2022-12-31", random()));
      for (const days of [inPeriod, ofYear, ofThreeYears, inPeriod.filter(isWorked)])
        expect([seed, size, kindsOfContacts(days)]).toEqual([seed, size, []]);
      const ofFewDays = many(size, (at) => `2022-09-${String(10 + (at % 15))}`);
      expect(kindsOfContacts(ofFewDays)).toEqual([]);
    }
});

test("1 January 1900 is found from 1 % on, and six default days of 4 % each", () => {
  for (const seed of seeds) {
    const random = uniform(seed);
    const born = (size: number) => many(size, () => dayBetween("1932-01-01", "2004-12-31", random()));
    expect(kindsOfBirths([...born(2880), ...many(120, () => "1900-01-01")])).toEqual(["default_days"]);
    expect(kindsOfBirths([...born(2960), ...many(40, () => "1900-01-01")])).toEqual(["default_days"]);
    const six = ["1900-01-01", "1901-01-01", "1950-01-01", "1970-01-01", "1980-01-01", "2000-01-01"];
    expect(kindsOfBirths([...born(2250), ...many(750, (at) => six[at % 6] ?? "")])).toEqual(["default_days"]);
  }
});

test("American dates are found where they have no day above the 12th, from a fifth of the births on", () => {
  for (const seed of seeds) {
    const random = uniform(seed);
    const two = (bound: number) => String(1 + Math.floor(bound * random())).padStart(2, "0");
    const days = many(3000, (at) =>
      at % 5 === 0
        ? `${1940 + Math.floor(60 * random())}-${two(12)}-${two(12)}`
        : dayBetween("1940-01-01", "1999-12-31", random()),
    );
    expect(kindsOfBirths(days)).toEqual(["low_days"]);
    expect(kindsOfBirths(days, { format: "iso" })).toEqual([]);
  }
});

test("contacts whose day and month were exchanged are found from 1 % of the contacts out of the period on", () => {
  for (const seed of seeds) {
    const random = uniform(seed);
    const right = many(6000, () => dayBetween("2022-07-01", "2022-12-31", random()));
    const exchanged = right.map((day, at) => {
      const [year, month, ofMonth = ""] = day.split("-");
      return at % 10 === 0 && Number(ofMonth) <= 12 ? `${year}-${ofMonth}-${month}` : day;
    });
    expect(kindsOfContacts(exchanged)).toEqual(["swapped_days"]);
  }
});

test("births counted from 1904 and read as of 1900 are found where the youngest are 18 to 25", () => {
  for (const [youngest, seed] of [
    ["2004-12-31", 1],
    ["2001-12-31", 2],
    ["1997-12-31", 3],
  ] as const) {
    const random = uniform(seed);
    const read = many(3000, () =>
      isoDay(Date.parse(dayBetween("1940-01-01", youngest, random())) - 1462 * 86_400_000),
    );
    expect(kindsOfBirths(read, { format: "excel" })).toEqual(["from_1904"]);
    expect(kindsOfBirths(read, { format: "iso" })).toEqual([]);
  }
});

test("a quarter without any contact is found at the end of the period, and at its start", () => {
  const random = uniform(3);
  const before = many(600, () => dayBetween("2022-07-01", "2022-09-30", random()));
  const after = many(600, () => dayBetween("2022-10-01", "2022-12-31", random()));
  expect(kindsOfContacts(before)).toEqual(["gap_after"]);
  expect(kindsOfContacts(after)).toEqual(["gap_before"]);
  expect(kindsOfContacts(before, { day: "2022-10-10" })).toEqual([]);
});

test("999 in 4 % of incomes is found, and half of them negative", () => {
  for (const seed of seeds) {
    const random = uniform(seed);
    const income = cleanNumbers["incomes in cents"] ?? (() => 0);
    const incomes = Array.from({ length: 3000 }, () => income(random));
    const found = numbers(incomes.map((value, at) => (at % 25 === 0 ? 999 : value)));
    expect(found).toEqual([{ kind: "nines", values: ["999"], count: 120, share: 0.04 }]);
    expect(numbers(incomes.map((value, at) => (at % 2 === 0 ? -value : value)))).toEqual([
      { kind: "negative", count: 1500, share: 0.5 },
    ]);
  }
});
