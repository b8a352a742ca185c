import type { NoLogistic, Pattern } from "@vigie/statistics";
import type { EstimateSilence } from "@vigie/study";
import type { ModelPatterns } from "./model-patterns.ts";

const degreesOfFreedomMin = 10;

/**
 * Why a model is not fitted, or may not leave. Methods, section 7.
 * @param min events, and non-events, that each category must have; 0 where there is nobody to protect
 * @param held codes of the characteristic that the table shows someone to hold: a ratio missing for one would tell that
 * everyone of it has something unknown
 */
export function modelRefusal(
  { patterns, covariates }: ModelPatterns,
  { min, held }: { readonly min: number; readonly held: readonly string[] },
): EstimateSilence | null {
  const unitsAt = (name: string, level: string) =>
    unitsOf(patterns.filter(({ values }) => values[name] === level));
  const absent = covariates.filter(({ name, reference }) => unitsAt(name, reference).base === 0);
  if (absent.length > 0) return { reason: "reference_absent", attributes: absent.map(({ name }) => name) };
  const alone = covariates.filter(({ levels }) => levels.length < 2);
  // Of persons, that they all have the same value would tell each one's.
  if (alone.length > 0)
    return min === 0
      ? { reason: "one_value", attributes: alone.map(({ name }) => name) }
      : { reason: "small_category", attributes: [] };
  const { count, base } = unitsOf(patterns);
  if (count === 0 || count === base) return { reason: "no_variation", attributes: [] };
  if (min === 0) return null;
  const isMissing = held.some((code) => !covariates[0]?.levels.includes(code));
  if (isMissing) return { reason: "small_category", attributes: [] };
  const isSmall = covariates.some(({ name, levels }) =>
    levels.some((level) => {
      const units = unitsAt(name, level);
      return Math.min(units.count, units.base - units.count) < min;
    }),
  );
  if (isSmall) return { reason: "small_category", attributes: [] };
  const combinations = new Set(
    patterns.map(({ values }) => covariates.map(({ name }) => values[name]).join()),
  );
  const parameters = covariates.reduce((sum, { levels }) => sum + levels.length - 1, 1);
  const tooFew = combinations.size - parameters < degreesOfFreedomMin;
  return tooFew ? { reason: "few_combinations", attributes: [] } : null;
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

function unitsOf(patterns: readonly Pattern[]): { readonly count: number; readonly base: number } {
  return {
    count: patterns.reduce((sum, { count }) => sum + count, 0),
    base: patterns.reduce((sum, { base }) => sum + base, 0),
  };
}
