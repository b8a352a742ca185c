import { describe, expect, test } from "vitest";
import { type Covariate, logistic } from "../src/index.ts";
import { computed, expectAgreement } from "./agreement.ts";
import cases from "./r/logistic.json" with { type: "json" };

type Written = (typeof cases)[number]["covariates"][number];

const covariate = (column: Written): Covariate =>
  "levels" in column && column.levels
    ? { kind: "factor", name: column.name, levels: column.levels, reference: column.reference }
    : { kind: "number", name: column.name };

/** R writes a line a pattern; some have values that others lack. */
const modelOf = ({ covariates, patterns }: (typeof cases)[number]) => ({
  covariates: covariates.map(covariate),
  patterns: patterns.map(({ values, count, base }) => ({
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    count,
    base,
  })),
});

test("low birth weight (Hosmer and Lemeshow 1989; Venables and Ripley 2002): smoking 2.331, deviance 196.834", () => {
  const [birthwt] = cases;
  if (!birthwt) throw new Error("no data");
  const { terms, deviance, base, events, eventsPerParameter, degreesOfFreedom } = computed(
    logistic(modelOf(birthwt)),
  );
  const smoke = terms.find((term) => term.covariate === "smoke");
  expect(smoke?.level).toBe("yes");
  expect(smoke?.oddsRatio.estimate.toFixed(3)).toBe("2.331");
  expect(smoke?.oddsRatio.interval.lower.toFixed(3)).toBe("1.048");
  expect(smoke?.oddsRatio.interval.upper.toFixed(3)).toBe("5.187");
  expect(deviance.toFixed(3)).toBe("196.834");
  // 59 of 189; age, weight, two races, smoking, premature labour, hypertension, irritability.
  expect([base, events, eventsPerParameter, degreesOfFreedom.units]).toEqual([189, 59, 59 / 8, 180]);
});

test("coefficients, their errors and tests, and the deviance are those of R iterated to convergence", () => {
  for (const written of cases) {
    const { terms, deviance } = computed(logistic(modelOf(written), written.level));
    expectAgreement(deviance, written.deviance);
    expect(terms).toHaveLength(written.estimates.length);
    for (const [k, { estimate, standardError, oddsRatio, pValue }] of terms.entries()) {
      // A coefficient near 0 keeps the rounding of its standard error.
      const rounding = 1e-10 * standardError;
      expectAgreement(estimate, written.estimates[k] ?? null, rounding);
      expectAgreement(standardError, written.standardErrors[k] ?? null);
      expectAgreement(oddsRatio.interval.lower, written.lower[k] ?? null);
      expectAgreement(oddsRatio.interval.upper, written.upper[k] ?? null);
      // In the far tail the last digits of z are worth z² times as much in p.
      expectAgreement(pValue, written.pValues[k] ?? null, 1e-50);
    }
  }
});

test("rows that share their values are one pattern: nothing depends on how they are grouped", () => {
  const covariates: readonly Covariate[] = [{ kind: "number", name: "x" }];
  const grouped = [
    { values: { x: 0 }, count: 2, base: 5 },
    { values: { x: 1 }, count: 3, base: 4 },
    { values: { x: 2 }, count: 3, base: 7 },
  ];
  const single = grouped.flatMap(({ values, count, base }) =>
    Array.from({ length: base }, (_, i) => ({ values, count: i < count ? 1 : 0, base: 1 })),
  );
  const empty = { values: { x: 9 }, count: 0, base: 0 };
  expect(logistic({ patterns: [empty, ...single], covariates })).toEqual(
    logistic({ patterns: grouped, covariates }),
  );
  expect(computed(logistic({ patterns: grouped, covariates })).degreesOfFreedom).toEqual({
    units: 14,
    patterns: 1,
  });
});

