import { asNumber, type Guarantee, type SourceGuarantee } from "@vigie/disclosure";
import { interiorCells, type Partner, type Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { countValue, textValue, VigieErrors } from "@vigie/words";
import { partnerProblem } from "./problems.ts";
import { universeSize } from "./public-sizes.ts";

/** Greatest standard error of a share of 50 % of a whole universe with which a table is readable, in 0..1. */
const shareErrorMax = 0.05;

/** Units of a universe, where they are known; null where not. */
export type UniverseSize = (source: string, universe: string) => number | null;

/** As the tables that leave count them, noise included; a hidden size is taken for 0. */
export function releasedSizes(
  { indicators }: Pick<Study, "indicators">,
  tables: readonly ReleasedTable[],
): UniverseSize {
  const bySource = Map.groupBy(tables, ({ indicator }) => indicators.get(indicator)?.source ?? "");
  return (source, universe) =>
    universeSize(
      universe,
      (bySource.get(source) ?? []).map(({ rows }) => ({
        rows: rows.map(({ codes, count }) => ({ codes, count: count ?? 0 })),
      })),
    );
}

/** A source of which nothing could be read, and the units with which its most readable table would be. */
export interface ThinSource {
  readonly source: string;
  readonly size: number;
}

/** @param sizeOf universes of unknown size are not judged */
export function thinSources(
  study: Study,
  { guarantee, sizeOf }: { readonly guarantee: Guarantee; readonly sizeOf: UniverseSize },
): readonly ThinSource[] {
  return guarantee.sources.flatMap((source) => {
    const size = sizeNeeded(source, study, sizeOf);
    return size === null ? [] : [{ source: source.source, size }];
  });
}

/**
 * A bundle in which nothing could be read would use the budget up for nothing. Published sizes alone are judged: a refusal
 * that followed from the partner's own counts would answer a question about them.
 * @throws {VigieErrors} where no source is readable; one of several is only a warning
 */
export function refuseThinBudget(
  study: Study,
  { partner, guarantee }: { readonly partner: Partner; readonly guarantee: Guarantee },
): void {
  const thin = thinSources(study, { guarantee, sizeOf: publishedSizes(study) });
  if (thin.length === 0 || thin.length < guarantee.sources.length || asksOthers(study, partner)) return;
  throw new VigieErrors(
    thin.map(({ source, size }) =>
      partnerProblem("partner/budget-too-thin", {}, { source: textValue(source), size: countValue(size) }),
    ),
  );
}

/** Whether sources that protect nothing are asked something too. */
function asksOthers({ indicators, sources }: Study, partner: Partner): boolean {
  return [...indicators.values()].some(
    ({ source }) => partner.sources.includes(source) && sources.get(source)?.protects === "nothing",
  );
}

/** Units with which its most readable table would be so; null where a table is, or where a size is not known. */
function sizeNeeded(
  { source: id, tables }: SourceGuarantee,
  study: Study,
  sizeOf: UniverseSize,
): number | null {
  const source = study.sources.get(id);
  const needs = tables.flatMap(({ indicator: name, measure, variance }) => {
    const indicator = study.indicators.get(name);
    if (source === undefined || indicator === undefined || measure !== "count") return [];
    // The error of half the units, whatever the codes that have them: sigma √cells / (2 size).
    const sigma = Math.sqrt(asNumber(variance));
    const need = (sigma * Math.sqrt(interiorCells(indicator, source))) / (2 * shareErrorMax);
    return [{ need, size: sizeOf(id, indicator.universe) }];
  });
  const isThin = needs.length > 0 && needs.every(({ need, size }) => size !== null && size < need);
  return isThin ? Math.ceil(Math.min(...needs.map(({ need }) => need))) : null;
}

/** Sizes that the study declares as published: known before any data is read. */
function publishedSizes({ disclosure }: Study): UniverseSize {
  return (source, universe) => disclosure.public.get(source)?.get(universe)?.size ?? null;
}
