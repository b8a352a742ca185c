import { type ElementaryDraws, elementaryDraws } from "./elementary-draws.ts";
import type { Fraction } from "./fraction.ts";
import type { RandomStream } from "./random-stream.ts";

/**
 * One draw of the discrete Gaussian of mean 0: the integer y with probability proportional to
 * exp(-y² / (2 variance)), exactly, given perfect bits. Integers only: floating point would let the noise reveal
 * what it hides (Mironov 2012).
 * @param variance the parameter σ², > 0. From 1 on, the variance of the draw is σ² less at most 3e-7; for a smaller
 *   σ² it is clearly below σ²
 * @param stream consumed as far as needed; the same bits give the same draw
 * @throws {RangeError} variance ≤ 0
 * @see Canonne, Kamath & Steinke, The Discrete Gaussian for Differential Privacy (2020), algorithms 1 to 3.
 *   Variance 4: 0, 1, 2, 5 have probabilities .199471 .176033 .120985 .008764
 */
export function discreteGaussian(variance: Fraction, stream: RandomStream): bigint {
  return drawDiscreteGaussian(variance, elementaryDraws(stream));
}

/** Algorithm 3: a discrete Laplace draw y, accepted with probability exp(-(|y| - variance / scale)² / (2 variance)). */
export function drawDiscreteGaussian(variance: Fraction, draws: ElementaryDraws): bigint {
  const { numerator, denominator } = variance;
  if (numerator <= 0n || denominator <= 0n) throw new RangeError("a variance that is not above 0");
  const scale = floorOfSquareRoot(numerator / denominator) + 1n;
  for (;;) {
    const drawn = discreteLaplace(scale, draws);
    const magnitude = drawn < 0n ? -drawn : drawn;
    // |y| - variance / scale, times scale * denominator.
    const distance = magnitude * scale * denominator - numerator;
    const exponent = {
      numerator: distance * distance,
      denominator: 2n * numerator * denominator * scale * scale,
    };
    if (draws.bernoulliExp(exponent)) return drawn;
  }
}

/** Algorithm 2 for a whole scale: the integer y with probability proportional to exp(-|y| / scale). */
export function discreteLaplace(scale: bigint, draws: ElementaryDraws): bigint {
  for (;;) {
    const remainder = draws.uniform(scale);
    if (!draws.bernoulliExp({ numerator: remainder, denominator: scale })) continue;
    let quotient = 0n;
    while (draws.bernoulliExp({ numerator: 1n, denominator: 1n })) quotient += 1n;
    const magnitude = remainder + scale * quotient;
    const negative = draws.bernoulli({ numerator: 1n, denominator: 2n });
    // Zero has no sign: keeping both would make it twice as likely.
    if (negative && magnitude === 0n) continue;
    return negative ? -magnitude : magnitude;
  }
}

/** The greatest integer whose square is at most `value`, by binary digits. `Math.sqrt` rounds. */
function floorOfSquareRoot(value: bigint): bigint {
  let digit = 1n;
  while (4n * digit * digit <= value) digit *= 2n;
  let root = 0n;
  for (; digit > 0n; digit /= 2n) if ((root + digit) * (root + digit) <= value) root += digit;
  return root;
}
