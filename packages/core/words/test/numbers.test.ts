import { expect, test } from "vitest";
import { datesIn, listOf, numbersIn } from "../src/index.ts";

const fr = numbersIn("fr");
const en = numbersIn("en-GB");

test.each([
  ["a count", fr.count(92_904), "92\u202f904", en.count(92_904), "92,904"],
  ["a negative count", fr.count(-1234), "−1\u202f234", en.count(-1234), "−1,234"],
  ["fixed decimals", fr.fixed(2, 1), "2,0", en.fixed(2, 1), "2.0"],
  ["decimals at most", fr.rounded(2.5, 2), "2,5", en.rounded(2.456, 2), "2.46"],
  ["a percentage", fr.percent(0.285), "29\u202f%", en.percent(0.285), "29%"],
  ["a percentage to one decimal", fr.percent(0.2849, 1), "28,5\u202f%", en.percent(0.2849, 1), "28.5%"],
  ["a difference", fr.signedFixed(11.4, 0), "+11", en.signedFixed(-11.47, 1), "−11.5"],
  ["no difference", fr.signedFixed(0, 0), "0", en.signedFixed(-0.001, 2), "0.00"],
  ["a difference to decimals at most", fr.signedRounded(3, 2), "+3", en.signedRounded(-0.004, 2), "0"],
])("%s", (_, inFrench, french, inEnglish, english) => {
  expect([inFrench, inEnglish]).toEqual([french, english]);
});

test("days, which are not broken across lines", () => {
  expect(datesIn("fr").day("2026-12-01")).toBe("1er\u00a0décembre\u00a02026");
  expect(datesIn("fr").day("2022-07-14")).toBe("14\u00a0juillet\u00a02022");
  expect(datesIn("fr").dayOfYear("2022-07-01")).toBe("1er\u00a0juillet");
  expect(datesIn("en-GB").day("2026-12-01")).toBe("1\u00a0December\u00a02026");
});

test("lists", () => {
  expect(listOf(["a", "b", "c"], "fr")).toBe("a, b et c");
  expect(listOf(["a", "b", "c"], "en")).toBe("a, b and c");
});
