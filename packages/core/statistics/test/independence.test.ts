import { describe, expect, test } from "vitest";
import { chiSquare, fisherExact, independence, monteCarlo } from "../src/index.ts";
import { computed, expectAgreement } from "./agreement.ts";
import cases from "./r/contingency.json" with { type: "json" };

const asComparison = ([[a = 0, b = 0] = [], [c = 0, d = 0] = []]: readonly (readonly number[])[]) => ({
  group: { count: a, base: a + b },
  rest: { count: c, base: c + d },
});

describe("literature", () => {
  test("Democrats, independents and Republicans by gender (Agresti, table 3.2)", () => {
    const table = [
      [762, 327, 468],
      [484, 239, 477],
    ];
    const { statistic, degreesOfFreedom, pValue, cramersV, residuals } = computed(chiSquare(table));
    expect([statistic.toFixed(4), degreesOfFreedom, pValue.toExponential(3), cramersV.toFixed(4)]).toEqual([
      "30.0701",
      2,
      "2.954e-7",
      "0.1044",
    ]);
    expect(residuals.map((line) => line.map((x) => x?.toFixed(3)))).toEqual([
      ["4.502", "0.699", "-5.316"],
      ["-4.502", "-0.699", "5.316"],
    ]);
  });

  test("the lady tasting tea (Fisher 1935): 34 of 70 tables are as unlikely", () => {
    expectAgreement(fisherExact({ group: { count: 3, base: 4 }, rest: { count: 1, base: 4 } }), 34 / 70);
  });
});

test("tables that are equally likely count, though their probabilities round apart", () => {
  // 7 drawn of 17, 6 marked: 5 marked in 6 × 55 ways, none in 330, both 330; 6 in 11; of 19448.
  expectAgreement(
    fisherExact({ group: { count: 5, base: 7 }, rest: { count: 1, base: 10 } }),
    (330 + 330 + 11) / 19448,
  );
});

test("a simulation never says that something is impossible", () => {
  // Its probability is about 10⁻⁶⁹: no draw comes near.
  const diagonal = [
    [50, 0, 0],
    [0, 50, 0],
    [0, 0, 50],
  ];
  expect(monteCarlo(diagonal, { seed: 1, draws: 99 })).toBe(1 / 100);
  // As near to independence as these margins allow: every draw is at least as far.
  const even = [
    [2, 2, 2],
    [2, 2, 2],
  ];
  expect(monteCarlo(even, { seed: 1, draws: 99 })).toBe(1);
});

test("chi-square, V, expected counts and residuals are R's on the table without its empty lines", () => {
  for (const { table, expectation } of cases.pearson) {
    const result = chiSquare(table);
    if (expectation === null) {
      expect(result).toEqual({ kind: "not_computed", reason: "one_line" });
      continue;
    }
    const ours = computed(result);
    const all = table.flat().reduce((total, count) => total + count, 0);
    // Counts less expected counts: their rounding is that of the counts.
    const rounding = 1e-15 * all;
    expectAgreement(ours.statistic, expectation.statistic, rounding);
    expect(ours.degreesOfFreedom).toBe(expectation.degreesOfFreedom);
    expectAgreement(ours.pValue, expectation.pValue);
    expectAgreement(ours.cramersV, expectation.cramersV, 1e-12);
    for (const [i, line] of table.entries())
      for (const j of line.keys()) {
        expectAgreement(ours.expected[i]?.[j], expectation.expected[i]?.[j] ?? null);
        expectAgreement(ours.residuals[i]?.[j], expectation.residuals[i]?.[j] ?? null, rounding);
      }
  }
});

test("Fisher's p-values are R's", () => {
  // Among the smallest doubles digits go one by one, and R stops at 0 a little sooner.
  const vanishing = 1e-300;
  for (const { table, pValue } of cases.fisher)
    expectAgreement(fisherExact(asComparison(table)), pValue, vanishing);
});

