import { type Joint, unknown } from "@vigie/engine";
import type { Covariate, Pattern } from "@vigie/statistics";
import { type Association, attributeOf, type Source } from "@vigie/study";

/** What a model is fitted on: units whose every characteristic is known, by the codes that they hold. */
export interface ModelPatterns {
  readonly patterns: readonly Pattern[];
  /** The characteristic first; its levels are the codes that some unit holds, and the reference. */
  readonly covariates: readonly (Covariate & { readonly kind: "factor" })[];
}

/** @param joint units by the characteristic, the outcome, then what is held equal */
export function modelPatterns(
  { of, reference, outcome, adjust }: Association,
  source: Source,
  joint: Joint,
): ModelPatterns {
  const columns = [of, outcome.attribute, ...adjust.keys()];
  const answers = columns.map((column) => answersOf(source, column));
  const known = joint.rows.filter(({ values }) =>
    values.every((value, at) => typeof value === "string" && (answers[at]?.includes(value) ?? false)),
  );
  const patterns = known.map(({ values, count }): Pattern => {
    const codes = values.map(String);
    return {
      values: Object.fromEntries(columns.map((column, at) => [column, codes[at] ?? unknown])),
      count: codes[1] === outcome.code ? count : 0,
      base: count,
    };
  });
  const references = new Map([[of, reference], ...adjust]);
  return {
    patterns,
    covariates: [...references].map(([name, ofName]) => {
      const held = new Set(patterns.map(({ values }) => values[name]));
      const codes = answersOf(source, name);
      return {
        kind: "factor",
        name,
        levels: codes.filter((code) => code === ofName || held.has(code)),
        reference: ofName,
      };
    }),
  };
}

/** Codes that say a value. */
export function answersOf(source: Source, dimension: string): readonly string[] {
  const codes = attributeOf(source, dimension)?.codes ?? [];
  return codes.flatMap(({ code, missing }) => (missing === null ? [code] : []));
}
