import { type Comparison, cellsOf } from "./comparison.ts";
import { type NotComputed, notComputed } from "./not-computed.ts";
import { type Ratio, ratioWithLogInterval } from "./ratio.ts";

/**
 * Why there is no pooled odds ratio.
 * `no_informative_stratum`: no stratum has units in both populations, with and without the characteristic;
 * `zero_count`: in every stratum one of the two diagonals holds a zero, always the same.
 */
export type NoPooledOddsRatio = NotComputed<"no_informative_stratum" | "zero_count">;

/**
 * Mantel-Haenszel odds ratio common to all strata, with the interval of Robins, Breslow and Greenland.
 * @see Mantel and Haenszel (1959); Robins, Breslow and Greenland (1986)
 */
export function pooledOddsRatio(strata: readonly Comparison[], level: number): Ratio | NoPooledOddsRatio {
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
  { group, rest }: Comparison,
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
function partsOf(stratum: Comparison) {
  const { a, b, c, d } = cellsOf(stratum);
  const n = a + b + c + d;
  if (n === 0) return { p: 0, q: 0, r: 0, s: 0 };
  return { p: (a + d) / n, q: (b + c) / n, r: (a / n) * d, s: (b / n) * c };
}
