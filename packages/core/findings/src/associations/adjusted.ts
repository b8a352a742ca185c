import type { EstimateSilence } from "@vigie/study";
import { indexRows, total } from "@vigie/table";
import { measureOf, type ShownRatio } from "@vigie/tables";
import { type AssociationSubject, levelCodes } from "./levels.ts";
import { type Silence, secret } from "./silence.ts";

/** Odds ratios with other characteristics held equal by a model of the noisy crossing that a partner releases. */
export interface Adjusted {
  /** By code, the reference left out. */
  readonly levels: ReadonlyMap<string, AdjustedLevel>;
  /** Why they could not be computed; null where they were. */
  readonly silence: EstimateSilence | null;
  /** Units in the model, and events for each of its parameters, as noise leaves them. */
  readonly base: number;
  readonly eventsPerParameter: number;
}

export interface AdjustedLevel {
  readonly oddsRatio: ShownRatio | Silence;
  /** Null for a full population. */
  readonly pValue: number | null;
}

/** @returns null where the study asks for no adjustment */
export function adjustedOf(subject: AssociationSubject): Adjusted | null {
  const { indicator } = subject;
  if (indicator.adjust.size === 0) return null;
  const { silence } = subject.table;
  const codes = levelCodes(subject).filter((code) => code !== indicator.reference);
  const model = measuresAt(subject, total);
  return {
    levels: new Map(codes.map((code) => [code, levelAt(subject, code, silence)])),
    silence,
    base: model("model_base") ?? 0,
    eventsPerParameter: model("events_per_parameter") ?? 0,
  };
}

function levelAt(subject: AssociationSubject, code: string, silence: EstimateSilence | null): AdjustedLevel {
  const at = measuresAt(subject, code);
  const [estimate, lower, upper] = [at("adjusted_odds_ratio"), at("adjusted_lower"), at("adjusted_upper")];
  if (estimate !== null) {
    const isWhole = lower === null || upper === null || subject.source.inferenceTarget === null;
    const interval = isWhole ? null : { lower, upper };
    return { oddsRatio: { kind: "computed", estimate, interval }, pValue: at("adjusted_p_value") };
  }
  const nobody: Silence = { kind: "not_computed", reason: "empty_line" };
  const why: Silence = silence === null ? nobody : { kind: "not_computed", reason: silence.reason };
  return { oddsRatio: rowAt(subject, code)?.count === null ? secret : why, pValue: null };
}

function measuresAt(subject: AssociationSubject, code: string): (name: string) => number | null {
  const row = rowAt(subject, code);
  return (name) => (row === undefined ? null : measureOf(subject.table, row, name));
}

/** All strata and both outcomes together. */
function rowAt({ indicator, table }: AssociationSubject, code: string) {
  const { universe, strata } = indicator;
  const rowCodes = [universe, ...(strata === null ? [] : [total]), code, total];
  return indexRows(table.rows)(rowCodes);
}
