import { describe, expect, test } from "vitest";
import { codesJoined } from "../src/protection/codes-joined.ts";

const min = 11;

/** Codes of before with how many had them, and codes of today with how many more have them than had. */
const joined = (
  codes: Readonly<Record<string, number | null>>,
  homes: Readonly<Record<string, number | null>>,
) => {
  const known = (counts: Readonly<Record<string, number | null>>) =>
    new Map(
      Object.entries(counts).flatMap(([code, count]) => (count === null ? [] : [[code, count] as const])),
    );
  const found = codesJoined(
    {
      codes: Object.keys(codes),
      totals: known(codes),
      homes: Object.keys(homes),
      more: known(homes),
      isNew: (home) => home.startsWith("new"),
    },
    min,
  );
  return found.map((way) => Object.fromEntries(way));
};

describe("the code that each code joined, by how many have it", () => {
  test.each([
    ["two that joined two", { a: 30, b: 45 }, { c: 45, d: 30 }, { a: "d", b: "c" }],
    ["with two persons who moved", { a: 30, b: 45 }, { c: 47, d: 28 }, { a: "d", b: "c" }],
    [
      "several in a new one",
      { a: 30, b: 45, e: 60 },
      { new: 75, c: 60, d: 0 },
      { a: "new", b: "new", e: "c" },
    ],
    ["the way that leaves the fewest", { a: 30, b: 34 }, { c: 34, d: 30 }, { a: "d", b: "c" }],
    ["one that nobody knows the number of", { a: 30, b: null }, { c: 30, d: 25 }, { a: "c", b: "d" }],
    ["no way: eleven more than joined", { a: 30 }, { c: 41, d: 0 }, null],
    ["no way: a new one that none joined", { a: 30 }, { c: 30, new: 0 }, null],
  ])("%s", (_, codes, homes, expected) => {
    expect(joined(codes, homes)[0] ?? null).toEqual(expected);
  });

  test("several ways that fit as well are all said", () => {
    expect(joined({ a: 40, b: 40 }, { c: 41, d: 40 })).toEqual([
      { a: "c", b: "d" },
      { a: "d", b: "c" },
    ]);
  });

  test("too many ways to look at: nothing is said", () => {
    const codes = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`a${at}`, 1]));
    expect(joined(codes, { b: 20, c: 20 })).toEqual([]);
  });
});
