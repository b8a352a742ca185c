import type { AuditedBundle, ManifestTable, PublishedTable } from "@vigie/bundle";
import type { Source, Study } from "@vigie/study";

/** A table of an earlier bundle that counts the persons of a source of the study as it is now. */
export interface EarlierEntry {
  readonly source: Source;
  readonly table: PublishedTable;
  readonly isRounded: boolean;
}

/** Those that left: of another window, other persons are counted. */
export function entriesOfPersons({ manifest, tables }: AuditedBundle, study: Study): readonly EarlierEntry[] {
  if (manifest.study.id !== study.id) return [];
  return manifest.tables.flatMap((entry) => {
    const source = study.sources.get(entry.source);
    const table = tables.get(entry.indicator);
    if (source === undefined || table === undefined || !countsThe(source, entry)) return [];
    return [{ source, table, isRounded: entry.rounding !== null }];
  });
}

function countsThe({ window }: Source, entry: ManifestTable): boolean {
  return entry.protects === "persons" && window.from === entry.window.from && window.to === entry.window.to;
}
