import { describe, expect, test } from "vitest";
import {
  independence,
  independenceOfShares,
  logistic,
  mantelHaenszel,
  newcombe,
  noiseInterval,
  oddsRatio,
  type Proportion,
  relativeRisk,
  wilson,
} from "../src/index.ts";
import { computed, expectAgreement } from "./agreement.ts";
import { normals } from "./normals.ts";

const seed = 1;

describe("one share", () => {
  test("without noise, the interval is Wilson's to the last digit", () => {
    expect(wilson({ count: 81, base: 263, noise: 0 })).toEqual(wilson({ count: 81, base: 263 }));
  });

  test("with noise, squares of the distances to the share add up on each side", () => {
    const sampled = wilson({ count: 81, base: 263 });
    const { lower, upper } = wilson({ count: 81, base: 263, noise: 0.02 ** 2 });
    const share = 81 / 263;
    const margin = 1.959963984540054 * 0.02;
    expectAgreement(share - lower, Math.hypot(share - sampled.lower, margin));
    expectAgreement(upper - share, Math.hypot(sampled.upper - share, margin));
  });

  test("of noise alone: normal, within 0..1", () => {
    const { lower, upper } = noiseInterval({ count: 50, base: 100, noise: 0.01 ** 2 });
    expectAgreement(upper - lower, 2 * 1.959963984540054 * 0.01);
    expect(noiseInterval({ count: 1, base: 100, noise: 0.01 ** 2 }).lower).toBe(0);
  });

  test("a variance is a number ≥ 0", () => {
    expect(() => wilson({ count: 1, base: 2, noise: -1 })).toThrow(RangeError);
    expect(() => wilson({ count: 1, base: 2, noise: Number.NaN })).toThrow(RangeError);
  });
});

describe("two shares", () => {
  const group: Proportion = { count: 56, base: 70, noise: 0.01 ** 2 };
  const rest: Proportion = { count: 48, base: 80, noise: 0.02 ** 2 };

  test("difference, relative risk and odds ratio hold the noise of both", () => {
    const bare = { group: { count: 56, base: 70 }, rest: { count: 48, base: 80 } };
    const [wide, thin] = [computed(newcombe({ group, rest })), computed(newcombe(bare))];
    expect(wide.estimate).toBe(thin.estimate);
    expect(wide.interval.lower).toBeLessThan(thin.interval.lower);
    const widthOf = ({ interval }: { interval: { lower: number; upper: number } }) =>
      Math.log(interval.upper / interval.lower) / (2 * 1.959963984540054);
    const variance = (with_: number, without: number) => with_ ** 2 - without ** 2;
    // (0.01 / 0.8)² + (0.02 / 0.6)²; then over the shares that do not have it too.
    expect(
      variance(widthOf(computed(relativeRisk({ group, rest }))), widthOf(computed(relativeRisk(bare)))),
    ).toBeCloseTo((0.01 / 0.8) ** 2 + (0.02 / 0.6) ** 2, 12);
    expect(
      variance(widthOf(computed(oddsRatio({ group, rest }))), widthOf(computed(oddsRatio(bare)))),
    ).toBeCloseTo((0.01 / 0.16) ** 2 + (0.02 / 0.24) ** 2, 12);
  });

  test("the test is the z-test whose variance holds the noise", () => {
    const found = computed(independenceOfShares([group, rest], { seed }));
    const pooled = (56 + 48) / 150;
    const variance = pooled * (1 - pooled) * (1 / 70 + 1 / 80) + 0.01 ** 2 + 0.02 ** 2;
    if (found.method.name !== "noisy_chi_square") throw new RangeError("another test");
    expectAgreement(found.method.statistic, (56 / 70 - 48 / 80) ** 2 / variance);
    expectAgreement(found.method.degreesOfFreedom, 1);
    // Both residuals are that z, but for their signs.
    expectAgreement((found.chiSquare.residuals[0]?.[0] ?? 0) ** 2, found.method.statistic);
  });

  test("without noise it is the usual test, Fisher's where counts are small", () => {
    const lines = [
      [3, 1],
      [1, 3],
    ];
    const shares = [
      { count: 3, base: 4, noise: 0 },
      { count: 1, base: 4 },
    ];
    expect(independenceOfShares(shares, { seed })).toEqual(independence(lines, { seed }));
  });
});

