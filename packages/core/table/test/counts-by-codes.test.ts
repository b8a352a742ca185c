import { expect, test } from "vitest";
import { countsByCodes } from "../src/codes.ts";

const countsAt = countsByCodes({
  indicator: "sexes",
  dimensions: [
    { name: "universe", codes: ["rsa", "all"] },
    { name: "group", codes: ["digital", "none", "_T"] },
    { name: "sex", codes: ["f", "m", "_T"] },
  ],
  rows: [
    { codes: ["rsa", "none", "m"], count: 2 },
    { codes: ["rsa", "digital", "f"], count: 1 },
    { codes: ["all", "_T", "m"], count: 9 },
  ],
});

test.each([
  {
    title: "the last dimension first",
    codes: [["rsa"], ["digital", "none"], ["f", "m"]],
    counts: [1, 0, 0, 2],
  },
  { title: "in the order asked", codes: [["rsa"], ["none", "digital"], ["m", "f"]], counts: [2, 0, 0, 1] },
  { title: "the universe compared with", codes: [["all"], ["_T"], ["f", "m"]], counts: [0, 9] },
  { title: "a code that the table lacks", codes: [["rsa"], ["_U"], ["f"]], counts: [0] },
])("$title", ({ codes, counts }) => {
  expect(countsAt(codes)).toEqual(counts);
});
