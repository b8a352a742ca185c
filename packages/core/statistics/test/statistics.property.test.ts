import fc from "fast-check";
import { expect, test } from "vitest";
import {
  benjaminiHochberg,
  chiSquare,
  fisherExact,
  holm,
  independence,
  mantelHaenszel,
  monteCarlo,
  newcombe,
  oddsRatio,
  type Proportion,
  relativeRisk,
  type TwoProportions,
  wilson,
} from "../src/index.ts";
import { computed, expectAgreement } from "./agreement.ts";
import { binomialLimit, risk } from "./binomial-limit.ts";
import { runs } from "./runs.ts";

const proportionUpTo = (baseMax: number) =>
  fc
    .tuple(
      fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: baseMax })),
      fc.nat({ max: 1000 }),
    )
    .map(([base, perThousand]) => ({ count: Math.round((perThousand / 1000) * base), base }));
const proportion = proportionUpTo(10_000_000);
const comparison: fc.Arbitrary<TwoProportions> = fc.record({ group: proportion, rest: proportion });
const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });
const table = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }), fc.constantFrom(3, 40, 100_000))
  .chain(([height, width, countMax]) =>
    fc.array(fc.array(fc.nat({ max: countMax }), { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );
const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

const complement = ({ count, base }: Proportion): Proportion => ({ count: base - count, base });
const transposed = (lines: readonly (readonly number[])[]) =>
  (lines[0] ?? []).map((_, j) => lines.map((line) => line[j] ?? 0));

test("an interval of a proportion holds the share and lies in 0..1; that of the complement mirrors it", () => {
  fc.assert(
    fc.property(proportion, level, (one, confidence) => {
      const { lower, upper } = wilson(one, confidence);
      const share = one.count / one.base;
      expect(lower >= 0 && lower <= share && share <= upper && upper <= 1).toBe(true);
      const mirror = wilson(complement(one), confidence);
      expectAgreement(lower, 1 - mirror.upper, 1e-9);
      expectAgreement(upper, 1 - mirror.lower, 1e-9);
    }),
    runs,
  );
});

test("a higher level gives a wider interval", () => {
  fc.assert(
    fc.property(proportion, level, (one, confidence) => {
      const narrow = wilson(one, confidence * 0.9);
      const wide = wilson(one, confidence);
      expect(wide.lower <= narrow.lower && narrow.upper <= wide.upper).toBe(true);
    }),
    runs,
  );
});

test("swapping group and rest turns the sign of a difference and inverts a ratio", () => {
  fc.assert(
    fc.property(comparison, level, ({ group, rest }, confidence) => {
      const difference = computed(newcombe({ group, rest }, confidence));
      const back = computed(newcombe({ group: rest, rest: group }, confidence));
      expect(difference.interval.lower).toBeLessThanOrEqual(difference.estimate);
      expect(difference.interval.upper).toBeGreaterThanOrEqual(difference.estimate);
      expectAgreement(difference.interval.lower, -back.interval.upper, 1e-14);
      for (const method of [relativeRisk, oddsRatio]) {
        const ratio = method({ group, rest }, confidence);
        const inverse = method({ group: rest, rest: group }, confidence);
        if (ratio.kind !== "computed" || inverse.kind !== "computed") {
          expect(ratio).toEqual(inverse);
          continue;
        }
        expectAgreement(ratio.estimate, 1 / inverse.estimate);
        expectAgreement(ratio.interval.lower, 1 / inverse.interval.upper);
        expect(ratio.interval.lower <= ratio.estimate && ratio.estimate <= ratio.interval.upper).toBe(true);
      }
    }),
    runs,
  );
});

test("chi-square is the same however rows and columns are ordered, and on the transpose", () => {
  fc.assert(
    fc.property(table, (lines) => {
      const result = chiSquare(lines);
      const others = [[...lines].reverse(), lines.map((line) => [...line].reverse()), transposed(lines)];
      for (const other of others.map(chiSquare)) {
        expect(other.kind).toBe(result.kind);
        if (result.kind !== "computed" || other.kind !== "computed") continue;
        expectAgreement(other.statistic, result.statistic, 1e-9);
        expect(other.degreesOfFreedom).toBe(result.degreesOfFreedom);
        expectAgreement(other.pValue, result.pValue, 1e-9);
        expectAgreement(other.cramersV, result.cramersV, 1e-9);
      }
    }),
    runs,
  );
});

test("an empty row or column changes nothing of a test", () => {
  fc.assert(
    fc.property(table, (lines) => {
      const more = [...lines.map((line) => [0, ...line]), Array(1 + (lines[0]?.length ?? 0)).fill(0)];
      const result = independence(lines, { seed: 1, draws: 99 });
      const padded = independence(more, { seed: 1, draws: 99 });
      expect(padded.kind).toBe(result.kind);
      if (result.kind !== "computed" || padded.kind !== "computed") return;
      expect(padded.method).toEqual(result.method);
      expect(padded.pValue).toBe(result.pValue);
      expect(padded.chiSquare.residuals[0]?.[0]).toBeNull();
    }),
    runs,
  );
});

test("a p-value lies in 0..1, and V too", () => {
  fc.assert(
    fc.property(table, (lines) => {
      const result = independence(lines, { seed: 1, draws: 99 });
      if (result.kind !== "computed") return;
      for (const x of [result.pValue, result.chiSquare.pValue, result.chiSquare.cramersV])
        expect(x >= 0 && x <= 1).toBe(true);
    }),
    runs,
  );
});

test("Fisher's p-value is the same with rows or answers swapped", () => {
  const moderate = proportionUpTo(50_000);
  fc.assert(
    fc.property(fc.record({ group: moderate, rest: moderate }), ({ group, rest }) => {
      const p = fisherExact({ group, rest });
      expect(p >= 0 && p <= 1).toBe(true);
      expectAgreement(fisherExact({ group: rest, rest: group }), p, 1e-300);
      expectAgreement(fisherExact({ group: complement(group), rest: complement(rest) }), p, 1e-300);
    }),
    runs,
  );
});

test("a simulated 2×2 p-value is near Fisher's where the chi-square ranks the tables as he does", () => {
  const examples = runs.numRuns / 5;
  // Equal bases make the distribution symmetric: both order tables by their distance to its middle.
  const balanced = fc
    .integer({ min: 2, max: 40 })
    .chain((all) => fc.tuple(fc.constant(all), fc.nat({ max: all }), fc.nat({ max: all })));
  fc.assert(
    fc.property(balanced, ([all, a, c]) => {
      fc.pre(a + c > 0 && a + c < 2 * all);
      const draws = 1999;
      const exact = fisherExact({ group: { count: a, base: all }, rest: { count: c, base: all } });
      const simulated = monteCarlo(
        [
          [a, all - a],
          [c, all - c],
        ],
        { seed: 1, draws },
      );
      // (1 + k) / (1 + draws), k being binomial: each end has half of the chance of one example.
      const found = Math.round(simulated * (draws + 1)) - 1;
      const chance = risk / (2 * examples);
      const probability = Math.min(1, exact);
      expect(found).toBeLessThanOrEqual(binomialLimit(draws, probability, chance));
      expect(draws - found).toBeLessThanOrEqual(binomialLimit(draws, 1 - probability, chance));
    }),
    { ...runs, numRuns: examples },
  );
});

test("adjusted p-values are not below the raw ones, keep their order, and follow a permutation", () => {
  fc.assert(
    fc.property(pValues, (raw) => {
      for (const method of [holm, benjaminiHochberg]) {
        const adjusted = method(raw);
        for (const [i, p] of raw.entries()) {
          const ours = adjusted[i] ?? Number.NaN;
          expect(ours >= p && ours <= 1).toBe(true);
          for (const [j, q] of raw.entries()) if (p <= q) expect(ours).toBeLessThanOrEqual(adjusted[j] ?? -1);
        }
        expect(method([...raw].reverse())).toEqual([...adjusted].reverse());
      }
      const strict = holm(raw);
      for (const [i, p] of benjaminiHochberg(raw).entries())
        expect(p).toBeLessThanOrEqual((strict[i] ?? 0) * (1 + 1e-12));
    }),
    runs,
  );
});

test("Mantel-Haenszel does not depend on the order of strata, and swapping group and rest inverts it", () => {
  fc.assert(
    fc.property(fc.array(comparison, { minLength: 1, maxLength: 5 }), (strata) => {
      const result = mantelHaenszel(strata);
      const reversed = mantelHaenszel([...strata].reverse());
      const swapped = mantelHaenszel(strata.map(({ group, rest }) => ({ group: rest, rest: group })));
      expect(swapped.pooled.kind).toBe(result.pooled.kind);
      expect(swapped.simpson).toBe(result.simpson);
      if (result.test.kind === "computed") {
        expectAgreement(computed(reversed.test).statistic, result.test.statistic, 1e-9);
        expectAgreement(computed(swapped.test).statistic, result.test.statistic, 1e-9);
      }
      if (result.pooled.kind !== "computed") return;
      expectAgreement(computed(reversed.pooled).estimate, result.pooled.estimate);
      expectAgreement(computed(swapped.pooled).estimate, 1 / result.pooled.estimate);
      if (result.homogeneity.kind !== "computed") return;
      expectAgreement(computed(swapped.homogeneity).statistic, result.homogeneity.statistic, 1e-6);
    }),
    runs,
  );
});

test("one stratum: its pooled odds ratio is its odds ratio", () => {
  fc.assert(
    fc.property(comparison, (one) => {
      const ratio = oddsRatio(one);
      fc.pre(ratio.kind === "computed");
      const { pooled, crude } = mantelHaenszel([one]);
      expectAgreement(computed(pooled).estimate, computed(ratio).estimate);
      expectAgreement(computed(pooled).interval.lower, computed(ratio).interval.lower);
      expect(crude).toEqual(ratio);
    }),
    runs,
  );
});

test("where all strata oppose the crude odds ratio, the warning is given", () => {
  fc.assert(
    fc.property(fc.array(comparison, { minLength: 2, maxLength: 3 }), (strata) => {
      const { crude, strata: each, simpson } = mantelHaenszel(strata);
      const sides = [crude, ...each].map((ratio) =>
        ratio.kind === "computed" ? Math.sign(ratio.estimate - 1) : 0,
      );
      fc.pre(!sides.includes(0));
      const [ofAll, ...ofStrata] = sides;
      if (ofStrata.every((side) => side !== ofAll)) expect(simpson).toBe(true);
      if (ofStrata.every((side) => side === ofAll)) expect(simpson).toBe(false);
    }),
    runs,
  );
});
