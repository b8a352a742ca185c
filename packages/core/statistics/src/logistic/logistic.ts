import { normalTwoSided } from "../distributions.ts";
import { requireLevel } from "../domain.ts";
import { rounding, unreached } from "../linear/nonnegative-least-squares.ts";
import {
  addScaled,
  norm,
  type OrthogonalBasis,
  orthogonalBasis,
  solveTriangular,
  type Vector,
} from "../linear/orthogonal-basis.ts";
import { type NotComputed, notComputed } from "../not-computed.ts";
import { type Ratio, ratioWithLogInterval } from "../ratio.ts";
import { type Covariate, type Design, type DesignColumn, designOf, type Pattern } from "./design.ts";
import { type Maximum, maximise } from "./likelihood.ts";

/** A coefficient on the log-odds scale, with its Wald interval and test on the scale of odds ratios. */
export interface Term extends DesignColumn {
  readonly estimate: number;
  readonly standardError: number;
  /** What noise alone gives the estimate; it is in the standard error too. */
  readonly noiseError: number;
  /** Odds ratio to the reference level, or for one more unit of a number; for the intercept, odds. */
  readonly oddsRatio: Ratio;
  readonly z: number;
  readonly pValue: number;
}

export interface Logistic {
  readonly kind: "computed";
  /** The intercept first, then the covariates in their order. */
  readonly terms: readonly Term[];
  /** −2 log-likelihood of the individual answers: the same however the patterns are grouped. */
  readonly deviance: number;
  /** All units, and those with the characteristic. */
  readonly base: number;
  readonly events: number;
  /** The fewer of events and non-events, over the parameters without the intercept. */
  readonly eventsPerParameter: number;
  readonly degreesOfFreedom: {
    /** Units less parameters. */
    readonly units: number;
    /** Patterns that differ less parameters; 0 when the model only says the counts again. */
    readonly patterns: number;
  };
}

/**
 * Why there is no model.
 * `no_variation`: no unit, or all or none have the characteristic;
 * `level_absent`: no unit has this level;
 * `rank_deficient`: the columns before this one already give it;
 * `separation`: together these covariates predict the characteristic without error, for all units or for some;
 * `not_converged`: the iterations did not settle.
 */
export type NoLogistic =
  | NotComputed<"no_variation" | "not_converged">
  | (NotComputed<"level_absent" | "rank_deficient"> & { readonly column: DesignColumn })
  | (NotComputed<"separation"> & {
      readonly extent: Separation["extent"];
      readonly covariates: readonly string[];
    });

/**
 * Logistic regression on grouped counts.
 * @throws {RangeError} outside the domain of `Proportion`, where a value is not what its covariate declares, or a
 *   level of confidence not strictly between 0 and 1
 * @see McCullagh and Nelder (1989), chapter 4. MASS::birthwt: smoke 2.331 (1.048 to 5.187), deviance 196.834
 */
export function logistic(
  { patterns, covariates }: { patterns: readonly Pattern[]; covariates: readonly Covariate[] },
  level = 0.95,
): Logistic | NoLogistic {
  requireLevel(level);
  const design = designOf(patterns, covariates);
  const refusal = noVariation(design) ?? absentLevel(design, covariates);
  if (refusal) return refusal;
  const basis = orthogonalBasis(design.columns.map(({ entries }) => entries));
  if (basis.kind === "dependent")
    return { ...notComputed("rank_deficient"), column: named(design, basis.column) };
  const separation = separationOf(basis, design.patterns);
  if (separation)
    return {
      ...notComputed("separation"),
      extent: separation.extent,
      covariates: separatingCovariates(design, separation),
    };
  const maximum = maximise(basis, design.patterns);
  return maximum.kind === "computed" ? reported(design, maximum, level) : maximum;
}

function noVariation({ patterns }: Design): NoLogistic | undefined {
  const { base, events } = unitsOf(patterns);
  return events === 0 || events === base ? notComputed("no_variation") : undefined;
}

function absentLevel({ patterns }: Design, covariates: readonly Covariate[]): NoLogistic | undefined {
  for (const covariate of covariates) {
    if (covariate.kind === "number") continue;
    const level = covariate.levels.find(
      (code) => !patterns.some(({ values }) => values[covariate.name] === code),
    );
    if (level !== undefined)
      return { ...notComputed("level_absent"), column: { covariate: covariate.name, level } };
  }
  return undefined;
}

