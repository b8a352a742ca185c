import fc from "fast-check";
import { expect, test } from "vitest";
import { type Covariate, logistic, type Pattern } from "../src/index.ts";
import { computed, expectAgreement } from "./agreement.ts";
import { runs } from "./runs.ts";

const levels = ["a", "b", "c"];
const covariates: readonly Covariate[] = [
  { kind: "factor", name: "group", levels, reference: "a" },
  { kind: "number", name: "x" },
];
const pattern: fc.Arbitrary<Pattern> = fc
  .record({
    group: fc.constantFrom(...levels),
    x: fc.integer({ min: -3, max: 3 }),
    base: fc.integer({ min: 1, max: 60 }),
    percent: fc.nat({ max: 100 }),
  })
  .map(({ group, x, base, percent }) => ({
    values: { group, x },
    count: Math.round((percent / 100) * base),
    base,
  }));
const patterns = fc.array(pattern, { minLength: 1, maxLength: 12 });

test("the order of patterns changes nothing but the last digits", () => {
  fc.assert(
    fc.property(patterns, (rows) => {
      const result = logistic({ patterns: rows, covariates });
      const other = logistic({ patterns: [...rows].reverse(), covariates });
      if (result.kind === "not_computed") {
        expect(other).toEqual(result);
        return;
      }
      expectAgreement(computed(other).deviance, result.deviance);
      for (const [k, term] of result.terms.entries())
        expectAgreement(computed(other).terms[k]?.estimate, term.estimate, 1e-9);
    }),
    runs,
  );
});

test("at the maximum, fitted events equal those seen, in all and in each level", () => {
  fc.assert(
    fc.property(patterns, (rows) => {
      const result = logistic({ patterns: rows, covariates });
      fc.pre(result.kind === "computed");
      const coefficient = (level: string | null, covariate: string | null) =>
        computed(result).terms.find((term) => term.level === level && term.covariate === covariate)
          ?.estimate ?? 0;
      const fitted = ({ values, base }: Pattern) => {
        const logOdds =
          coefficient(null, null) +
          coefficient(String(values.group), "group") +
          coefficient(null, "x") * Number(values.x);
        return base / (1 + Math.exp(-logOdds));
      };
      for (const level of levels) {
        const those = rows.filter(({ values }) => values.group === level);
        const seen = those.reduce((total, { count }) => total + count, 0);
        expectAgreement(
          those.reduce((total, row) => total + fitted(row), 0),
          seen,
          1e-7,
        );
      }
    }),
    runs,
  );
});

test("swapping the answers turns every sign; another reference gives the same deviance", () => {
  fc.assert(
    fc.property(patterns, (rows) => {
      const result = logistic({ patterns: rows, covariates });
      fc.pre(result.kind === "computed");
      const swapped = computed(
        logistic({ patterns: rows.map((row) => ({ ...row, count: row.base - row.count })), covariates }),
      );
      for (const [k, term] of computed(result).terms.entries()) {
        expectAgreement(swapped.terms[k]?.estimate, -term.estimate, 1e-9);
        expectAgreement(swapped.terms[k]?.standardError, term.standardError, 1e-9);
      }
      const moved = covariates.map((each) => (each.kind === "factor" ? { ...each, reference: "c" } : each));
      expectAgreement(
        computed(logistic({ patterns: rows, covariates: moved })).deviance,
        computed(result).deviance,
      );
    }),
    runs,
  );
});

test("adding one answer of each kind everywhere ends any separation", () => {
  fc.assert(
    fc.property(patterns, (rows) => {
      const more = rows.map((row) => ({ ...row, count: row.count + 1, base: row.base + 2 }));
      const result = logistic({ patterns: more, covariates });
      if (result.kind === "not_computed") expect(["level_absent", "rank_deficient"]).toContain(result.reason);
    }),
    runs,
  );
});
