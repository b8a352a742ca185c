import type { Fraction } from "./fraction.ts";
import type { RandomStream } from "./random-stream.ts";

/**
 * The three random choices that the samplers are made of, each with an exact probability. An interface, so that
 * tests can enumerate all choices with their probabilities instead of drawing them.
 */
export interface ElementaryDraws {
  /** True with probability `probability`, in 0..1. */
  readonly bernoulli: (probability: Fraction) => boolean;
  /** True with probability exp(-`exponent`), exponent ≥ 0. */
  readonly bernoulliExp: (exponent: Fraction) => boolean;
  /** Each integer of 0..`bound` - 1 with the same probability, bound > 0. */
  readonly uniform: (bound: bigint) => bigint;
}

/**
 * The draws that consume a stream, in integers only. How many bits each takes depends on its outcome.
 * @throws {RangeError} at the draw, outside the domains above
 */
export function elementaryDraws(stream: RandomStream): ElementaryDraws {
  const bernoulli = (probability: Fraction) => drawBernoulli(probability, stream);
  return {
    bernoulli,
    bernoulliExp: (exponent) => drawBernoulliExp(exponent, bernoulli),
    uniform: (bound) => drawUniform(bound, stream),
  };
}

/**
 * Compares the random bits of U, uniform in [0, 1), with the binary expansion of the probability, up to the first
 * difference: two bits on average.
 */
function drawBernoulli({ numerator, denominator }: Fraction, stream: RandomStream): boolean {
  if (numerator < 0n || numerator > denominator) throw new RangeError("a probability outside 0..1");
  if (numerator === denominator) return true;
  let remainder = numerator;
  // Once the rest of the expansion is all zeros, U can no longer be below it.
  while (remainder > 0n) {
    remainder *= 2n;
    const digit = remainder < denominator ? 0n : 1n;
    if (digit === 1n) remainder -= denominator;
    const bit = stream.bit();
    if (bit !== digit) return bit < digit;
  }
  return false;
}

/**
 * Algorithm 1 of Canonne, Kamath & Steinke, The Discrete Gaussian for Differential Privacy (2020).
 * @param bernoulli the only draw it makes; a parameter, so that a test can enumerate it
 * @throws {RangeError} exponent < 0
 */
export function drawBernoulliExp(exponent: Fraction, bernoulli: ElementaryDraws["bernoulli"]): boolean {
  const { numerator, denominator } = exponent;
  if (numerator < 0n) throw new RangeError("a probability exp(-exponent) above 1");
  // exp(-exponent) = exp(-1) ^ whole * exp(-rest), rest < 1: the first failure ends it.
  const whole = numerator / denominator;
  for (let done = 0n; done < whole; done += 1n)
    if (!bernoulliExpWithinOne({ numerator: 1n, denominator: 1n }, bernoulli)) return false;
  return bernoulliExpWithinOne({ numerator: numerator - whole * denominator, denominator }, bernoulli);
}

/**
 * For an exponent in 0..1: the trials succeed with probabilities exponent / 1, exponent / 2, exponent / 3…, and the
 * first that fails has an odd rank with probability exp(-exponent).
 */
function bernoulliExpWithinOne(
  { numerator, denominator }: Fraction,
  bernoulli: ElementaryDraws["bernoulli"],
): boolean {
  let trial = 1n;
  while (bernoulli({ numerator, denominator: denominator * trial })) trial += 1n;
  return trial % 2n === 1n;
}

/** As many bits as `bound - 1` has, drawn again until they are below `bound`: fewer than two rounds on average. */
function drawUniform(bound: bigint, stream: RandomStream): bigint {
  if (bound <= 0n) throw new RangeError("no integer is below the bound");
  for (;;) {
    let value = 0n;
    for (let range = 1n; range < bound; range *= 2n) value = 2n * value + stream.bit();
    if (value < bound) return value;
  }
}
