import { type Logistic, logistic, type Term, writtenPValue } from "@vigie/statistics";
import type { Association, EstimateSilence } from "@vigie/study";
import { codesKey, total } from "@vigie/table";
import type { InferQuestion, InferredMeasures, Measured } from "./infer-question.ts";
import { modelPatterns } from "./model-patterns.ts";
import { modelSilence, silenceOf } from "./model-silence.ts";

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
