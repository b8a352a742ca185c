import { type AuditedBundle, entryOf, type PublishedTable, tablesOverWindow } from "@vigie/bundle";
import { dimensionsOf, type Indicator, measuresOf, type Source, type Study } from "@vigie/study";

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

export function hasNumbers({ rows }: PublishedTable): boolean {
  return rows.some(({ values }) => values.some((value) => value !== null));
}

/** Null where the study asks this table no more, or asks it of other fields. */
export function indicatorStillAsked({ source, table }: EarlierEntry, study: Study): Indicator | null {
  const indicator = study.indicators.get(table.indicator);
  if (indicator === undefined || indicator.source !== source.id) return null;
  const names = measuresOf(indicator, source).map(({ name }) => name);
  const dimensions = table.dimensions.slice(1).map(({ name }) => name);
  const isSame =
    dimensionsOf(indicator).join() === dimensions.join() && names.join() === table.measures.join();
  return isSame ? indicator : null;
}