test("of several shares: where nothing is linked, p < .05 one time in twenty, whatever the noise", () => {
  // 4 groups of 400, three parts in ten each; noise of 10 units on each count, unlike 3 on the last.
  const errors = [10, 10, 10, 3];
  const normal = normals(7);
  let [noisy, naive] = [0, 0];
  const draws = 4000;
  for (let draw = 0; draw < draws; draw++) {
    const shares = errors.map((error) => ({
      count: Math.round(400 * 0.3 + normal() * Math.hypot(Math.sqrt(400 * 0.3 * 0.7), error)),
      base: 400,
      noise: (error / 400) ** 2,
    }));
    if (computed(independenceOfShares(shares, { seed })).pValue < 0.05) noisy++;
    if (
      computed(
        independence(
          shares.map(({ count, base }) => [count, base - count]),
          { seed },
        ),
      ).pValue < 0.05
    )
      naive++;
  }
  // Four standard errors of a proportion of one twentieth over 4 000 draws, and the approximation's own error.
  expect(Math.abs(noisy / draws - 0.05)).toBeLessThan(0.016);
  expect(naive / draws).toBeGreaterThan(0.2);
});

test("within strata, noise widens the pooled interval and makes both tests more careful", () => {
  const strata = (noise: number) => [
    { group: { count: 89, base: 108, noise }, rest: { count: 512, base: 825, noise } },
    { group: { count: 131, base: 375, noise }, rest: { count: 138, base: 417, noise } },
  ];
  const [bare, noisy] = [mantelHaenszel(strata(0)), mantelHaenszel(strata(0.02 ** 2))];
  const pooled = [computed(bare.pooled), computed(noisy.pooled)];
  expect(pooled[1]?.estimate).toBe(pooled[0]?.estimate);
  expect(pooled[1]?.interval.upper).toBeGreaterThan(pooled[0]?.interval.upper ?? 0);
  expect(computed(noisy.test).pValue).toBeGreaterThan(computed(bare.test).pValue);
  expect(computed(noisy.homogeneity).pValue).toBeGreaterThan(computed(bare.homogeneity).pValue);
});

test("in one stratum the pooled odds ratio has the noise of the odds ratio", () => {
  const only = {
    group: { count: 60, base: 100, noise: 0.03 ** 2 },
    rest: { count: 80, base: 200, noise: 0.01 ** 2 },
  };
  const bare = { group: { count: 60, base: 100 }, rest: { count: 80, base: 200 } };
  const variance = (ratio: { interval: { lower: number; upper: number } }) =>
    (Math.log(ratio.interval.upper / ratio.interval.lower) / (2 * 1.959963984540054)) ** 2;
  const added = (of: (from: typeof bare) => { interval: { lower: number; upper: number } }) =>
    variance(of(only)) - variance(of(bare));
  expect(added((from) => computed(mantelHaenszel([from]).pooled))).toBeCloseTo(
    added((from) => computed(oddsRatio(from))),
    12,
  );
});

test("a logistic model holds the noise of its cells: with one factor, that of the odds ratio", () => {
  const cells = (noise: number) =>
    [
      { values: { of: "a" }, count: 60, base: 100 },
      { values: { of: "b" }, count: 80, base: 200 },
    ].map((pattern) => ({ ...pattern, noise: { events: noise, others: noise } }));
  const covariates = [{ kind: "factor", name: "of", levels: ["a", "b"], reference: "b" }] as const;
  const errorOf = (noise: number) =>
    computed(logistic({ patterns: cells(noise), covariates })).terms[1]?.standardError ?? 0;
  const added = errorOf(25) ** 2 - errorOf(0) ** 2;
  expectAgreement(added, 25 * (1 / 60 ** 2 + 1 / 40 ** 2 + 1 / 80 ** 2 + 1 / 120 ** 2), 1e-12);
});

test("a model of two factors: its error is that of drawing the noise many times", () => {
  const table = [
    ["a", "x", 300, 700],
    ["a", "y", 420, 380],
    ["b", "x", 200, 900],
    ["b", "y", 350, 650],
  ] as const;
  const error = 20;
  const covariates = [
    { kind: "factor", name: "of", levels: ["a", "b"], reference: "b" },
    { kind: "factor", name: "by", levels: ["x", "y"], reference: "x" },
  ] as const;
  const fitted = (noise: () => number, variance: number) =>
    computed(
      logistic({
        covariates,
        patterns: table.map(([of, by, yes, no]) => {
          const count = Math.round(yes + noise());
          return {
            values: { of, by },
            count,
            base: count + Math.round(no + noise()),
            noise: { events: variance, others: variance },
          };
        }),
      }),
    ).terms[1];
  const normal = normals(11);
  const drawn = Array.from({ length: 2000 }, () => fitted(() => error * normal(), 0)?.estimate ?? 0);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
  const [bare, noisy] = [fitted(() => 0, 0), fitted(() => 0, error ** 2)];
  const added = (noisy?.standardError ?? 0) ** 2 - (bare?.standardError ?? 0) ** 2;
  expect(Math.sqrt(added / variance)).toBeGreaterThan(0.94);
  expect(Math.sqrt(added / variance)).toBeLessThan(1.06);
});
