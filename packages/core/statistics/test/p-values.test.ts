import { expect, test } from "vitest";
import { benjaminiHochberg, holm } from "../src/index.ts";
import { expectAgreement } from "./agreement.ts";
import families from "./r/p-values.json" with { type: "json" };

test("the fifteen p-values of Benjamini and Hochberg (1995): 3 and 4 rejections at 5 %", () => {
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  expect(holm(published).filter((p) => p <= 0.05)).toHaveLength(3);
  expect(benjaminiHochberg(published).filter((p) => p <= 0.05)).toHaveLength(4);
});

test("adjusted p-values are R's, in the order given", () => {
  for (const { pValues, ...expected } of families) {
    const ours = { holm: holm(pValues), benjaminiHochberg: benjaminiHochberg(pValues) };
    for (const i of pValues.keys()) {
      expectAgreement(ours.holm[i], expected.holm[i] ?? null);
      expectAgreement(ours.benjaminiHochberg[i], expected.benjaminiHochberg[i] ?? null);
    }
  }
});

test("an empty family has nothing to adjust; what is no p-value is a bug of the caller", () => {
  expect(holm([])).toEqual([]);
  expect(benjaminiHochberg([])).toEqual([]);
  expect(() => holm([0.1, Number.NaN])).toThrow(RangeError);
  expect(() => benjaminiHochberg([1.1])).toThrow(RangeError);
});
