import { breslowDay, type Homogeneity } from "./breslow-day.ts";
import { cochranMantelHaenszel, type StratifiedTest } from "./cochran-mantel-haenszel.ts";
import { type Comparison, cellsOf, collapsed, requireComparison } from "./comparison.ts";
import { requireLevel } from "./domain.ts";
import type { NotComputed } from "./not-computed.ts";
import { type NoOddsRatio, oddsRatio } from "./odds-ratio.ts";
import { type NoPooledOddsRatio, pooledOddsRatio } from "./pooled-odds-ratio.ts";
import type { Ratio } from "./ratio.ts";

export interface MantelHaenszel {
  /** Ratio of all strata put together, over the rows of the pooled one. */
  readonly crude: Ratio | NoOddsRatio;
  /** One a stratum, in their order. */
  readonly strata: readonly (Ratio | NoOddsRatio)[];
  /** Always given where it exists; withhold it from print unless `homogeneity` says homogeneous. */
  readonly pooled: Ratio | NoPooledOddsRatio;
  readonly test: StratifiedTest | NotComputed<"no_informative_stratum">;
  readonly homogeneity: Homogeneity | NotComputed<"one_stratum"> | NoPooledOddsRatio;
  /** Simpson's paradox: crude and pooled point to opposite sides of 1, as they must where all strata oppose the crude. */
  readonly simpson: boolean;
}

/**
 * Association of a group with a characteristic within strata. A stratum that lacks one of the two populations, or
 * units with or without the characteristic, counts in the crude odds ratio alone.
 * @throws {RangeError} outside the domain of `Comparison`, or a level not strictly between 0 and 1
 * @see Mantel and Haenszel (1959). UCBAdmissions of R: crude 1.841, pooled .9047 (.7719 to 1.0603)
 */
export function mantelHaenszel(strata: readonly Comparison[], level = 0.95): MantelHaenszel {
  for (const stratum of strata) requireComparison(stratum);
  requireLevel(level);
  const pooled = pooledOddsRatio(strata, level);
  return {
    crude: oddsRatio(collapsed(strata), level),
    strata: strata.map((stratum) => oddsRatio(stratum, level)),
    pooled,
    test: cochranMantelHaenszel(strata),
    homogeneity: pooled.kind === "computed" ? breslowDay(strata, pooled.estimate) : pooled,
    simpson: directionOf([collapsed(strata)]) * directionOf(strata) < 0,
  };
}

/** 1 where the pooled odds ratio is above 1, −1 where it is below, also where zeros leave it without a value. */
function directionOf(strata: readonly Comparison[]): number {
  let above = 0;
  let below = 0;
  for (const stratum of strata) {
    const { a, b, c, d } = cellsOf(stratum);
    const n = Math.max(1, a + b + c + d);
    above += (a / n) * d;
    below += (b / n) * c;
  }
  // Sums that differ by rounding alone are equal.
  return Math.abs(above - below) <= 1e-12 * (above + below) ? 0 : Math.sign(above - below);
}
