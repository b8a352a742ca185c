import { type ChiSquare, chiSquare, type NoChiSquare } from "./chi-square.ts";
import { chiSquareUpper } from "./distributions.ts";
import { type Independence, independence } from "./independence.ts";
import { type Proportion, requireProportion } from "./proportion.ts";

/**
 * Whether a characteristic is as frequent in each of several populations, where the shares bear noise. Without noise it
 * is `independence` on their two columns.
 *
 * Let z_i = √b_i (p_i − p) / √(p q), with p the share in all of them and r_i = b_i / n. Pearson's statistic is z′ P z, with
 * P = I − √r √r′. Under independence sampling gives z the covariance I, and noise adds λ_i = v_i b_i / (p q) along its
 * diagonal, v_i being the variance of the noise of p_i. The statistic is then a sum of chi-squares of one degree of
 * freedom weighted by the eigenvalues of M = P (I + Λ) P, the generalised design effects; Satterthwaite's approximation
 * refers statistic × tr M / tr M² to the chi-square with (tr M)² / tr M² degrees of freedom. With two populations this is
 * exactly the z-test of their difference, the variance of the noise added to that of sampling. Noises are taken as
 * independent from one population to another.
 * @param seed of the simulation that small counts without noise call for, a whole number
 * @throws {RangeError} outside the domain of `Proportion`, or without any population
 * @see Gaboardi, Lim, Rogers and Vadhan (2016), Proceedings of ICML 48, 2111-2120, for noisy counts; Rao and Scott (1981),
 *   JASA 76, 221-230, for the correction
 */
export function independenceOfShares(
  populations: readonly Proportion[],
  { seed, draws = 9999 }: { seed: number; draws?: number },
): Independence | NoChiSquare {
  for (const proportion of populations) requireProportion(proportion);
  const table = populations.map(({ count, base }) => [count, base - count]);
  if (populations.every(({ noise = 0 }) => noise === 0)) return independence(table, { seed, draws });
  const pearson = chiSquare(table);
  if (pearson.kind === "not_computed") return pearson;
  const { effects, trace, traceOfSquare } = spreadOf(populations);
  const statistic = (pearson.statistic * trace) / traceOfSquare;
  const degreesOfFreedom = trace ** 2 / traceOfSquare;
  return {
    kind: "computed",
    chiSquare: { ...pearson, residuals: residualsOf(pearson, effects) },
    pValue: chiSquareUpper(statistic, degreesOfFreedom),
    method: { name: "noisy_chi_square", statistic, degreesOfFreedom },
  };
}

interface Spread {
  /** Variance of the gap of each population over the one that sampling alone gives it. */
  readonly effects: readonly number[];
  /** Traces of M and of its square. */
  readonly trace: number;
  readonly traceOfSquare: number;
}

function spreadOf(populations: readonly Proportion[]): Spread {
  const all = populations.reduce((total, { base }) => total + base, 0);
  const events = populations.reduce((total, { count }) => total + count, 0);
  const spread = (events / all) * (1 - events / all);
  const lines = populations.map(({ base, noise = 0 }) => ({
    root: Math.sqrt(base / all),
    noise: (noise * base) / spread,
  }));
  const projection = (i: number, j: number) =>
    (i === j ? 1 : 0) - (lines[i]?.root ?? 0) * (lines[j]?.root ?? 0);
  const sums = lines.map((line, i) => ({
    noiseTrace: projection(i, i) * line.noise,
    crossed: lines.reduce((total, other, j) => total + projection(i, j) ** 2 * other.noise, 0),
    squared: lines.reduce((total, other, j) => total + projection(i, j) ** 2 * line.noise * other.noise, 0),
  }));
  const degreesOfFreedom = populations.filter(({ base }) => base > 0).length - 1;
  const noiseTrace = sums.reduce((total, sum) => total + sum.noiseTrace, 0);
  return {
    effects: sums.map(({ crossed }, i) => 1 + crossed / projection(i, i)),
    trace: degreesOfFreedom + noiseTrace,
    traceOfSquare: degreesOfFreedom + 2 * noiseTrace + sums.reduce((total, sum) => total + sum.squared, 0),
  };
}

/** Adjusted standardised residuals, scaled by the standard error that noise gives them too. */
function residualsOf({ residuals }: ChiSquare, effects: readonly number[]): ChiSquare["residuals"] {
  return residuals.map((line, i) =>
    line.map((residual) => (residual === null ? null : residual / Math.sqrt(effects[i] ?? 1))),
  );
}
