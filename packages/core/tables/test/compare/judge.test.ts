import type { PublishedFigure } from "@vigie/study";
import { expect, test } from "vitest";
import { judge, roundedHalfUp } from "../../src/compare/compare.ts";
import { hiddenValue, notComputedValue, numberValue, truth, type Value } from "../../src/compare/value.ts";

const printed: PublishedFigure = {
  id: "figure",
  what: { fr: "Un chiffre" },
  unit: "%",
  value: 29,
  decimals: 0,
  precision: "exact",
  tolerance: null,
  judged: true,
  inconsistentWith: [],
  why: null,
  printed: null,
  computed: null,
};

/** Verdicts written from methods, section 8. */
const cases: readonly [string, Partial<PublishedFigure>, Value, string][] = [
  ["a half rounds up", {}, numberValue(28.5), "agrees"],
  [
    "57 of 200 is a half, though its fraction in base two lies under it",
    {},
    numberValue((57 / 200) * 100),
    "agrees",
  ],
  ["just under a half rounds down", {}, numberValue(28.4999), "differs"],
  ["29.5 is printed 30", {}, numberValue(29.5), "differs"],
  ["a negative half rounds up too", { value: -2 }, numberValue(-2.5), "agrees"],
  ["two printed decimals", { value: 2.37, decimals: 2, unit: "pour 100 000" }, numberValue(2.3721), "agrees"],
  ["two printed decimals, at the half", { value: 1.01, decimals: 2 }, numberValue(1.005), "agrees"],
  ["a count is equal", { value: 92904, unit: "foyers" }, numberValue(92904), "agrees"],
  ["a count off by one", { value: 92904, unit: "foyers" }, numberValue(92905), "differs"],
  [
    "about: on the tolerance",
    { precision: "about", value: 33.3, tolerance: 2.5 },
    numberValue(35.8),
    "agrees",
  ],
  ["about: beyond it", { precision: "about", value: 33.3, tolerance: 2.5 }, numberValue(35.81), "differs"],
  ["over: above", { precision: "over", value: 130 }, numberValue(130.1), "agrees"],
  ["over: equal is not over", { precision: "over", value: 130 }, numberValue(130), "differs"],
  ["ordinal: true", { precision: "ordinal", value: null }, truth(true), "agrees"],
  ["ordinal: false", { precision: "ordinal", value: null }, truth(false), "differs"],
  ["nothing gives it yet", {}, notComputedValue, "not_computed"],
  [
    "nothing can give it, and the study says why",
    { why: { fr: "Faute de question" } },
    notComputedValue,
    "not_comparable",
  ],
  ["hidden by secrecy", {}, hiddenValue, "masked"],
  ["a remainder that holds several groups", { judged: false }, numberValue(29), "not_judged"],
  ["a remainder is not judged whatever hides it", { judged: false }, hiddenValue, "not_judged"],
  [
    "contradictory printed figures outrank a difference",
    { inconsistentWith: ["other"] },
    numberValue(12),
    "inconsistent",
  ],
  ["but not an agreement", { inconsistentWith: ["other"] }, numberValue(29), "agrees"],
  ["nor a secret", { inconsistentWith: ["other"] }, hiddenValue, "masked"],
  ["nor an absence", { inconsistentWith: ["other"] }, notComputedValue, "not_computed"],
];
for (const [title, change, value, verdict] of cases)
  test(title, () => expect(judge({ ...printed, ...change }, value).verdict).toBe(verdict));

/** Of noisy numbers, with their standard error: the last says whether the noise alone makes it agree. */
const noisyCases: readonly [string, Partial<PublishedFigure>, Value, string, boolean][] = [
  ["equal once rounded, whatever the noise", {}, numberValue(28.6, 0.4), "agrees", false],
  ["within 2.6 standard errors", {}, numberValue(30, 0.4), "agrees", true],
  ["at 2.6 standard errors of what is printed 29", {}, numberValue(29.5 + 2.6 * 0.4, 0.4), "agrees", true],
  ["beyond them", {}, numberValue(30.6, 0.4), "differs", false],
  ["a standard error of one point is precise enough", {}, numberValue(31, 1), "agrees", true],
  ["over a point, it says nothing", {}, numberValue(31, 1.01), "not_precise", false],
  ["a difference is one whatever the noise", {}, numberValue(40, 1.5), "differs", false],
  ["a count, within 1 %", { value: 1000, unit: "foyers" }, numberValue(1020, 10), "agrees", true],
  ["a count, over 1 %", { value: 1000, unit: "foyers" }, numberValue(1020, 11), "not_precise", false],
  ["a public size is equal", { value: 92904, unit: "foyers" }, numberValue(92904, 0), "agrees", false],
  ["a public size that is not", { value: 92904, unit: "foyers" }, numberValue(92905, 0), "differs", false],
  [
    "about: within the tolerance and the noise",
    { precision: "about", value: 33.3, tolerance: 2.5 },
    numberValue(36.5, 0.4),
    "agrees",
    true,
  ],
  [
    "about: within the tolerance alone",
    { precision: "about", value: 33.3, tolerance: 2.5 },
    numberValue(35, 0.4),
    "agrees",
    false,
  ],
  [
    "about: beyond both",
    { precision: "about", value: 33.3, tolerance: 2.5 },
    numberValue(36.9, 0.4),
    "differs",
    false,
  ],
  [
    "over: by more than the noise",
    { precision: "over", value: 130 },
    numberValue(131.1, 0.4),
    "agrees",
    false,
  ],
  [
    "over: by less than the noise, nobody can tell",
    { precision: "over", value: 130 },
    numberValue(130.5, 0.4),
    "not_precise",
    false,
  ],
  ["over: under it", { precision: "over", value: 130 }, numberValue(128, 0.4), "differs", false],
  [
    "contradictory figures do not outrank the noise",
    { inconsistentWith: ["other"] },
    numberValue(31, 2),
    "not_precise",
    false,
  ],
];
for (const [title, change, value, verdict, withinNoise] of noisyCases)
  test(`noise: ${title}`, () =>
    expect(judge({ ...printed, ...change }, value)).toEqual({ verdict, withinNoise }));

test("rounding half up at the printed decimals", () => {
  expect([28.5, 0.285 * 100, 28.49, -0.5, 1.005, 2.675].map((value) => roundedHalfUp(value, 0))).toEqual([
    29, 29, 28, 0, 1, 3,
  ]);
  expect([1.005, 2.675, 1.004].map((value) => roundedHalfUp(value, 2))).toEqual([1.01, 2.68, 1]);
});
