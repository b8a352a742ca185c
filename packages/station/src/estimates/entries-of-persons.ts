import { type AuditedBundle, entryOf, type PublishedTable, tablesOverWindow } from "@vigie/bundle";
import type { Source, Study } from "@vigie/study";

/** A table of an earlier bundle that counts the persons of a source of the study as it is now. */
export interface EarlierEntry {
  readonly source: Source;
  readonly table: PublishedTable;
  readonly isRounded: boolean;
}

/** Those that left. */
export function entriesOfPersons(bundle: AuditedBundle, study: Study): readonly EarlierEntry[] {
  return tablesOverWindow(bundle, study).flatMap((table) => {
    const entry = entryOf(bundle, table.indicator);
    const source = study.sources.get(entry?.source ?? "");
    return entry === undefined || source === undefined
      ? []
      : [{ source, table, isRounded: entry.rounding !== null }];
  });
}