test("one factor of two levels gives the odds ratio of its 2×2 table", () => {
  const covariates: readonly Covariate[] = [
    { kind: "factor", name: "born", levels: ["abroad", "france"], reference: "france" },
  ];
  const patterns = [
    { values: { born: "abroad" }, count: 189, base: 11034 },
    { values: { born: "france" }, count: 104, base: 11037 },
  ];
  const [, term] = computed(logistic({ patterns, covariates })).terms;
  expect(term).toMatchObject({ covariate: "born", level: "abroad" });
  expectAgreement(term?.oddsRatio.estimate, (189 * 10933) / (104 * 10845));
  expectAgreement(term?.standardError, Math.sqrt(1 / 189 + 1 / 10845 + 1 / 104 + 1 / 10933));
});

describe("no answer", () => {
  const age: Covariate = {
    kind: "factor",
    name: "age",
    levels: ["young", "middle", "old"],
    reference: "young",
  };
  const pattern = (values: Record<string, string | number>, count: number, base: number) => ({
    values,
    count,
    base,
  });

  test("no unit, or all answer the same", () => {
    const answer = { kind: "not_computed", reason: "no_variation" };
    expect(logistic({ patterns: [], covariates: [age] })).toEqual(answer);
    expect(logistic({ patterns: [pattern({ age: "old" }, 4, 4)], covariates: [age] })).toEqual(answer);
    expect(logistic({ patterns: [pattern({ age: "old" }, 0, 4)], covariates: [age] })).toEqual(answer);
  });

  test("a level without a unit, the reference first of all", () => {
    const patterns = [
      pattern({ age: "middle" }, 1, 4),
      pattern({ age: "old" }, 2, 4),
      pattern({ age: "young" }, 0, 0),
    ];
    expect(logistic({ patterns, covariates: [age] })).toEqual({
      kind: "not_computed",
      reason: "level_absent",
      column: { covariate: "age", level: "young" },
    });
  });

  test("a column that the ones before it give is named", () => {
    const retired: Covariate = { kind: "factor", name: "retired", levels: ["no", "yes"], reference: "no" };
    const patterns = [
      pattern({ age: "young", retired: "no" }, 1, 4),
      pattern({ age: "middle", retired: "no" }, 2, 4),
      pattern({ age: "old", retired: "yes" }, 2, 5),
    ];
    expect(logistic({ patterns, covariates: [age, retired] })).toEqual({
      kind: "not_computed",
      reason: "rank_deficient",
      column: { covariate: "retired", level: "yes" },
    });
  });

  test("a number that never changes is the intercept again", () => {
    const patterns = [pattern({ year: 2022 }, 1, 4), pattern({ year: 2022 }, 2, 4)];
    expect(logistic({ patterns, covariates: [{ kind: "number", name: "year" }] })).toMatchObject({
      reason: "rank_deficient",
      column: { covariate: "year", level: null },
    });
  });
});

describe("outside the domain is a bug of the caller", () => {
  const number: Covariate = { kind: "number", name: "x" };
  const factor: Covariate = { kind: "factor", name: "x", levels: ["a", "b"], reference: "a" };
  const one = (x: string | number) => [{ values: { x }, count: 1, base: 2 }];

  test.each<[string, Parameters<typeof logistic>[0]]>([
    ["a level that is not declared", { patterns: one("c"), covariates: [factor] }],
    ["a number for a factor", { patterns: one(1), covariates: [factor] }],
    ["a word for a number", { patterns: one("1"), covariates: [number] }],
    ["a number that is none", { patterns: one(Number.NaN), covariates: [number] }],
    ["a value that is missing", { patterns: [{ values: {}, count: 1, base: 2 }], covariates: [number] }],
    ["a covariate declared twice", { patterns: one(1), covariates: [number, number] }],
    ["a reference that is no level", { patterns: one("a"), covariates: [{ ...factor, reference: "z" }] }],
    ["a level declared twice", { patterns: one("a"), covariates: [{ ...factor, levels: ["a", "b", "b"] }] }],
    ["no covariate", { patterns: one("a"), covariates: [] }],
  ])("%s", (_, model) => {
    expect(() => logistic(model)).toThrow(RangeError);
  });
});
