import { expect, test } from "vitest";
import { birthDays, dayNumber, inventedDay, weekday } from "../src/age-dates.ts";

const days = (years: { from: number; below: number }, at: string) => birthDays(years, at).map(inventedDay);

test("25 to 34 years on 31 December 2022: the birthday itself counts", () => {
  expect(days({ from: 25, below: 35 }, "2022-12-31")).toEqual(["1988-01-01", "1997-12-31"]);
});

test("who is born on 29 February is not yet 18 on 28 February, and is on 1 March", () => {
  expect(days({ from: 18, below: 19 }, "2022-02-28")).toEqual(["2003-03-01", "2004-02-28"]);
  expect(days({ from: 18, below: 19 }, "2022-03-01")).toEqual(["2003-03-02", "2004-03-01"]);
});

test("seen from 29 February, 28 February is the latest birth of a common year", () => {
  expect(days({ from: 25, below: 26 }, "2024-02-29")).toEqual(["1998-03-01", "1999-02-28"]);
});

test("1 July 2022 was a Friday", () => {
  expect(weekday(dayNumber("2022-07-01"))).toBe(5);
});
