import { expect, test } from "vitest";
import { windowOption } from "../src/arguments/period.ts";

test.each([
  ["2025", "2025-01-01", "2025-12-31"],
  ["2025-S1", "2025-01-01", "2025-06-30"],
  ["2025-s2", "2025-07-01", "2025-12-31"],
  ["2025-T3", "2025-07-01", "2025-09-30"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2025-03-15..2025-04-14", "2025-03-15", "2025-04-14"],
])("%s is from %s to %s", (text, from, to) => {
  expect(windowOption(text)).toEqual({ from, to });
});

test.each([
  "",
  "25",
  "2025-S0",
  "2025-S3",
  "2025-T5",
  "2025-00",
  "2025-13",
  "2025-02-30..2025-03-01",
  "2025-03-02..2025-03-01",
  "S2 2025",
])("« %s » is no period", (text) => {
  expect(windowOption(text)).toBeNull();
});
