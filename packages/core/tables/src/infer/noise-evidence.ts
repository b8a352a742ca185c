import {
  differenceInterval,
  type Interval,
  newcombe,
  noiseInterval,
  oddsRatio,
  type Proportion,
  type Ratio,
  ratioWithLogInterval,
  relativeRisk,
  wilson,
} from "@vigie/statistics";
import type { Source } from "@vigie/study";
import type { Noisy } from "./inferred-table.ts";

/**
 * What makes a number uncertain, and what noise does to it. Counts leave a partner with the standard error σ of their noise, which depends on the
 * design alone (methods, section 7). Everything else is computed here from noisy counts, and holds their noise:
 *
 * - what is left of a count b without a part c of it has a variance of max(σc², σb² − σc²): exact where both parts bear
 *   independent noises, where the whole is known exactly, and for two parts of equal noise whatever is known of the whole;
 * - a share p = c / b has a variance of (σc² − 2 p σcb + p² σb²) / b². The covariance σcb of a line's codes with their
 *   base is that of `noiseOfParts`: σc² for independent cells, which is the usual (σc² (1 − 2p) + p² σb²) / b²; 0 for a
 *   base known exactly. Where only the noises of c and b are known, that of the rest gives it, (σc² + σb² − σr²) / 2, or
 *   it is left out where the base is better known than the part: (σc² + p² σb²) / b²;
 * - intervals add it to sampling on each side apart (Zou and Donner 2008: `widened` of statistics), or are of noise alone
 *   where a whole population was counted;
 * - log-ratios and log-odds add it by the delta method; tests, by generalised design effects (`independenceOfShares`);
 *   Mantel-Haenszel and Breslow-Day, in the variance of each stratum; logistic models, in the covariance of their scores.
 */
export type NoiseOrSampling = "noise" | "sampling";

/** A count without a part of it. */
export function restOf(whole: Noisy, part: Noisy): Noisy {
  return {
    value: whole.value - part.value,
    error: Math.sqrt(restVariance(whole.error, part.error)),
  };
}

/**
 * Variance that noise gives a share, `base` being > 0.
 * @param covariance of the noises of the part and of its base; by default, computed from their sizes alone
 */
export function shareVariance(part: Noisy, base: Noisy, covariance = covarianceOf(part, base)): number {
  const share = part.value / base.value;
  const variance = part.error ** 2 - 2 * share * covariance + share ** 2 * base.error ** 2;
  return Math.max(0, variance) / base.value ** 2;
}

function covarianceOf(part: Noisy, base: Noisy): number {
  if (base.error < part.error) return 0;
  return (part.error ** 2 + base.error ** 2 - restVariance(base.error, part.error)) / 2;
}

/** At 95 % unless asked: Wilson's, widened by noise, where a population is read as a sample; else of noise alone, where there is some. */
export function shareIntervalOf(share: Proportion, of: NoiseOrSampling, level = 0.95): Interval | null {
  if (share.base === 0) return null;
  if (of === "sampling") return wilson(share, level);
  return isNoisy(share) ? noiseInterval(share, level) : null;
}

export interface Compared {
  readonly group: Proportion;
  readonly rest: Proportion;
}

/** Share in the group less share in the rest; null where one of the two has no unit. */
export function differenceOf(compared: Compared, of: NoiseOrSampling, level = 0.95): Interval | null {
  if (of === "sampling") {
    const found = newcombe(compared, level);
    return found.kind === "computed" ? found.interval : null;
  }
  const { group, rest } = compared;
  if (group.base === 0 || rest.base === 0 || !(isNoisy(group) || isNoisy(rest))) return null;
  const estimated = (share: Proportion) => ({
    estimate: share.count / share.base,
    interval: noiseInterval(share, level),
  });
  return differenceInterval({ group: estimated(group), rest: estimated(rest) });
}

export function riskRatioOf(compared: Compared, of: NoiseOrSampling): ReturnType<typeof relativeRisk> {
  const found = relativeRisk(compared);
  return of === "sampling" ? found : ofNoiseAlone(found, compared, ({ count, base }) => count / base);
}

export function oddsRatioOf(compared: Compared, of: NoiseOrSampling): ReturnType<typeof oddsRatio> {
  const found = oddsRatio(compared);
  const spread = ({ count, base }: Proportion) => (count / base) * (1 - count / base);
  return of === "sampling" ? found : ofNoiseAlone(found, compared, spread);
}

/** @param scale of a share: what the standard error of its logarithm, or of its log-odds, is relative to */
function ofNoiseAlone<T extends Ratio | { readonly kind: "not_computed" }>(
  found: T,
  { group, rest }: Compared,
  scale: (share: Proportion) => number,
): T | Ratio {
  if (found.kind !== "computed") return found;
  const variance = (share: Proportion) => (share.noise ?? 0) / scale(share) ** 2;
  return ratioWithLogInterval(
    { estimate: found.estimate, logVariance: variance(group) + variance(rest) },
    0.95,
  );
}

/** Half-width under which an interval of noise alone is not printed: both ends would round to one number. */
const smallestShown = 0.0005;

/** Whether noise gives an interval to what has no other. */
export function isNoisy({ noise = 0 }: Pick<Proportion, "noise">): boolean {
  return 1.959964 * Math.sqrt(noise) >= smallestShown;
}

/** What makes the shares of a source uncertain: noise alone where the study reads its source as a whole population. */
export function uncertaintyOf({ inferenceTarget }: Pick<Source, "inferenceTarget">): NoiseOrSampling {
  return inferenceTarget === null ? "noise" : "sampling";
}

/** Standard errors of counts that make up a whole, and that of their whole. */
interface NoiseOfWhole {
  readonly parts: ReadonlyMap<string, number>;
  readonly whole: number;
}

/** What some parts together have: the variance of their noise, and its covariance with that of the whole. */
export interface NoiseOfParts {
  readonly variance: number;
  readonly withWhole: number;
}

/**
 * Released counts agree with each other, so that noises of the parts of a line are correlated: those of a total known
 * exactly add up to nothing. A bundle gives the noise of each part and of the whole: with one correlation r between any
 * two parts, V = Σ σᵢ² + r ((Σ σᵢ)² − Σ σᵢ²) gives it. It is the true one where all parts have the same noise and agree
 * with the whole by least squares, which treat them alike; 0 for independent parts.
 */
export function noiseOfParts({ parts, whole }: NoiseOfWhole): (codes: readonly string[]) => NoiseOfParts {
  const correlation = correlationOf([...parts.values()], whole);
  const all = sum([...parts.values()]);
  return (codes) => {
    const errors = codes.map((code) => parts.get(code) ?? 0);
    return {
      variance: sum(errors.map((error) => error * (error + correlation * (sum(errors) - error)))),
      withWhole: sum(errors.map((error) => error * (error + correlation * (all - error)))),
    };
  };
}

function correlationOf(errors: readonly number[], whole: number): number {
  const noisy = errors.filter((error) => error > 0);
  const squares = sum(noisy.map((error) => error ** 2));
  const crossed = sum(noisy) ** 2 - squares;
  // No more than one part has noise.
  if (noisy.length < 2) return 0;
  return Math.min(1, Math.max(-1 / (noisy.length - 1), (whole ** 2 - squares) / crossed));
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Variance of what is left of a noisy count without a noisy part of it. */
function restVariance(whole: number, part: number): number {
  return Math.max(part ** 2, whole ** 2 - part ** 2);
}
