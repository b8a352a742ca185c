import { describe, expect, test } from "vitest";
import { type OpeningWeek, openingOf, openingOfDays, weekOf, weekOfDays } from "../src/opening-hours.ts";
import { joinedPractical, nothingPractical } from "../src/practical.ts";

/** `1 09:00-12:00 …`: a day from 1 (Monday), then its hours. */
function wording(week: OpeningWeek | null): string | null {
  if (week === null) return null;
  return week.days
    .flatMap((hours, at) =>
      hours.length === 0 ? [] : [`${at + 1} ${hours.map(({ from, to }) => `${from}-${to}`).join(" ")}`],
    )
    .join(", ");
}

describe("hours in the notation of OpenStreetMap", () => {
  test.each<readonly [text: string | null, week: string | null]>([
    [
      "Mo-Tu 09:00-12:00,14:00-18:30; Sa 8:30-12:00",
      "1 09:00-12:00 14:00-18:30, 2 09:00-12:00 14:00-18:30, 6 08:30-12:00",
    ],
    ["Mo,We 10:00-12:00", "1 10:00-12:00, 3 10:00-12:00"],
    // A later rule replaces an earlier one.
    ["Mo-We 09:00-12:00; Tu off", "1 09:00-12:00, 3 09:00-12:00"],
    ["Mo-We 09:00-12:00; Tu 14:00-16:00", "1 09:00-12:00, 2 14:00-16:00, 3 09:00-12:00"],
    ["Su 09:00-12:00;", "7 09:00-12:00"],
    // What it does not know is not half read.
    ["Mo[1] 09:00-12:00", null],
    ["Apr-Sep Mo-Fr 09:00-12:00", null],
    ["Tu 08:30", null],
    ["Mo off", null],
    ["week 1-53/2 Fr 09:00-12:00", null],
    ["Mo-Fr de 9h à 12h", null],
    ["sur rendez-vous", null],
    [`Mo ${" ".repeat(100_000)}x`, null],
    ["", null],
    [null, null],
  ])("case %#", (text, week) => {
    expect(wording(weekOf(text))).toBe(week);
  });
});

test.each<readonly [text: string, closedOn: readonly string[]]>([
  ["Mo-Fr 09:00-12:00; PH off", ["public_holidays"]],
  ["PH closed; Mo-Fr 09:00-12:00", ["public_holidays"]],
  ["Mo-Fr 09:00-12:00; PH,SH off", ["public_holidays", "school_holidays"]],
  ["Mo-Fr 09:00-12:00", []],
])("holidays of « %s »", (text, closedOn) => {
  expect(weekOf(text)).toMatchObject({ closedOn });
});

describe("hours written otherwise", () => {
  test.each<readonly [text: string | null, written: string | null]>([
    ["mardi 9h -12h |mercredi  15h - 18h", "mardi 9h -12h ; mercredi 15h - 18h"],
    ["Mo[1] 09:00-12:00", "Mo[1] 09:00-12:00"],
    ["  ", null],
    [null, null],
    ["a".repeat(10_000), `${"a".repeat(240)}…`],
  ])("are kept as they are: case %#", (text, written) => {
    expect(openingOf(text)).toEqual(written === null ? null : { written });
  });

  test("and day by day, after the name of each day", () => {
    expect(openingOfDays(["09:00 - 12:00", "le matin", null])).toEqual({
      written: "lundi : 09:00 - 12:00 ; mardi : le matin",
    });
  });

  test("are never preferred to a week, whichever list comes first", () => {
    const of = (text: string) => ({ ...nothingPractical, opening: openingOf(text) });
    const [week, words] = [of("Mo 09:00-12:00"), of("sur rendez-vous")];
    expect(joinedPractical(words, week).opening).toEqual(week.opening);
    expect(joinedPractical(week, words).opening).toEqual(week.opening);
    expect(joinedPractical(nothingPractical, words).opening).toEqual(words.opening);
  });
});

describe("hours day by day", () => {
  test.each<readonly [cells: readonly (string | null)[], week: string | null]>([
    [["09:00 - 12:00 / 13:30 - 17:00", null, "9:00-12:00"], "1 09:00-12:00 13:30-17:00, 3 09:00-12:00"],
    [[null, "", null], null],
    [["09:00 - 12:00", "le matin"], null],
    // A stretch that ends before it begins says nothing.
    [["12:00 - 09:00", "09:00 - 12:00"], "2 09:00-12:00"],
  ])("%j: %s", (cells, week) => {
    expect(wording(weekOfDays(cells))).toBe(week);
  });
});
