import { describe, expect, test } from "vitest";
import { mantelHaenszel } from "../src/index.ts";
import { computed, expectAgreement } from "./agreement.ts";
import cases from "./r/stratified.json" with { type: "json" };

/** `a`, `b`: with and without the characteristic in the group; `c`, `d` in the rest. */
const stratum = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => ({
  group: { count: a, base: a + b },
  rest: { count: c, base: c + d },
});

/** Men and women admitted or not, in six departments (Bickel, Hammel and O'Connell 1975). */
const berkeley = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
].map(stratum);

describe("admissions at Berkeley", () => {
  const result = mantelHaenszel(berkeley);

  test("crude 1.841, pooled .9047 (.7719 to 1.0603), CMH 1.5246, Breslow-Day 18.826", () => {
    const pooled = computed(result.pooled);
    const homogeneity = computed(result.homogeneity);
    expect(computed(result.crude).estimate.toFixed(3)).toBe("1.841");
    expect(pooled.estimate.toFixed(4)).toBe("0.9047");
    expect([pooled.interval.lower.toFixed(4), pooled.interval.upper.toFixed(4)]).toEqual([
      "0.7719",
      "1.0603",
    ]);
    expect(computed(result.test).statistic.toFixed(4)).toBe("1.5246");
    expect(homogeneity.uncorrected.toFixed(3)).toBe("18.826");
    expect(homogeneity.pValue.toFixed(4)).toBe("0.0021");
  });

  test("expected shares have the margins of their stratum, and the pooled odds ratio", () => {
    const { expected } = computed(result.homogeneity);
    const ratio = computed(result.pooled).estimate;
    for (const [at, { group, rest }] of berkeley.entries()) {
      const shares = expected[at];
      if (!shares) throw new RangeError("every department is informative");
      expect(group.base * shares.group + rest.base * shares.rest).toBeCloseTo(group.count + rest.count, 6);
      const odds = (share: number) => share / (1 - share);
      expect(odds(shares.group) / odds(shares.rest)).toBeCloseTo(ratio, 6);
    }
  });

  test("departments differ, and crude and pooled point to opposite sides", () => {
    expect(computed(result.homogeneity).homogeneous).toBe(false);
    expect(result.simpson).toBe(true);
  });
});

test("pooled, its interval, its test and the homogeneity of strata are R's", () => {
  for (const { strata, level, crude, pooled, statistic, pValue, homogeneity } of cases) {
    const ours = mantelHaenszel(strata.map(stratum), level);
    if (crude === null) expect(ours.crude.kind).toBe("not_computed");
    else expectAgreement(computed(ours.crude).estimate, crude);
    const { estimate, interval } = computed(ours.pooled);
    for (const [i, number] of [estimate, interval.lower, interval.upper].entries())
      expectAgreement(number, pooled[i] ?? null);
    expectAgreement(computed(ours.test).statistic, statistic);
    expectAgreement(computed(ours.test).pValue, pValue);
    if (homogeneity === null) {
      expect(ours.homogeneity).toEqual({ kind: "not_computed", reason: "one_stratum" });
      continue;
    }
    const test = computed(ours.homogeneity);
    expectAgreement(test.uncorrected, homogeneity.uncorrected);
    expectAgreement(test.statistic, homogeneity.statistic);
    expect(test.degreesOfFreedom).toBe(homogeneity.degreesOfFreedom);
    expectAgreement(test.pValue, homogeneity.pValue);
  }
});

describe("Simpson's paradox", () => {
  test("kidney stones: better in both sizes, worse together (Charig et al. 1986)", () => {
    const result = mantelHaenszel([stratum([81, 6, 234, 36]), stratum([192, 71, 55, 25])]);
    expect(computed(result.crude).estimate).toBeLessThan(1);
    expect(result.strata.every((each) => computed(each).estimate > 1)).toBe(true);
    expect(result.simpson).toBe(true);
  });

  test("is said where zeros leave no odds ratio", () => {
    const result = mantelHaenszel([stratum([10, 0, 90, 1]), stratum([10, 80, 0, 9])]);
    expect(result.pooled).toEqual({ kind: "not_computed", reason: "zero_count" });
    expect(result.homogeneity).toEqual({ kind: "not_computed", reason: "zero_count" });
    // Together 20 of 100 against 90 of 100.
    expect(computed(result.crude).estimate).toBeLessThan(1);
    expect(result.simpson).toBe(true);
  });

  test("is not, where adjustment brings the odds ratio to 1 itself", () => {
    const result = mantelHaenszel([stratum([40, 10, 20, 5]), stratum([2, 8, 20, 80])]);
    expectAgreement(computed(result.pooled).estimate, 1);
    expect(computed(result.crude).estimate).toBeGreaterThan(1);
    expect(result.simpson).toBe(false);
  });

  test("is not, where the two sums that it compares differ by rounding", () => {
    // 3/20 × 7 and 7/20 × 3 are two doubles.
    const result = mantelHaenszel([stratum([3, 7, 3, 7]), stratum([1, 1, 2, 2])]);
    expect(computed(result.crude).estimate).toBeLessThan(1);
    expect(result.simpson).toBe(false);
  });

  test("is not, on one stratum", () => {
    expect(mantelHaenszel([stratum([4, 2, 3, 5])]).simpson).toBe(false);
  });
});

describe("strata that say nothing", () => {
  test("an empty one changes no number", () => {
    const empty = stratum([0, 0, 0, 0]);
    const { strata: _, homogeneity: emptied, ...withEmpty } = mantelHaenszel([empty, ...berkeley]);
    const { strata: __, homogeneity, ...without } = mantelHaenszel(berkeley);
    expect(withEmpty).toEqual(without);
    const { expected } = computed(homogeneity);
    expect(emptied).toEqual({ ...computed(homogeneity), expected: [null, ...expected] });
    expect(mantelHaenszel([empty, ...berkeley]).strata[0]).toEqual({
      kind: "not_computed",
      reason: "empty_line",
    });
  });

  test("no stratum is informative", () => {
    const result = mantelHaenszel([stratum([3, 4, 0, 0]), stratum([0, 0, 5, 6])]);
    const answer = { kind: "not_computed", reason: "no_informative_stratum" };
    expect([result.pooled, result.test, result.homogeneity]).toEqual([answer, answer, answer]);
    expect(computed(result.crude).estimate).toBe(3 / 4 / (5 / 6));
  });

  test("one informative stratum has nothing to be homogeneous with", () => {
    const result = mantelHaenszel([stratum([4, 2, 3, 5]), stratum([3, 4, 0, 0])]);
    expect(result.homogeneity).toEqual({ kind: "not_computed", reason: "one_stratum" });
    expect(computed(result.pooled).estimate).toBeCloseTo(10 / 3, 12);
  });
});

test("outside the domain is a bug of the caller", () => {
  expect(() => mantelHaenszel([{ group: { count: 2, base: 1 }, rest: { count: 1, base: 1 } }])).toThrow(
    RangeError,
  );
});
