import type { NoLogistic, Pattern } from "@vigie/statistics";
import type { EstimateSilence } from "@vigie/study";
import { detectableErrors, type ModelPatterns } from "./model-patterns.ts";

/** Why a model cannot be fitted; null where it can be tried. Methods, section 3. */
export function modelSilence({ patterns, covariates }: ModelPatterns): EstimateSilence | null {
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
export function silenceOf(refused: NoLogistic): EstimateSilence {
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
