import type { AuditedBundle } from "@vigie/bundle";
import { fieldNames, type ProtectedTable } from "@vigie/disclosure";
import { designColumns, type Source, type Study } from "@vigie/study";
import { rootsOf, type Secrets } from "./could-tell.ts";
import {
  type EarlierEntry,
  entriesOfPersons,
  hasNumbers,
  indicatorStillAsked,
} from "./entries-of-persons.ts";
import { kindsOf } from "./index.ts";
import { conditionsOf, readsOf, universesOf } from "./reads-of.ts";

/**
 * What is told of a source before any number of a run is: the fields whose crossing with weights that anyone knows is told,
 * by tables of counts that have one of the fields that weights are made from and by weighted numbers that left before; and
 * what other tables count.
 */
export function toldWithWeights(
  tables: readonly ProtectedTable[],
  previous: readonly AuditedBundle[],
  { study, source }: { readonly study: Study; readonly source: Source },
): Pick<Secrets, "counted" | "withWeights"> {
  const earlier = previous
    .flatMap((bundle) => entriesOfPersons(bundle, study))
    .filter((entry) => entry.source.id === source.id);
  const counted = [
    ...tables
      .filter(({ treatment }) => treatment.kind !== "withheld")
      .map(({ indicator }) => fieldsCounted(indicator, study, source)),
    ...earlier.map((entry) => fieldsBefore(entry)),
  ];
  const design = new Set(designColumns(source.survey).flatMap((name) => rootsOf(name, source)));
  const isDesign = (name: string) => rootsOf(name, source).some((root) => design.has(root));
  const withDesign = counted.filter((names) => names.some(isDesign));
  const withWeights = [...withDesign.flat(), ...earlier.flatMap((entry) => readBefore(entry, study))];
  return { counted: counted.filter((names) => !withDesign.includes(names)), withWeights };
}

function fieldsCounted(id: string, study: Study, source: Source): readonly string[] {
  const indicator = study.indicators.get(id);
  if (indicator?.source !== source.id) return [];
  const conditions = universesOf(indicator).flatMap((universe) => conditionsOf(universe, source));
  return [...fieldNames(indicator, source), ...conditions];
}

function fieldsBefore({ table, source }: EarlierEntry): readonly string[] {
  const [universe, ...others] = table.dimensions;
  return [
    ...(universe?.codes ?? []).flatMap((id) => conditionsOf(id, source)),
    ...others.flatMap(({ name }) => [...(source.multiples.get(name)?.items.values() ?? [name])]),
  ];
}

function readBefore(entry: EarlierEntry, study: Study): readonly string[] {
  const indicator = indicatorStillAsked(entry, study);
  if (indicator === null || !hasNumbers(entry.table)) return [];
  return kindsOf(indicator, entry.source)
    .filter(({ ofRespondents }) => ofRespondents === true)
    .flatMap((kind) => readsOf(kind, indicator, entry.source).fields);
}
