import { expect, test } from "vitest";
import { chanceReached, chanceReachedInSample } from "../src/chance-reached.ts";
import { independenceOfShares } from "../src/independence-of-shares.ts";

test("a count without noise reaches what it is at least", () => {
  expect([10, 11, 12].map((count) => chanceReached({ count, error: 0, threshold: 11 }))).toEqual([0, 1, 1]);
});

test("noise lifts half a unit under the threshold, as counts are rounded, half of the times", () => {
  expect(chanceReached({ count: 10.5, error: 2, threshold: 11 })).toBe(0.5);
  // Φ(1.25)
  expect(chanceReached({ count: 13, error: 2, threshold: 11 })).toBeCloseTo(0.8943502, 6);
});

test("a sample without noise: the tail of the binomial law", () => {
  expect(chanceReachedInSample({ base: 100, share: 0.075, error: 0, threshold: 11 })).toBeCloseTo(
    upperTail(100, 0.075, 11),
    12,
  );
  expect(chanceReachedInSample({ base: 380_000, share: 2e-5, error: 0, threshold: 11 })).toBeCloseTo(
    upperTail(380_000, 2e-5, 11),
    12,
  );
  expect(chanceReachedInSample({ base: 380_000, share: 0.2, error: 3, threshold: 11 })).toBe(1);
  expect(chanceReachedInSample({ base: 40, share: 0, error: 0, threshold: 0 })).toBe(1);
});

/** Σ of C(n, k) pᵏ qⁿ⁻ᵏ from `least` on, in logarithms. */
function upperTail(base: number, share: number, least: number): number {
  let log = base * Math.log1p(-share);
  let under = 0;
  for (let count = 0; count < least; count++) {
    under += Math.exp(log);
    log += Math.log(((base - count) * share) / ((count + 1) * (1 - share)));
  }
  return 1 - under;
}

test("of comparisons without a difference whose count is shown, one in twenty or fewer is significant", () => {
  // Under a threshold of 11, noise of variance 5. Before: 14 % at an expected count of 7.5.
  const rates = [3, 5, 7.5, 11, 15, 25, 60].map((expected) => falsePositives(expected / 200));
  expect(rates[2]?.raw).toBeCloseTo(0.138, 3);
  expect(rates[2]?.given).toBeCloseTo(0.037, 3);
  for (const { given } of rates) expect(given).toBeLessThan(0.06);
});

/** Exact rates given that the count is shown, over binomial counts of 200 units and whole noise; the rest is large. */
function falsePositives(share: number) {
  const rest = { count: Math.round(50_000 * share), base: 50_000 };
  const [base, variance, threshold] = [200, 5, 11];
  const sums = { shown: 0, raw: 0, given: 0 };
  const error = Math.sqrt(variance);
  const chance = chanceReachedInSample({ base, share, error, threshold });
  const upTo = (noise: number) => chanceReached({ count: noise, error, threshold: 0 });
  const tails = Array.from({ length: base + 2 }, (_, least) => upperTail(base, share, least));
  for (let noise = -15; noise <= 15; noise++)
    for (let drawn = 0; drawn <= base; drawn++) {
      const count = drawn + noise;
      if (count < threshold || count > base) continue;
      const weight = ((tails[drawn] ?? 0) - (tails[drawn + 1] ?? 0)) * (upTo(noise) - upTo(noise - 1));
      const test = independenceOfShares([{ count, base, noise: variance / base ** 2 }, rest], { seed: 1 });
      const pValue = test.kind === "computed" ? test.pValue : 1;
      sums.shown += weight;
      if (pValue < 0.05) sums.raw += weight;
      if (pValue / chance < 0.05) sums.given += weight;
    }
  return { raw: sums.raw / sums.shown, given: sums.given / sums.shown };
}
