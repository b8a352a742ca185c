import { breslowDay, type Homogeneity } from "./breslow-day.ts";
import { collapsed, fourfoldCells, requireComparison, type TwoProportions } from "./comparison.ts";
import { chiSquareUpper } from "./distributions.ts";
import { requireLevel } from "./domain.ts";
import { type NotComputed, notComputed } from "./not-computed.ts";
import { type NoOddsRatio, oddsRatio } from "./odds-ratio.ts";
import { type Ratio, ratioWithLogInterval } from "./ratio.ts";

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
 * @throws {RangeError} outside the domain of `TwoProportions`, or a level not strictly between 0 and 1
 * @see Mantel and Haenszel (1959). UCBAdmissions of R: crude 1.841, pooled .9047 (.7719 to 1.0603)
 */
export function mantelHaenszel(strata: readonly TwoProportions[], level = 0.95): MantelHaenszel {
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
function directionOf(strata: readonly TwoProportions[]): number {
  let above = 0;
  let below = 0;
  for (const stratum of strata) {
    const { a, b, c, d } = fourfoldCells(stratum);
    const n = Math.max(1, a + b + c + d);
    above += (a / n) * d;
    below += (b / n) * c;
  }
  // Sums that differ by rounding alone are equal.
  return Math.abs(above - below) <= 1e-12 * (above + below) ? 0 : Math.sign(above - below);
}

/** A chi-square test. */
interface StratifiedTest {
  readonly kind: "computed";
  readonly statistic: number;
  readonly degreesOfFreedom: 1;
  readonly pValue: number;
}

/**
 * Is the characteristic associated with the group once the strata are held fixed? Without continuity correction; the
 * noise of the shares is added to the variance of each stratum.
 * @returns `no_informative_stratum` where no stratum has units in both populations, with and without it
 * @see Cochran (1954); Mantel and Haenszel (1959)
 */
function cochranMantelHaenszel(
  strata: readonly TwoProportions[],
): StratifiedTest | NotComputed<"no_informative_stratum"> {
  let gap = 0;
  let variance = 0;
  let noise = 0;
  for (const stratum of strata) {
    const { a, b, c, d } = fourfoldCells(stratum);
    const n = a + b + c + d;
    if (n < 2) continue;
    // a less its mean (a + b)(a + c) / n, rewritten so that large counts do not cancel.
    gap += (a * d - b * c) / n;
    variance += ((a + b) / n) * ((c + d) / n) * (a + c) * ((b + d) / (n - 1));
    // The gap is (a + b)(c + d) / n times the difference of the two shares.
    noise += (((a + b) / n) * (c + d)) ** 2 * ((stratum.group.noise ?? 0) + (stratum.rest.noise ?? 0));
  }
  if (variance === 0) return notComputed("no_informative_stratum");
  const statistic = gap ** 2 / (variance + noise);
  return { kind: "computed", statistic, degreesOfFreedom: 1, pValue: chiSquareUpper(statistic, 1) };
}

/**
 * Why there is no pooled odds ratio.
 * `no_informative_stratum`: no stratum has units in both populations, with and without the characteristic;
 * `zero_count`: in every stratum one of the two diagonals holds a zero, always the same.
 */
type NoPooledOddsRatio = NotComputed<"no_informative_stratum" | "zero_count">;

/**
 * Mantel-Haenszel odds ratio common to all strata, with the interval of Robins, Breslow and Greenland.
 * @see Mantel and Haenszel (1959); Robins, Breslow and Greenland (1986)
 */
function pooledOddsRatio(strata: readonly TwoProportions[], level: number): Ratio | NoPooledOddsRatio {
  const sums = { r: 0, s: 0, pr: 0, psQr: 0, qs: 0 };
  for (const stratum of strata) {
    const { p, q, r, s } = partsOf(stratum);
    sums.r += r;
    sums.s += s;
    sums.pr += p * r;
    sums.psQr += p * s + q * r;
    sums.qs += q * s;
  }
  const { r: above, s: below } = sums;
  if (sums.r === 0 && sums.s === 0) return notComputed("no_informative_stratum");
  if (sums.r === 0 || sums.s === 0) return notComputed("zero_count");
  const logVariance =
    sums.pr / (2 * sums.r ** 2) + sums.psQr / (2 * sums.r * sums.s) + sums.qs / (2 * sums.s ** 2);
  const noise = strata.reduce((total, stratum) => total + noiseOf(stratum, { above, below }), 0);
  return ratioWithLogInterval({ estimate: above / below, logVariance: logVariance + noise }, level);
}

/**
 * What the noise of a stratum's shares p and q adds to the variance of log(R / S), R being the sum of w p (1 − q) and S
 * that of w (1 − p) q, with w = (a + b)(c + d) / n: by the delta method.
 */
function noiseOf(
  { group, rest }: TwoProportions,
  { above, below }: { readonly above: number; readonly below: number },
): number {
  if (group.base === 0 || rest.base === 0) return 0;
  const weight = (group.base / (group.base + rest.base)) * rest.base;
  const [p, q] = [group.count / group.base, rest.count / rest.base];
  const ofGroup = weight * ((1 - q) / above + q / below);
  const ofRest = weight * (p / above + (1 - p) / below);
  return ofGroup ** 2 * (group.noise ?? 0) + ofRest ** 2 * (rest.noise ?? 0);
}

/** The letters of Robins, Breslow and Greenland; zeros for a stratum without a unit. */
function partsOf(stratum: TwoProportions) {
  const { a, b, c, d } = fourfoldCells(stratum);
  const n = a + b + c + d;
  if (n === 0) return { p: 0, q: 0, r: 0, s: 0 };
  return { p: (a + d) / n, q: (b + c) / n, r: (a / n) * d, s: (b / n) * c };
}
