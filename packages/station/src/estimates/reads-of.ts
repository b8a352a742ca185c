import { designColumns, type Indicator, type Source } from "@vigie/study";
import type { Read } from "./could-tell.ts";
import type { EstimateKind } from "./estimate-kind.ts";

/**
 * What the numbers of a table are made from: the fields of the table and of the number, those that say who is counted,
 * and, of a survey, those that weights and errors are made from.
 */
export function readsOf(kind: EstimateKind, indicator: Indicator, source: Source): Read {
  const own = kind.reads(indicator, source);
  if (own.length === 0) return { fields: [], weighted: [], isFiled: false };
  const counted = [...own, ...universesOf(indicator).flatMap((id) => conditionsOf(id, source))];
  if (kind.ofRespondents !== true) return { fields: counted, weighted: [], isFiled: false };
  return {
    fields: [...designColumns(source.survey), ...counted],
    weighted: counted,
    isFiled: source.survey?.weight !== null,
  };
}

/** The fields that say who is counted. */
export function conditionsOf(universe: string, { universes }: Source): readonly string[] {
  return [...(universes.get(universe)?.where.keys() ?? [])];
}

/** Those that the table counts. */
export function universesOf(indicator: Indicator): readonly string[] {
  return [indicator.universe, ...(indicator.against === null ? [] : [indicator.against])];
}
