import { expect, test } from "vitest";
import { timeText } from "../src/value-text.ts";

/** SAS documents 1 January 1960 as day 0, and 22 854 for 28 July 2022; SPSS counts seconds from 14 October 1582. */
const cases: readonly (readonly [number, "date" | "datetime" | "time", "sas" | "spss", string])[] = [
  [0, "date", "sas", "1960-01-01"],
  [-1, "date", "sas", "1959-12-31"],
  [22_854, "date", "sas", "2022-07-28"],
  [22_854.9, "date", "sas", "2022-07-28"],
  [59, "date", "sas", "1960-02-29"],
  [-138_061, "date", "sas", "1582-01-01"],
  [2_936_547, "date", "sas", "9999-12-29"],
  [2_936_550, "date", "sas", "2936550"],
  [-800_000, "date", "sas", "-800000"],
  [1_964_593_800, "datetime", "sas", "2022-04-03 08:30:00"],
  [0.5, "datetime", "sas", "1960-01-01 00:00:00.500"],
  [-0.25, "datetime", "sas", "1959-12-31 23:59:59.750"],
  [1e18, "datetime", "sas", "1000000000000000000"],
  [86_399.9996, "datetime", "sas", "1960-01-02 00:00:00"],
  [0, "time", "sas", "00:00:00"],
  [29_730.5, "time", "sas", "08:15:30.500"],
  [90_061, "time", "sas", "25:01:01"],
  [-1, "time", "sas", "-1"],
  [0, "date", "spss", "1582-10-14"],
  [13_868_323_200, "date", "spss", "2022-04-03"],
  [13_868_353_000, "date", "spss", "2022-04-03"],
  [13_868_353_000, "datetime", "spss", "2022-04-03 08:16:40"],
];

for (const [count, type, epoch, text] of cases)
  test(`${type} ${count} of ${epoch} is written ${text}`, () => {
    expect(timeText(count, { type, epoch })).toBe(text);
  });

test("every day of four centuries follows the calendar of the platform", () => {
  for (let days = 0; days < 146_097; days += 11) {
    const expected = new Date(Date.UTC(1960, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
    expect(timeText(days, { type: "date", epoch: "sas" })).toBe(expected);
  }
});
