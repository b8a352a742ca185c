import { describe, expect, test } from "vitest";
import { newcombe, oddsRatio, relativeRisk, wilson } from "../src/index.ts";
import { computed, expectAgreement } from "./agreement.ts";
import cases from "./r/proportions.json" with { type: "json" };

describe("literature", () => {
  test("81 of 263 (Newcombe 1998, table I)", () => {
    const { lower, upper } = wilson({ count: 81, base: 263 });
    expect([lower, upper].map((x) => x.toFixed(4))).toEqual(["0.2553", "0.3662"]);
  });

  test("0 of 20: the lower bound is 0 itself", () => {
    const score = wilson({ count: 0, base: 20 });
    expect([score.lower, score.upper.toFixed(4)]).toEqual([0, "0.1611"]);
  });

  test("20 of 20: the upper bound is 1 itself", () => {
    expect(wilson({ count: 20, base: 20 }).upper).toBe(1);
  });

  test("56 of 70 less 48 of 80 (Newcombe 1998, table II)", () => {
    const { estimate, interval } = computed(
      newcombe({ group: { count: 56, base: 70 }, rest: { count: 48, base: 80 } }),
    );
    expect([estimate, interval.lower, interval.upper].map((x) => x.toFixed(4))).toEqual([
      "0.2000",
      "0.0524",
      "0.3339",
    ]);
  });

  test("aspirin and heart attacks, 189 of 11034 against 104 of 11037 (Agresti, Categorical Data Analysis)", () => {
    const aspirin = { group: { count: 189, base: 11034 }, rest: { count: 104, base: 11037 } };
    const printed = [relativeRisk(aspirin), oddsRatio(aspirin)].map((result) => {
      const { estimate, interval } = computed(result);
      return [estimate, interval.lower, interval.upper].map((x) => x.toFixed(3));
    });
    expect(printed).toEqual([
      ["1.818", "1.433", "2.306"],
      ["1.832", "1.440", "2.331"],
    ]);
  });
});

test("intervals of a proportion are R's", () => {
  for (const { count, base, level, wilson: score } of cases.one) {
    const ours = wilson({ count, base }, level);
    // R's bounds come from a subtraction: near 0 its digits go before ours.
    expectAgreement(ours.lower, score[0] ?? null, 1e-15);
    expectAgreement(ours.upper, score[1] ?? null, 1e-15);
  }
});

test("differences and ratios are R's, and there is none where R divides by zero", () => {
  for (const { group, rest, level, ...expected } of cases.two) {
    const difference = computed(newcombe({ group, rest }, level));
    expectAgreement(difference.estimate, expected.newcombe[0] ?? null, 1e-14);
    expectAgreement(difference.interval.lower, expected.newcombe[1] ?? null, 1e-14);
    expectAgreement(difference.interval.upper, expected.newcombe[2] ?? null, 1e-14);
    for (const [result, numbers] of [
      [relativeRisk({ group, rest }, level), expected.relativeRisk],
      [oddsRatio({ group, rest }, level), expected.oddsRatio],
    ] as const) {
      if (numbers === null) {
        expect(result.kind).toBe("not_computed");
        continue;
      }
      const { estimate, interval } = computed(result);
      for (const [i, number] of [estimate, interval.lower, interval.upper].entries())
        expectAgreement(number, numbers[i] ?? null);
    }
  }
});

describe("no answer", () => {
  const none = { count: 0, base: 0 };
  const some = { count: 3, base: 10 };
  const zero = { count: 0, base: 10 };
  const all = { count: 10, base: 10 };

  test("a population without a unit", () => {
    for (const method of [newcombe, relativeRisk, oddsRatio])
      expect(method({ group: none, rest: some })).toEqual({ kind: "not_computed", reason: "empty_line" });
  });

  test("a zero count: nothing is added to it", () => {
    for (const method of [relativeRisk, oddsRatio])
      expect(method({ group: some, rest: zero })).toEqual({ kind: "not_computed", reason: "zero_count" });
    expect(oddsRatio({ group: some, rest: all })).toEqual({ kind: "not_computed", reason: "zero_count" });
    expect(relativeRisk({ group: some, rest: all }).kind).toBe("computed");
  });

  test("everyone has the characteristic: a relative risk of 1 would claim certainty", () => {
    expect(relativeRisk({ group: all, rest: all })).toEqual({ kind: "not_computed", reason: "no_variation" });
  });
});

test("outside the domain is a bug of the caller", () => {
  expect(() => wilson({ count: 0, base: 0 })).toThrow(RangeError);
  expect(() => wilson({ count: 3, base: 2 })).toThrow(RangeError);
  expect(() => wilson({ count: 1.5, base: 2 })).toThrow(RangeError);
  expect(() => wilson({ count: 1, base: 2 }, 95)).toThrow(RangeError);
  expect(() => newcombe({ group: { count: -1, base: 2 }, rest: { count: 1, base: 2 } })).toThrow(RangeError);
});
