import { describe, expect, test } from "vitest";
import { discreteLaplace, drawDiscreteGaussian } from "../../src/noise/discrete-gaussian.ts";
import { drawBernoulliExp, type ElementaryDraws, elementaryDraws } from "../../src/noise/elementary-draws.ts";
import { type Fraction, formatFraction, fraction, readFraction } from "../../src/noise/fraction.ts";
import { allOutcomes, type Choose, one } from "./all-outcomes.ts";

/*
 * The output distribution of the sampler itself, not of a copy of it, computed in integers. Three levels, each
 * enumerated with the exact probabilities of the level below:
 *   1. bits -> `bernoulli` and `uniform`: all strings of bits;
 *   2. `bernoulli` -> `bernoulliExp`: all outcomes of the trials;
 *   3. `uniform`, `bernoulli`, `bernoulliExp` -> discrete Laplace and discrete Gaussian: all ways through one round.
 * A round ends with a draw or is rejected, and the next starts afresh, so the distribution of the draw is that of
 * one round without the rejections. What this does not see: a round that would depend on the one before (the draws
 * of `reference.test.ts` and of the property test do), and the bits themselves.
 */

const rounding = one >> 250n;

const frac = (text: string): Fraction => {
  const read = readFraction(text);
  if (read === null) throw new RangeError(text);
  return read;
};

const share = ({ numerator, denominator }: Fraction) => (one * numerator) / denominator;

/** exp(-x) over `one`: the reciprocal of the series of exp(x), whose terms are all positive. */
function expOfMinus({ numerator, denominator }: Fraction): bigint {
  // Below 2^-320.
  if (numerator > 230n * denominator) return 0n;
  let total = 0n;
  let term = one;
  for (let rank = 1n; term > 0n; rank += 1n) {
    total += term;
    term = (term * numerator) / (denominator * rank);
  }
  return (one * one) / total;
}

const differenceOf = (a: bigint, b: bigint) => (a < b ? b - a : a - b);

const bitsFrom = (choose: Choose) =>
  elementaryDraws({ bit: () => (choose([one / 2n, one / 2n]) === 0 ? 0n : 1n) });

test("exp(-1) and exp(-49) of this test, to 30 digits (from mpmath)", () => {
  expect((expOfMinus(frac("1")) * 10n ** 30n) / one).toBe(367879441171442321595523770161n);
  expect((expOfMinus(frac("49")) * 10n ** 51n) / one).toBe(524288566336346393717180530283n);
});

describe("level 1, from bits", () => {
  test.each(["0", "1", "1/2", "1/3", "2/3", "5/8", "1/10", "999/1000", "29/200", "1/1000000007"])(
    "bernoulli(%s) is exact: after 64 bits, one string of bits is undecided, or none",
    (text) => {
      const bits = 64n;
      const { probability, undecided } = allOutcomes(
        (choose) => bitsFrom(choose).bernoulli(frac(text)),
        one >> bits,
      );
      const succeeded = probability.get(true) ?? 0n;
      const failed = probability.get(false) ?? 0n;
      expect(undecided).toBeLessThanOrEqual(one >> bits);
      expect(succeeded).toBe((share(frac(text)) >> (320n - bits)) << (320n - bits));
      expect(succeeded + failed + undecided).toBe(one);
    },
  );

  test.each([1n, 2n, 3n, 5n, 6n, 7n, 8n, 9n, 100n])(
    "uniform(%d) gives each value the same probability, in the first round of bits and in the second",
    (bound) => {
      const width = BigInt((bound - 1n).toString(2).length) * (bound > 1n ? 1n : 0n);
      const spare = (one >> width) * (2n ** width - bound);
      for (const [smallest, each, left] of [
        [one >> width, one >> width, spare],
        [one >> (2n * width), (one >> width) + (spare >> width), (spare * spare) / one],
      ] as const) {
        const { probability, undecided } = allOutcomes((choose) => bitsFrom(choose).uniform(bound), smallest);
        expect([...probability.keys()].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
          Array.from({ length: Number(bound) }, (_, value) => BigInt(value)),
        );
        for (const found of probability.values()) expect(found).toBe(each);
        expect(undecided).toBe(left);
      }
    },
  );

  test.each(["0", "1/3", "1", "5/2"])("bernoulliExp(%s) reads its trials from the same bits", (text) => {
    const { probability, undecided } = allOutcomes(
      (choose) => bitsFrom(choose).bernoulliExp(frac(text)),
      one >> 18n,
    );
    const succeeded = probability.get(true) ?? 0n;
    expect(succeeded).toBeLessThanOrEqual(expOfMinus(frac(text)));
    expect(succeeded + undecided + rounding).toBeGreaterThanOrEqual(expOfMinus(frac(text)));
    expect(undecided).toBeLessThan(one / 100n);
  });
});

test.each(["0", "1/1000000", "1/4", "1/3", "1/2", "999/1000", "1", "1001/1000", "3/2", "2", "5/2", "10/3"])(
  "level 2: bernoulliExp(%s) is true with probability exp(-exponent), within 1e-12",
  (text) => {
    const { probability, undecided } = allOutcomes(
      (choose) => drawBernoulliExp(frac(text), (trial) => choose([one - share(trial), share(trial)]) === 1),
      one >> 60n,
    );
    const succeeded = probability.get(true) ?? 0n;
    expect(succeeded).toBeLessThanOrEqual(expOfMinus(frac(text)) + rounding);
    expect(succeeded + undecided + rounding).toBeGreaterThanOrEqual(expOfMinus(frac(text)));
    expect(undecided).toBeLessThan(one / 10n ** 12n);
  },
);

