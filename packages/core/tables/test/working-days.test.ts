import { describe, expect, test } from "vitest";
import { workingDays } from "../src/periods/working-days.ts";

/** Counted on a printed calendar. */
const cases: readonly {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly departement?: string;
  readonly goodFriday?: boolean;
  readonly days: number;
}[] = [
  { title: "a week without a holiday has five", from: "2022-10-03", to: "2022-10-09", days: 5 },
  { title: "both ends count", from: "2022-10-03", to: "2022-10-03", days: 1 },
  { title: "a Sunday alone has none", from: "2022-10-09", to: "2022-10-09", days: 0 },
  { title: "a period that ends before it starts has none", from: "2022-10-09", to: "2022-10-03", days: 0 },
  { title: "Whit Monday is a holiday", from: "2022-06-06", to: "2022-06-10", days: 4 },
  { title: "a holiday on a Sunday takes nothing", from: "2022-05-01", to: "2022-05-06", days: 5 },
  { title: "Ascension is a Thursday", from: "2022-05-23", to: "2022-05-27", days: 4 },
  {
    title: "Good Friday is worked in Seine-Saint-Denis",
    from: "2022-04-11",
    to: "2022-04-15",
    departement: "93",
    days: 5,
  },
  {
    title: "Good Friday is a holiday in Bas-Rhin",
    from: "2022-04-11",
    to: "2022-04-15",
    departement: "67",
    days: 4,
  },
  {
    title: "2024 has 252, ten of its holidays being weekdays",
    from: "2024-01-01",
    to: "2024-12-31",
    days: 252,
  },
  {
    title: "and two days fewer in Moselle: Good Friday and the second day of Christmas",
    from: "2024-01-01",
    to: "2024-12-31",
    departement: "57",
    days: 250,
  },
  { title: "the period of the study: methods, section 5", from: "2020-01-01", to: "2023-09-30", days: 948 },
];
for (const { title, days, departement = null, goodFriday = false, ...window } of cases)
  test(title, () => expect(workingDays(window, { departement, goodFriday })).toBe(days));

test("122 000 accompaniments over that period are 128.7 a working day", () => {
  const days = workingDays(
    { from: "2020-01-01", to: "2023-09-30" },
    { departement: null, goodFriday: false },
  );
  expect(122_000 / days).toBeCloseTo(128.7, 1);
});

/**
 * Code du travail, L3422-2: « les journées de commémoration de l’abolition de l’esclavage ci-après désignées sont des
 * jours fériés : 1° le 27 avril à Mayotte ; 2° le 22 mai en Martinique ; 3° le 27 mai en Guadeloupe et à Saint-Martin ;
 * 4° le 10 juin en Guyane ; 5° le 9 octobre à Saint-Barthélemy ; 6° le 20 décembre à La Réunion » (those of décret
 * 83-1003 as décret 2012-553 left it). Each in a year when it is no Saturday, Sunday nor other holiday.
 */
describe("the abolition of slavery: Code du travail, L3422-2", () => {
  test.each([
    ["976", "2022-04-27"],
    ["972", "2023-05-22"],
    ["971", "2022-05-27"],
    ["978", "2022-05-27"],
    ["973", "2022-06-10"],
    ["977", "2023-10-09"],
    ["974", "2022-12-20"],
  ])("in %s, nobody works on %s", (departement, day) => {
    const on = (departement: string | null) =>
      workingDays({ from: day, to: day }, { departement, goodFriday: false });
    expect([on(departement), on(null)]).toEqual([0, 1]);
  });

  test("elsewhere overseas, the day of another territory is worked", () => {
    const days = { from: "2023-05-22", to: "2023-05-22" };
    expect(workingDays(days, { departement: "974", goodFriday: false })).toBe(1);
  });
});

describe("Good Friday, which no law makes a holiday overseas", () => {
  const day = { from: "2022-04-15", to: "2022-04-15" };

  test.each(["971", "972", "973", "974", "976", "977", "978"])(
    "in %s, worked unless the study says not",
    (departement) => {
      expect(workingDays(day, { departement, goodFriday: false })).toBe(1);
      expect(workingDays(day, { departement, goodFriday: true })).toBe(0);
    },
  );

  test.each(["57", "67", "68"])("in %s, a holiday by Code du travail L3134-13", (departement) => {
    expect(workingDays(day, { departement, goodFriday: false })).toBe(0);
  });
});
