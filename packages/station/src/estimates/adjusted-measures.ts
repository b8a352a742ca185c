import type { Measures } from "@vigie/disclosure";
import { total } from "@vigie/engine";
import type { Logistic, Term } from "@vigie/statistics";
import { type Association, measuresOf } from "@vigie/study";
import { type AssociationCounts, codesAt } from "./association-counts.ts";
import type { EstimateQuestion } from "./estimate-kind.ts";
import { lowerBound } from "./lower-bound.ts";

type AssociationQuestion = EstimateQuestion & { readonly indicator: Association };

/** What a fitted model adds to the table of its association: one row a code, and one for the model itself. */
export function adjustedMeasures(
  { indicator, source }: AssociationQuestion,
  {
    fitted,
    counts,
    min,
  }: { readonly fitted: Logistic; readonly counts: AssociationCounts; readonly min: number },
): Measures {
  const names = measuresOf(indicator, source).map(({ name }) => name);
  const row = (codes: readonly string[], found: Readonly<Record<string, number>>) =>
    [codes.join(), names.map((name) => found[name] ?? null)] as const;
  const terms = fitted.terms.flatMap((term) =>
    term.covariate === indicator.of && term.level !== null
      ? [row(codesAt(indicator, term.level, total), ofTerm(term))]
      : [],
  );
  return {
    names,
    values: new Map([...terms, row(codesAt(indicator, total, total), ofModel(fitted, counts, min))]),
  };
}

/** The columns of the measures, empty. */
export function noMeasures({ indicator, source }: EstimateQuestion): Measures {
  return { names: measuresOf(indicator, source).map(({ name }) => name), values: new Map() };
}

function ofTerm({ oddsRatio, pValue }: Term): Readonly<Record<string, number>> {
  return {
    adjusted_odds_ratio: toHundredths(oddsRatio.estimate),
    adjusted_lower: toHundredths(oddsRatio.interval.lower),
    adjusted_upper: toHundredths(oddsRatio.interval.upper),
    adjusted_p_value: toHundredths(pValue),
  };
}

/** Beside the published counts, exact ones would tell how many have a characteristic unknown. */
function ofModel(
  { base, events, terms }: Logistic,
  counts: AssociationCounts,
  min: number,
): Readonly<Record<string, number>> {
  return {
    model_base_min: lowerBound(base, { ceiling: counts.base, min, per: 1 }),
    events_per_parameter_min: lowerBound(Math.min(events, base - events), {
      ceiling: Math.min(counts.events, counts.base - counts.events),
      min,
      per: terms.length - 1,
    }),
  };
}

/** All the precision with which a model may leave. */
function toHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
