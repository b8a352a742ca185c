import {
  addScaled,
  combine,
  leastSquares,
  type OrthogonalBasis,
  orthogonalBasis,
  solveTransposed,
  solveTriangular,
  type Vector,
} from "../linear/orthogonal-basis.ts";
import { type NotComputed, notComputed } from "../not-computed.ts";
import type { Pattern } from "./design.ts";

export interface Maximum {
  readonly kind: "computed";
  readonly coefficients: Vector;
  /** Standard errors from sampling and noise together, then from noise alone. */
  readonly standardErrors: Vector;
  readonly noiseErrors: Vector;
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
        ...errorsOf({ basis, reweighted }, noiseAt(patterns, logOdds)),
        deviance,
      };
  }
  return notComputed("not_converged");
}

/**
 * The reweighted columns are Q' R' = W Q, and the model's are X = Q R: the covariance is V = S Sᵀ with S = R⁻¹ R'⁻¹. A
 * count c moved by noise moves the coefficients by V s_c, with s_c = x_c (y − p_c) its score: noise adds
 * V (Σ v_c s_c s_cᵀ) V. White (1982) for this form.
 */
function errorsOf(
  { basis, reweighted }: { readonly basis: OrthogonalBasis; readonly reweighted: OrthogonalBasis },
  noise: Vector,
): Pick<Maximum, "standardErrors" | "noiseErrors"> {
  const inverse = [...basis.q.keys()].map((k) => {
    const unit = new Float64Array(basis.q.length);
    unit[k] = 1;
    return solveTriangular(basis, solveTriangular(reweighted, unit));
  });
  const sampled = new Float64Array(basis.q.length);
  for (const column of inverse) for (const [i, x] of column.entries()) sampled[i] = (sampled[i] ?? 0) + x * x;
  const added = new Float64Array(basis.q.length);
  for (const [at, variance] of noise.entries()) {
    if (variance === 0) continue;
    // V x = S (Sᵀ x), where Sᵀ x = R'⁻ᵀ q for a pattern whose line of Q is q.
    const line = Float64Array.from(basis.q, (column) => column[at] ?? 0);
    const along = solveTransposed(reweighted, line);
    const move = combine(inverse, along, added.length);
    for (const [i, x] of move.entries()) added[i] = (added[i] ?? 0) + variance * x * x;
  }
  return {
    standardErrors: sampled.map((variance, i) => Math.sqrt(variance + (added[i] ?? 0))),
    noiseErrors: added.map(Math.sqrt),
  };
}

/** Variance that noise gives the score of each pattern. */
function noiseAt(patterns: readonly Pattern[], logOdds: Vector): Vector {
  return Float64Array.from(patterns, ({ noise }, i) => {
    const share = 1 / (1 + Math.exp(-(logOdds[i] ?? 0)));
    return (noise?.events ?? 0) * (1 - share) ** 2 + (noise?.others ?? 0) * share ** 2;
  });
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