const rejected = Symbol("the round was rejected");

/** What one round gives: `rejected` when it asks for a second uniform draw, with which each round begins. */
function oneRound(draw: (draws: ElementaryDraws) => bigint) {
  const exps = new Map<string, bigint>();
  const expOf = (exponent: Fraction) => {
    const name = `${exponent.numerator}/${exponent.denominator}`;
    const value = exps.get(name) ?? expOfMinus(exponent);
    exps.set(name, value);
    return value;
  };
  return allOutcomes((choose): bigint | typeof rejected => {
    let rounds = 0;
    try {
      return draw({
        bernoulli: (chance) => choose([one - share(chance), share(chance)]) === 1,
        bernoulliExp: (exponent) => choose([one - expOf(exponent), expOf(exponent)]) === 1,
        uniform: (bound) => {
          rounds += 1;
          if (rounds > 1) throw rejected;
          return BigInt(choose(Array.from({ length: Number(bound) }, () => one / bound)));
        },
      });
    } catch (thrown) {
      if (thrown === rejected) return rejected;
      throw thrown;
    }
  }, one >> 130n);
}

/** The greatest y such that the exponent is at most 60: exp(-60) is 2^-87, well above what is not followed. */
const reach = (exponent: (y: bigint) => Fraction) => {
  let y = 0n;
  for (;;) {
    const { numerator, denominator } = exponent(y + 1n);
    if (numerator > 60n * denominator) return y;
    y += 1n;
  }
};

/** Every y that is likely enough has probability proportional to exp(-exponent(|y|)), to 2^-200. */
function expectProportional(
  { probability, undecided }: ReturnType<typeof oneRound>,
  exponent: (y: bigint) => Fraction,
) {
  const atZero = probability.get(0n) ?? 0n;
  expect(atZero).toBeGreaterThan(one >> 10n);
  const last = reach(exponent);
  expect(last).toBeGreaterThan(0n);
  for (let y = -last; y <= last; y += 1n) {
    const ratio = ((probability.get(y) ?? 0n) * one) / atZero;
    expect(differenceOf(ratio, expOfMinus(exponent(y < 0n ? -y : y))), `${y}`).toBeLessThan(one >> 200n);
  }
  const total = [...probability.values()].reduce((sum, mass) => sum + mass, undecided);
  expect(differenceOf(total, one)).toBeLessThan(rounding);
}

describe("level 3, from exact Bernoulli and uniform draws", () => {
  test.each([1n, 2n, 3n, 6n, 10n])(
    "discrete Laplace of scale %d: proportional to exp(-|y| / scale)",
    (scale) => {
      expectProportional(
        oneRound((draws) => discreteLaplace(scale, draws)),
        (y) => fraction(y, scale),
      );
    },
  );

  const variances =
    "1/100 1/10 1/4 1/2 9/10 1 3/2 2 3 399/100 4 5 29/4 12 15 200/7 29 30 49 50 100/3 123 400 1000";
  test.each(variances.split(" "))(
    "discrete Gaussian of variance %s: proportional to exp(-y² / (2 variance))",
    (text) => {
      const variance = frac(text);
      expectProportional(
        oneRound((draws) => drawDiscreteGaussian(variance, draws)),
        (y) => fraction(y * y * variance.denominator, 2n * variance.numerator),
      );
    },
  );

  test("variance 4 gives the probabilities of the worked example (methods, section 9)", () => {
    const { probability } = oneRound((draws) => drawDiscreteGaussian(frac("4"), draws));
    const accepted = one - (probability.get(rejected) ?? 0n);
    const millionths = [0n, 1n, 2n, 5n].map(
      (y) => (2n * 10n ** 6n * (probability.get(y) ?? 0n) + accepted) / (2n * accepted),
    );
    expect(millionths).toEqual([199471n, 176033n, 120985n, 8764n]);
  });

  test("a fraction that is not in lowest terms gives the same probabilities", () => {
    const reduced = oneRound((draws) => drawDiscreteGaussian(frac("200/7"), draws));
    const multiplied = { numerator: 2000n, denominator: 70n };
    expect(formatFraction(fraction(2000n, 70n))).toBe("200/7");
    expect(oneRound((draws) => drawDiscreteGaussian(multiplied, draws))).toEqual(reduced);
  });
});

test.each([
  { title: "variance 0", draw: (draws: ElementaryDraws) => drawDiscreteGaussian(frac("0"), draws) },
  {
    title: "a negative variance",
    draw: (draws: ElementaryDraws) => drawDiscreteGaussian(frac("-1/2"), draws),
  },
  { title: "a probability above 1", draw: (draws: ElementaryDraws) => draws.bernoulli(frac("3/2")) },
  { title: "a negative probability", draw: (draws: ElementaryDraws) => draws.bernoulli(frac("-1/2")) },
  { title: "a negative exponent", draw: (draws: ElementaryDraws) => draws.bernoulliExp(frac("-1/2")) },
  { title: "an empty range", draw: (draws: ElementaryDraws) => draws.uniform(0n) },
])("$title is refused", ({ draw }) => {
  expect(() => draw(elementaryDraws({ bit: () => 0n }))).toThrow(RangeError);
});