function named({ columns }: Design, index: number): DesignColumn {
  const column = columns[index];
  return { covariate: column?.covariate ?? null, level: column?.level ?? null };
}

/** Covariates whose columns move along the separating direction, by more than rounding. */
function separatingCovariates({ columns }: Design, { direction }: Separation): readonly string[] {
  const moves = columns.map(({ covariate, entries }, k) => ({
    covariate,
    move: Math.abs(direction[k] ?? 0) * norm(entries),
  }));
  const moveMax = Math.max(...moves.map(({ move }) => move));
  const names = moves.filter(({ move }) => move > 1e-6 * moveMax).map(({ covariate }) => covariate);
  return [...new Set(names)].filter((name) => name !== null);
}

function reported({ patterns, columns }: Design, maximum: Maximum, level: number): Logistic {
  const { base, events } = unitsOf(patterns);
  return {
    kind: "computed",
    terms: columns.map(({ covariate, level: code }, k) => {
      const estimate = maximum.coefficients[k] ?? 0;
      const standardError = maximum.standardErrors[k] ?? 0;
      const z = estimate / standardError;
      return {
        covariate,
        level: code,
        estimate,
        standardError,
        noiseError: maximum.noiseErrors[k] ?? 0,
        oddsRatio: ratioWithLogInterval(
          { estimate: Math.exp(estimate), logVariance: standardError ** 2 },
          level,
        ),
        z,
        pValue: normalTwoSided(z),
      };
    }),
    deviance: maximum.deviance,
    base,
    events,
    eventsPerParameter: Math.min(events, base - events) / (columns.length - 1),
    degreesOfFreedom: { units: base - columns.length, patterns: patterns.length - columns.length },
  };
}

function unitsOf(patterns: readonly Pattern[]): { base: number; events: number } {
  return {
    base: patterns.reduce((total, pattern) => total + pattern.base, 0),
    events: patterns.reduce((total, { count }) => total + count, 0),
  };
}

interface Separation {
  /** Complete: a sum of the columns splits all answers; quasi: some lie on the boundary. */
  readonly extent: "complete" | "quasi";
  /** Coefficients of a sum of the columns that is nowhere < 0 with the characteristic, nowhere > 0 without. */
  readonly direction: Vector;
}

/**
 * Finds out whether the likelihood has no maximum because some sum of the columns splits the answers.
 *
 * Write each pattern's line with its sign: + where units have the characteristic, − where units do not, both where
 * both occur. By Stiemke's lemma either such a sum exists or the signed lines have a combination, all coefficients
 * > 0, that is zero; and the latter means that minus their sum lies in the cone they make. What the cone does not
 * reach is the direction itself. Complete separation is the same question by Gordan's lemma: no combination that
 * is zero with coefficients ≥ 0, not all 0.
 * @see Albert and Anderson (1984); Stiemke (1915); Gordan (1873)
 */
function separationOf(basis: OrthogonalBasis, patterns: readonly Pattern[]): Separation | undefined {
  const lines = signedLines(basis, patterns);
  const size = basis.q.length;
  const towards = new Float64Array(size);
  for (const line of lines) addScaled(towards, -1 / lines.length, line);
  const rest = unreached(lines, towards);
  if (norm(rest) <= rounding) return undefined;
  const lifted = lines.map((line) => Float64Array.of(...line, 1));
  const top = new Float64Array(size + 1);
  top[size] = 1;
  return {
    extent: norm(unreached(lifted, top)) > rounding ? "complete" : "quasi",
    direction: solveTriangular(
      basis,
      rest.map((x) => -x),
    ),
  };
}

/** In the orthogonal basis and of length 1: neither change moves the answer, both keep rounding apart from it. */
function signedLines({ q }: OrthogonalBasis, patterns: readonly Pattern[]): readonly Vector[] {
  return patterns.flatMap(({ count, base }, i) => {
    const line = Float64Array.from(q, (column) => column[i] ?? 0);
    const length = norm(line);
    const signed = (sign: 1 | -1) => line.map((x) => (sign * x) / length);
    return [...(count > 0 ? [signed(1)] : []), ...(count < base ? [signed(-1)] : [])];
  });
}
