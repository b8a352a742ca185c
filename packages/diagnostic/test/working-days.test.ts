import { expect, test } from "vitest";
import { workingDays } from "../src/working-days.ts";

/** Counted on a printed calendar. */
const cases: readonly {
  readonly says: string;
  readonly from: string;
  readonly to: string;
  readonly departement?: string;
  readonly days: number;
}[] = [
  { says: "a week without a holiday has five", from: "2022-10-03", to: "2022-10-09", days: 5 },
  { says: "both ends count", from: "2022-10-03", to: "2022-10-03", days: 1 },
  { says: "a Sunday alone has none", from: "2022-10-09", to: "2022-10-09", days: 0 },
  { says: "a period that ends before it starts has none", from: "2022-10-09", to: "2022-10-03", days: 0 },
  { says: "Whit Monday is a holiday", from: "2022-06-06", to: "2022-06-10", days: 4 },
  { says: "a holiday on a Sunday takes nothing", from: "2022-05-01", to: "2022-05-06", days: 5 },
  { says: "Ascension is a Thursday", from: "2022-05-23", to: "2022-05-27", days: 4 },
  {
    says: "Good Friday is worked in Seine-Saint-Denis",
    from: "2022-04-11",
    to: "2022-04-15",
    departement: "93",
    days: 5,
  },
  {
    says: "Good Friday is a holiday in Bas-Rhin",
    from: "2022-04-11",
    to: "2022-04-15",
    departement: "67",
    days: 4,
  },
  {
    says: "20 December is a holiday in La Réunion",
    from: "2022-12-19",
    to: "2022-12-23",
    departement: "974",
    days: 4,
  },
  { says: "the period of the study: methods, section 5", from: "2020-01-01", to: "2023-09-30", days: 948 },
];
for (const { says, days, departement = null, ...window } of cases)
  test(says, () => expect(workingDays(window, departement)).toBe(days));

test("122 000 accompaniments over that period are 128.7 a working day", () => {
  expect(122_000 / workingDays({ from: "2020-01-01", to: "2023-09-30" }, null)).toBeCloseTo(128.7, 1);
});
