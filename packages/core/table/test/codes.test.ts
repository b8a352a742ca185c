import { expect, test } from "vitest";
import { indexRows, lineKey, linesBefore } from "../src/index.ts";

const rows = [
  { codes: ["all", "f", "yes"], count: 1 },
  { codes: ["all", "f", "_T"], count: 2 },
  { codes: ["all", "_T", "_T"], count: 5 },
];

test("a row is found by its codes", () => {
  const rowAt = indexRows(rows);
  expect(rowAt(["all", "f", "_T"])?.count).toBe(2);
  expect(rowAt(["all", "m", "_T"])).toBeUndefined();
  expect(rowAt(["all", "f"])).toBeUndefined();
});

test("a line holds the rows that differ by their last code", () => {
  const line = linesBefore(rows);
  expect(line(["all", "f"]).map(({ count }) => count)).toEqual([1, 2]);
  expect(line(["all", "m"])).toEqual([]);
  expect(lineKey(["all", "f", "yes"])).toBe(lineKey(["all", "f", "no"]));
});
