import { studentCritical } from "../distributions.ts";
import { requireLevel } from "../domain.ts";
import type { Interval } from "../interval.ts";
import { type NotComputed, notComputed } from "../not-computed.ts";
import { type CellSums, type StratumSize, stratumVariance } from "./cell-sums.ts";

/** Respondents that a share is about, in one stratum. */
export interface StratumSums extends StratumSize {
  /** Sums over respondents with the characteristic, and over those without. */
  readonly inside: CellSums;
  readonly outside: CellSums;
}

/** An interval, or why there is none: all answers are the same, or no stratum holds two of them. */
export type SurveyInterval =
  | ({ readonly kind: "computed" } & Interval)
  | NotComputed<"no_variation" | "too_few">;

export interface ShareOfSums {
  readonly kind: "computed";
  readonly estimate: number;
  /** From sampling and noise together. */
  readonly standardError: number;
  readonly interval: SurveyInterval;
}

/**
 * Weighted share from sums of weights and of their squares. With the influence w (y − p) / W of a respondent, the sum
 * of squares over a stratum is ((1 − p)² Q₁ + p² Q₀) / W², Q being sums of squared weights: what a linearisation over
 * respondents gives, from four sums. The interval is that of the log-odds with Student's quantile, as `svyciprop` of R's survey.
 * @param degreesOfFreedom respondents that the share is about, less the strata that hold one of them
 * @param noise variance of the noise that the share bears
 * @returns `no_respondent` where weights add up to nothing
 * @throws {RangeError} when the level is not strictly between 0 and 1
 * @see Binder (1983); Korn and Graubard (1998)
 */
export function shareOfSums(
  strata: readonly StratumSums[],
  {
    degreesOfFreedom,
    noise = 0,
    level = 0.95,
  }: { readonly degreesOfFreedom: number; readonly noise?: number; readonly level?: number },
): ShareOfSums | NotComputed<"no_respondent"> {
  requireLevel(level);
  const inside = strata.reduce((total, stratum) => total + stratum.inside.weight, 0);
  const weight = strata.reduce((total, stratum) => total + stratum.outside.weight, inside);
  if (!(weight > 0)) return notComputed("no_respondent");
  const share = inside / weight;
  const variance = strata.reduce(
    (total, stratum) =>
      total +
      stratumVariance(stratum, {
        sum: ((1 - share) * stratum.inside.weight - share * stratum.outside.weight) / weight,
        squares:
          ((1 - share) ** 2 * stratum.inside.squares + share ** 2 * stratum.outside.squares) / weight ** 2,
      }),
    0,
  );
  const standardError = Math.sqrt(Math.max(0, variance) + noise);
  return {
    kind: "computed",
    estimate: share,
    standardError,
    interval: intervalOf({ share, standardError }, { degreesOfFreedom, level }),
  };
}

function intervalOf(
  { share, standardError }: { readonly share: number; readonly standardError: number },
  { degreesOfFreedom, level }: { readonly degreesOfFreedom: number; readonly level: number },
): SurveyInterval {
  if (!(share > 0 && share < 1)) return notComputed("no_variation");
  if (degreesOfFreedom < 1) return notComputed("too_few");
  const odds = share / (1 - share);
  const margin = Math.exp((studentCritical(level, degreesOfFreedom) * standardError) / (share * (1 - share)));
  // A share next to 0 under much noise has a margin beyond what a number holds.
  const atOdds = (x: number) => (x === Number.POSITIVE_INFINITY ? 1 : x / (1 + x));
  return { kind: "computed", lower: atOdds(odds / margin), upper: atOdds(odds * margin) };
}