test("simulated p-values are near the exact ones", () => {
  for (const { table, pValue } of cases.permutation) {
    const draws = 9999;
    // Four standard deviations of the share of draws, and the one table that (1 + k) / (1 + draws) adds.
    const tolerance = 4 * Math.sqrt((pValue * (1 - pValue)) / draws) + 1 / draws;
    for (const seed of [1, 2, 3])
      expect(Math.abs(monteCarlo(table, { seed, draws }) - pValue)).toBeLessThanOrEqual(tolerance);
  }
});

describe("the method that the expected counts call for", () => {
  const methodOf = (table: readonly (readonly number[])[]) =>
    computed(independence(table, { seed: 7 })).method;

  test("Pearson where a fifth of them, no more, is under 5", () => {
    // Margins 20 and 80 by 20, 20, 20, 20, 20: each expected count of the first row is 4, five of ten under 5.
    expect(methodOf([Array(5).fill(4), Array(5).fill(16)]).name).toBe("monte_carlo");
    // Margins 50 and 50 by 8, 23, 23, 23, 23: two of ten are 4.
    expect(
      methodOf([
        [4, 12, 11, 12, 11],
        [4, 11, 12, 11, 12],
      ]).name,
    ).toBe("chi_square");
  });

  test("exactly 5 is enough, and exactly 1", () => {
    expect(
      methodOf([
        [5, 5],
        [5, 5],
      ]).name,
    ).toBe("chi_square");
    // Margins 10 and 90 by 10, 90, 100, 100 …: one expected count of ten is 1.
    expect(
      methodOf([
        [1, 9, 10, 10, 10],
        [9, 81, 90, 90, 90],
      ]).name,
    ).toBe("chi_square");
    expect(
      methodOf([
        [0, 9, 10, 10, 10],
        [9, 81, 90, 90, 90],
      ]).name,
    ).toBe("monte_carlo");
  });

  test("Fisher for two rows and two columns that hold units, whatever the empty ones", () => {
    const result = computed(
      independence(
        [
          [3, 0, 1],
          [0, 0, 0],
          [1, 0, 3],
        ],
        { seed: 7 },
      ),
    );
    expect(result.method).toEqual({ name: "fisher" });
    expectAgreement(result.pValue, 34 / 70);
    expect(result.chiSquare.degreesOfFreedom).toBe(1);
  });

  test("a simulation says its seed and draws, and gives the same again", () => {
    const table = [
      [3, 1, 0],
      [1, 3, 2],
      [0, 0, 4],
    ];
    const first = computed(independence(table, { seed: 7 }));
    expect(first.method).toEqual({ name: "monte_carlo", seed: 7, draws: 9999 });
    expect(computed(independence(table, { seed: 7 })).pValue).toBe(first.pValue);
    expect(computed(independence(table, { seed: 8 })).pValue).not.toBe(first.pValue);
  });

  test("no answer where units stand in one line", () => {
    expect(
      independence(
        [
          [5, 3],
          [0, 0],
        ],
        { seed: 7 },
      ),
    ).toEqual({ kind: "not_computed", reason: "one_line" });
  });
});

test("a rare characteristic in ten million units is simulated in seconds", () => {
  const table = [
    [2, 0, 1, 3_000_000],
    [0, 3, 1, 3_000_000],
    [1, 1, 1, 4_000_000],
  ];
  expect(computed(independence(table, { seed: 1 })).method.name).toBe("monte_carlo");
}, 10_000);

test("outside the domain is a bug of the caller", () => {
  expect(() => chiSquare([])).toThrow(RangeError);
  expect(() => chiSquare([[1, 2], [3]])).toThrow(RangeError);
  expect(() => chiSquare([[1, -2]])).toThrow(RangeError);
  expect(() =>
    monteCarlo(
      [
        [1, 2],
        [3, 4],
      ],
      { seed: 0.5, draws: 9 },
    ),
  ).toThrow(RangeError);
  expect(() =>
    monteCarlo(
      [
        [1, 2],
        [3, 4],
      ],
      { seed: 1, draws: 0 },
    ),
  ).toThrow(RangeError);
});
