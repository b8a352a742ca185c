import type { AuditedBundle } from "@vigie/bundle";
import type { ProtectedTable } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { couldTell, type Read } from "./could-tell.ts";
import {
  type EarlierEntry,
  entriesOfPersons,
  hasNumbers,
  indicatorStillAsked,
} from "./entries-of-persons.ts";
import { hiddenCells } from "./hidden-cells.ts";
import { kindsOf } from "./index.ts";
import type { Links } from "./links.ts";
import { readsOf } from "./reads-of.ts";
import { toldWithWeights } from "./told-with-weights.ts";

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
      if (source === undefined) return false;
      const told = toldWithWeights(tables, previous, { study, source });
      const secrets = { ...told, hidden, links: links.get(id) ?? [] };
      return known.some(
        (one) =>
          one.source === id &&
          (one.reads === null || one.reads.some((read) => couldTell(read, secrets, source))),
      );
    })
      ? [table.indicator]
      : [];
  });
}

/** Null where nothing says what its numbers were made from. */
function readsOfEntry(entry: EarlierEntry, study: Study): readonly Read[] | null {
  const indicator = indicatorStillAsked(entry, study);
  const { source } = entry;
  return indicator && kindsOf(indicator, source).map((kind) => readsOf(kind, indicator, source));
}
