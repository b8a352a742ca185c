import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { raoScott, samplingDesign, weightedMean, weightedMedian, weightedShare } from "../src/index.ts";
import { computed, expectAgreement } from "./agreement.ts";
import cases from "./r/survey.json" with { type: "json" };

type Written = (typeof cases.estimates)[number];

function designOf(sampling: Parameters<typeof samplingDesign>[0]) {
  const design = samplingDesign(sampling);
  if (design.kind === "not_computed") throw new Error("no design");
  return design;
}

const written = ({ weights, strata, populations }: Written) =>
  designOf({ weights, ...(strata ? { strata } : {}), ...(populations ? { populations } : {}) });

const plain = (size: number) => designOf({ weights: Array(size).fill(1) });

describe("the estimates of R's survey", () => {
  test("means, with their errors and intervals", () => {
    for (const one of cases.estimates) {
      const { estimate, standardError, interval } = computed(
        weightedMean(written(one), one.values, one.level),
      );
      const { lower, upper } = computed(interval);
      for (const [i, number] of [estimate, standardError, lower, upper].entries())
        expectAgreement(number, one.mean[i] ?? null);
    }
  });

  test("shares, with their errors and logit intervals", () => {
    for (const one of cases.estimates) {
      const { estimate, standardError, interval } = computed(
        weightedShare(written(one), one.answers, one.level),
      );
      const { lower, upper } = computed(interval);
      for (const [i, number] of [estimate, standardError, lower, upper].entries())
        expectAgreement(number, one.share[i] ?? null);
    }
  });

  test("medians, with Woodruff's intervals, and none where a bound of the share leaves 0..1", () => {
    for (const one of cases.estimates) {
      const { estimate, interval } = computed(weightedMedian(written(one), one.values, one.level));
      const [median = null, lower = null, upper = null] = one.median;
      expectAgreement(estimate, median);
      if (lower === null) {
        expect(interval).toEqual({ kind: "not_computed", reason: "too_few" });
        continue;
      }
      expectAgreement(computed(interval).lower, lower);
      expectAgreement(computed(interval).upper, upper);
    }
  });

  test("second-order Rao-Scott tests", () => {
    for (const one of cases.estimates) {
      const { statistic, degreesOfFreedom, pValue } = computed(raoScott(written(one), one));
      expectAgreement(statistic, one.raoScott.statistic);
      expectAgreement(degreesOfFreedom.numerator, one.raoScott.numerator);
      expectAgreement(degreesOfFreedom.denominator, one.raoScott.denominator);
      expectAgreement(pValue, one.raoScott.pValue);
    }
  });

  const apistrat = join(import.meta.dirname, "../../../../shared/data/survey-reference/apistrat.csv");
  test.skipIf(!existsSync(apistrat))(
    "survey-reference/apistrat.csv: mean of api00 662.29, error 9.4089",
    () => {
      const [header = [], ...rows] = readFileSync(apistrat, "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', "")));
      const column = (name: string) => rows.map((row) => row[header.indexOf(name)] ?? "");
      const strata = column("stype");
      const populations = Object.fromEntries(strata.map((stratum, i) => [stratum, Number(column("fpc")[i])]));
      const design = designOf({ weights: column("pw").map(Number), strata, populations });
      const { estimate, standardError } = computed(weightedMean(design, column("api00").map(Number)));
      expect([estimate.toFixed(2), standardError.toFixed(4)]).toEqual(["662.29", "9.4089"]);
    },
  );
});

test("without weights a share has the error of a simple sample, n − 1 in its denominator", () => {
  const answers = Array.from({ length: 50 }, (_, i) => i < 20);
  const { estimate, standardError, bases } = computed(weightedShare(plain(50), answers));
  expectAgreement(estimate, 0.4);
  expectAgreement(standardError, Math.sqrt((0.4 * 0.6) / 49));
  expect(bases).toEqual({ respondents: 50, weighted: 50, effective: 50 });
});

test("Kish's effective base: weights 1, 1, 2 are worth 16 / 6 respondents", () => {
  const design = designOf({ weights: [1, 1, 2, 5] });
  expect(computed(weightedMean(design, [3, 4, 5, null])).bases).toEqual({
    respondents: 3,
    weighted: 4,
    effective: 16 / 6,
  });
});

test("a census has no sampling error", () => {
  const design = designOf({
    weights: [1, 1, 1, 1],
    strata: ["a", "a", "b", "b"],
    populations: { a: 2, b: 2 },
  });
  const { standardError, interval } = computed(weightedMean(design, [1, 2, 3, 6]));
  expect(standardError).toBe(0);
  expect(interval).toEqual({ kind: "computed", lower: 3, upper: 3 });
});

test("with equal weights the median is the usual one", () => {
  expect(computed(weightedMedian(plain(5), [9, 1, 5, 3, 7])).estimate).toBe(5);
  expect(computed(weightedMedian(plain(6), [9, 1, 5, 3, 7, 100])).estimate).toBe(6);
  // Ten tenths do not add up to 1 exactly.
  const tenths = designOf({ weights: Array(10).fill(0.1) });
  expect(computed(weightedMedian(tenths, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).estimate).toBe(5.5);
});

describe("no answer", () => {
  test("a stratum of one respondent is refused by name", () => {
    expect(samplingDesign({ weights: [1, 1, 1], strata: ["nord", "sud", "nord"] })).toEqual({
      kind: "not_computed",
      reason: "lone_respondent",
      stratum: "sud",
    });
  });

  test("nobody answered", () => {
    const answer = { kind: "not_computed", reason: "no_respondent" };
    expect(weightedShare(plain(2), [null, null])).toEqual(answer);
    expect(weightedMean(plain(2), [null, null])).toEqual(answer);
    expect(weightedMedian(plain(2), [null, null])).toEqual(answer);
  });

  test("everybody answered the same: the share is said, its interval is not", () => {
    const { estimate, interval } = computed(weightedShare(plain(3), [true, true, null]));
    expect([estimate, interval]).toEqual([1, { kind: "not_computed", reason: "no_variation" }]);
  });

  test("one answer a stratum leaves no degree of freedom", () => {
    const design = designOf({ weights: [1, 1, 1, 1], strata: ["a", "a", "b", "b"] });
    expect(computed(weightedShare(design, [true, null, false, null])).interval).toEqual({
      kind: "not_computed",
      reason: "too_few",
    });
  });

  test("a test needs two rows and two columns that hold respondents", () => {
    expect(raoScott(plain(4), { rows: ["a", "a", "a", "b"], columns: ["u", "v", "u", null] })).toEqual({
      kind: "not_computed",
      reason: "one_line",
    });
  });

  test("a test of cells that are nearly all empty", () => {
    const codes = ["a", "b", "c", "d", "a", "b", "c", "d"];
    expect(raoScott(plain(8), { rows: codes, columns: codes })).toEqual({
      kind: "not_computed",
      reason: "sparse",
    });
  });
});

test("outside the domain is a bug of the caller", () => {
  expect(() => samplingDesign({ weights: [1, 0] })).toThrow(RangeError);
  expect(() => samplingDesign({ weights: [1, Number.NaN] })).toThrow(RangeError);
  expect(() => samplingDesign({ weights: [1, 1], strata: ["a"] })).toThrow(RangeError);
  expect(() => samplingDesign({ weights: [1, 1], strata: ["a", "a"], populations: { a: 1 } })).toThrow(
    RangeError,
  );
  expect(() => samplingDesign({ weights: [1, 1], strata: ["a", "a"], populations: { b: 9 } })).toThrow(
    RangeError,
  );
  expect(() => weightedMean(plain(3), [1, 2])).toThrow(RangeError);
  expect(() => raoScott(plain(2), { rows: ["a", "b"], columns: ["u"] })).toThrow(RangeError);
});
