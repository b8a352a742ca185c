import type { Vector } from "../linear/orthogonal-basis.ts";
import { requireProportion } from "../proportion.ts";

/** What a model adjusts for. A factor has one column per level but for its reference. */
export type Covariate =
  | {
      readonly kind: "factor";
      readonly name: string;
      readonly levels: readonly string[];
      readonly reference: string;
    }
  | { readonly kind: "number"; readonly name: string };

/** Units that share the values of the covariates. */
export interface Pattern {
  /** By covariate: a level of a factor, or a finite number. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Units with the characteristic. */
  readonly count: number;
  /** All units of the pattern; with 0 it bears on nothing. */
  readonly base: number;
  /** Variances of the noise of the count of units with the characteristic, and of those without; none where left out. */
  readonly noise?: { readonly events: number; readonly others: number };
}

/** A column of the model; `level` is null for a number. The intercept has none of both. */
export interface DesignColumn {
  readonly covariate: string | null;
  readonly level: string | null;
}

export interface Design {
  /** Distinct patterns, in the order they were met. */
  readonly patterns: readonly Pattern[];
  readonly columns: readonly (DesignColumn & { readonly entries: Vector })[];
}

/** @throws {RangeError} where a value is not what its covariate declares, or a name or level is declared twice */
export function designOf(patterns: readonly Pattern[], covariates: readonly Covariate[]): Design {
  requireCovariates(covariates);
  for (const pattern of patterns) requirePattern(pattern, covariates);
  const distinct = merged(patterns, covariates);
  const column = (covariate: string | null, level: string | null, entry: (pattern: Pattern) => number) => ({
    covariate,
    level,
    entries: Float64Array.from(distinct, entry),
  });
  return {
    patterns: distinct,
    columns: [
      column(null, null, () => 1),
      ...covariates.flatMap((covariate) => {
        const { name } = covariate;
        if (covariate.kind === "number") return [column(name, null, ({ values }) => Number(values[name]))];
        return covariate.levels
          .filter((level) => level !== covariate.reference)
          .map((level) => column(name, level, ({ values }) => (values[name] === level ? 1 : 0)));
      }),
    ],
  };
}

function requireCovariates(covariates: readonly Covariate[]): void {
  if (covariates.length === 0) throw new RangeError("a model needs a covariate");
  if (new Set(covariates.map(({ name }) => name)).size < covariates.length)
    throw new RangeError("a covariate is declared once");
  for (const covariate of covariates) {
    if (covariate.kind === "number") continue;
    if (new Set(covariate.levels).size < covariate.levels.length)
      throw new RangeError(`a level of ${covariate.name} is declared once`);
    if (!covariate.levels.includes(covariate.reference))
      throw new RangeError(`the reference of ${covariate.name} is one of its levels`);
  }
}

function requirePattern(pattern: Pattern, covariates: readonly Covariate[]): void {
  requireProportion({ count: pattern.count, base: pattern.base });
  for (const covariate of covariates) {
    const value = pattern.values[covariate.name];
    const valid =
      covariate.kind === "number"
        ? typeof value === "number" && Number.isFinite(value)
        : typeof value === "string" && covariate.levels.includes(value);
    if (!valid) throw new RangeError(`a value of ${covariate.name} is not one that it declares`);
  }
}

/** Patterns with the same values put together, those without a unit left out. */
function merged(patterns: readonly Pattern[], covariates: readonly Covariate[]): readonly Pattern[] {
  const byValues = new Map<string, Pattern>();
  for (const pattern of patterns) {
    if (pattern.base === 0) continue;
    const key = JSON.stringify(covariates.map(({ name }) => pattern.values[name]));
    const met = byValues.get(key);
    byValues.set(key, {
      values: pattern.values,
      count: pattern.count + (met?.count ?? 0),
      base: pattern.base + (met?.base ?? 0),
      noise: {
        events: (pattern.noise?.events ?? 0) + (met?.noise?.events ?? 0),
        others: (pattern.noise?.others ?? 0) + (met?.noise?.others ?? 0),
      },
    });
  }
  return [...byValues.values()];
}
