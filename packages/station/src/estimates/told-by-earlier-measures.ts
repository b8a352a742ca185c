import type { AuditedBundle } from "@vigie/bundle";
import type { ProtectedTable } from "@vigie/disclosure";
import { dimensionsOf, measuresOf, type Study } from "@vigie/study";
import { couldTell, type Read } from "./could-tell.ts";
import { type EarlierEntry, entriesOfPersons } from "./entries-of-persons.ts";
import { hiddenCells } from "./hidden-cells.ts";
import { kindsOf } from "./index.ts";
import type { Links } from "./links.ts";
import { readsOf } from "./reads-of.ts";

/**
 * Tables of which numbers that left before, beside the counts of others, could tell a hidden count: they are to stay. Of
 * an indicator that the study asks no more, nothing says what its numbers were made from: it may be anything.
 * @param links by source
 */
export function toldByEarlierMeasures(
  tables: readonly ProtectedTable[],
  previous: readonly AuditedBundle[],
  { study, links }: { readonly study: Study; readonly links: ReadonlyMap<string, Links> },
): readonly string[] {
  const known = previous.flatMap((bundle) =>
    entriesOfPersons(bundle, study)
      .filter(({ table }) => hasNumbers(table))
      .map((entry) => ({
        source: entry.source.id,
        reads: readsOfEntry(entry, study),
      })),
  );
  return tables.flatMap((table) => {
    if (table.treatment.kind === "withheld") return [];
    return [...hiddenCells([table], study)].some(([id, hidden]) => {
      const source = study.sources.get(id);
      const secrets = { hidden, links: links.get(id) ?? [] };
      return known.some(
        (one) =>
          source !== undefined &&
          one.source === id &&
          (one.reads === null || one.reads.some((read) => couldTell(read, secrets, source))),
      );
    })
      ? [table.indicator]
      : [];
  });
}

function hasNumbers({ rows }: EarlierEntry["table"]): boolean {
  return rows.some(({ values }) => values.some((value) => value !== null));
}

/** Null where the study asks this table no more, or asks it of other fields. */
function readsOfEntry({ source, table }: EarlierEntry, study: Study): readonly Read[] | null {
  const indicator = study.indicators.get(table.indicator);
  if (indicator === undefined || indicator.source !== source.id) return null;
  const names = measuresOf(indicator, source).map(({ name }) => name);
  const isSame =
    dimensionsOf(indicator).join() === dimensionNames(table).join() && names.join() === table.measures.join();
  return isSame ? kindsOf(indicator, source).map((kind) => readsOf(kind, indicator, source)) : null;
}

function dimensionNames({ dimensions }: EarlierEntry["table"]): readonly string[] {
  return dimensions.slice(1).map(({ name }) => name);
}
