import {
  leastSquares,
  type OrthogonalBasis,
  orthogonalBasis,
  solveTriangular,
} from "../linear/orthogonal-basis.ts";
import { addScaled, combine, type Vector } from "../linear/vector.ts";
import { type NotComputed, notComputed } from "../not-computed.ts";
import type { Pattern } from "./design.ts";

export interface Maximum {
  readonly kind: "computed";
  readonly coefficients: Vector;
  readonly standardErrors: Vector;
  /** −2 log-likelihood of the individual answers. */
  readonly deviance: number;
}

/** Greatest change of a log-odds taken as none; the next step, quadratic, would be under a double's precision. */
const still = 1e-10;

/**
 * Maximum likelihood of a logistic model by iteratively reweighted least squares, steps halved where the deviance
 * would rise. Works in the orthogonal basis, where covariates of any scale and origin (a year) cost no digit.
 * @param basis of columns without separation: a maximum then exists and is unique
 * @see McCullagh and Nelder (1989), section 4.4
 */
export function maximise(
  basis: OrthogonalBasis,
  patterns: readonly Pattern[],
): Maximum | NotComputed<"not_converged"> {
  const along = new Float64Array(basis.q.length);
  let logOdds: Vector = new Float64Array(patterns.length);
  let deviance = devianceOf(patterns, logOdds);
  for (let iteration = 0; iteration < 100; iteration++) {
    const { weights, gaps } = weighted(patterns, logOdds);
    const reweighted = orthogonalBasis(basis.q.map((column) => column.map((x, i) => x * (weights[i] ?? 0))));
    if (reweighted.kind === "dependent") break;
    const step = leastSquares(reweighted, gaps);
    const move = combine(basis.q, step, patterns.length);
    addScaled(along, shareOfStep(patterns, { logOdds, move, deviance }), step);
    logOdds = combine(basis.q, along, patterns.length);
    deviance = devianceOf(patterns, logOdds);
    if (move.every((change) => Math.abs(change) < still))
      return {
        kind: "computed",
        coefficients: solveTriangular(basis, along),
        standardErrors: standardErrorsOf(basis, reweighted),
        deviance,
      };
  }
  return notComputed("not_converged");
}

/** The reweighted columns are Q' R' = W Q, and the model's are X = Q R: the covariance is S Sᵀ with S = R⁻¹ R'⁻¹. */
function standardErrorsOf(basis: OrthogonalBasis, reweighted: OrthogonalBasis): Vector {
  const variances = new Float64Array(basis.q.length);
  for (const k of variances.keys()) {
    const unit = new Float64Array(variances.length);
    unit[k] = 1;
    const column = solveTriangular(basis, solveTriangular(reweighted, unit));
    for (const [i, x] of column.entries()) variances[i] = (variances[i] ?? 0) + x * x;
  }
  return variances.map(Math.sqrt);
}

/** Square roots of the weights, and the gaps between seen and fitted counts over them. */
function weighted(patterns: readonly Pattern[], logOdds: Vector): { weights: Vector; gaps: Vector } {
  const weights = logOdds.map((x, i) =>
    Math.sqrt(((patterns[i]?.base ?? 0) / (1 + Math.exp(-x))) * (1 / (1 + Math.exp(x)))),
  );
  const gaps = Float64Array.from(patterns, ({ count, base }, i) => {
    const weight = weights[i] ?? 0;
    return weight === 0 ? 0 : (count - base / (1 + Math.exp(-(logOdds[i] ?? 0)))) / weight;
  });
  return { weights, gaps };
}

function shareOfStep(
  patterns: readonly Pattern[],
  { logOdds, move, deviance }: { logOdds: Vector; move: Vector; deviance: number },
): number {
  for (let share = 1; share > 1e-6; share /= 2) {
    const tried = Float64Array.from(logOdds);
    addScaled(tried, share, move);
    // At the maximum the deviance moves by rounding alone, up or down.
    if (devianceOf(patterns, tried) <= deviance * (1 + 1e-12)) return share;
  }
  return 0;
}

function devianceOf(patterns: readonly Pattern[], logOdds: Vector): number {
  let logLikelihood = 0;
  for (const [i, { count, base }] of patterns.entries()) {
    const x = logOdds[i] ?? 0;
    logLikelihood += count * logShare(x) + (base - count) * logShare(-x);
  }
  return -2 * logLikelihood;
}

/** Logarithm of 1 / (1 + e⁻ˣ), without overflow. */
const logShare = (x: number) => Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
