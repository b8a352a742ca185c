import {
  type Logistic,
  logistic,
  type NoLogistic,
  type Pattern,
  type Term,
  writtenPValue,
} from "@vigie/statistics";
import type { Association, EstimateSilence } from "@vigie/study";
import { codesKey, total } from "@vigie/table";
import type { InferQuestion, InferredMeasures, Measured } from "./infer-question.ts";
import { detectableErrors, type ModelPatterns, modelPatterns } from "./model-patterns.ts";

/**
 * Odds ratios of an association, other characteristics held equal by a logistic model of the noisy crossing that the
 * partner releases for it; intervals hold the noise of its cells. Methods, sections 3 and 7.11.
 */
export function inferAdjusted({ source, tables }: InferQuestion, association: Association): InferredMeasures {
  const crossing = tables.get(`${association.id}.model`);
  if (crossing === undefined) return silent({ reason: "secret", attributes: [] });
  const model = modelPatterns(association, source, crossing);
  const silence = modelSilence(model);
  if (silence !== null) return silent(silence);
  const fitted = logistic(model);
  if (fitted.kind === "not_computed") return silent(silenceOf(fitted));
  const row = (code: string) =>
    codesKey([association.universe, ...(association.strata === null ? [] : [total]), code, total]);
  return {
    values: new Map([
      ...fitted.terms.flatMap((term) =>
        term.covariate === association.of && term.level !== null
          ? [[row(term.level), ofTerm(term)] as const]
          : [],
      ),
      [row(total), ofModel(fitted)] as const,
    ]),
    silence: null,
  };
}

function silent(silence: EstimateSilence): InferredMeasures {
  return { values: new Map(), silence };
}

function ofTerm({ oddsRatio, pValue, noiseError }: Term): Measured {
  const { estimate, interval } = oddsRatio;
  return new Map<string, { readonly value: number; readonly error: number | null }>([
    ["adjusted_odds_ratio", { value: estimate, error: estimate * noiseError }],
    ["adjusted_lower", measured(interval.lower)],
    ["adjusted_upper", measured(interval.upper)],
    ["adjusted_p_value", measured(writtenPValue(pValue))],
  ]);
}

function ofModel({ base, eventsPerParameter }: Logistic): Measured {
  return new Map([
    ["model_base", measured(base)],
    ["events_per_parameter", measured(Math.floor(eventsPerParameter))],
  ]);
}

function measured(value: number) {
  return { value, error: null };
}

/** Why a model cannot be fitted; null where it can be tried. Methods, section 3. */
function modelSilence({ patterns, covariates }: ModelPatterns): EstimateSilence | null {
  const unitsAt = (name: string, level: string) =>
    unitsOf(patterns.filter(({ values }) => values[name] === level));
  const absent = covariates.filter(({ name, reference }) => unitsAt(name, reference).base === 0);
  if (absent.length > 0) return { reason: "reference_absent", attributes: absent.map(({ name }) => name) };
  const alone = covariates.filter(({ levels }) => levels.length < 2);
  if (alone.length > 0) return { reason: "one_value", attributes: alone.map(({ name }) => name) };
  const all = unitsOf(patterns);
  if (all.count === 0 || all.count === all.base) return { reason: "no_variation", attributes: [] };
  const small = covariates.filter(({ name, levels }) =>
    levels.some((level) => {
      const { count, base, error } = unitsAt(name, level);
      return error > 0 && Math.min(count, base - count) < detectableErrors * error;
    }),
  );
  return small.length > 0 ? { reason: "small_category", attributes: small.map(({ name }) => name) } : null;
}

/** What the model itself says when it cannot be fitted. */
function silenceOf(refused: NoLogistic): EstimateSilence {
  switch (refused.reason) {
    case "separation":
      return { reason: "separation", attributes: refused.covariates };
    case "rank_deficient": {
      const { covariate } = refused.column;
      return { reason: "rank_deficient", attributes: covariate === null ? [] : [covariate] };
    }
    case "no_variation":
    case "not_converged":
      return { reason: refused.reason, attributes: [] };
    case "level_absent":
      throw new RangeError("levels that nobody holds are left out of the model");
    default:
      return refused satisfies never;
  }
}

/** With the standard error of the noisier of units with the outcome and of units without. */
function unitsOf(patterns: readonly (Pattern & Pick<ModelPatterns["patterns"][number], "noise">)[]) {
  const sum = (of: (pattern: (typeof patterns)[number]) => number) =>
    patterns.reduce((total, pattern) => total + of(pattern), 0);
  return {
    count: sum(({ count }) => count),
    base: sum(({ base }) => base),
    error: Math.sqrt(
      Math.max(
        sum(({ noise }) => noise.events),
        sum(({ noise }) => noise.others),
      ),
    ),
  };
}
