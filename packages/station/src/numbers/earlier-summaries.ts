import type { AuditedBundle, PublishedTable } from "@vigie/bundle";
import { attributeOf, type Source, type Study, type Summary } from "@vigie/study";
import { entriesOfPersons } from "../estimates/entries-of-persons.ts";

/** A table that left before and sums some number up, of persons whom the study may still tell apart as it does. */
export interface EarlierSummary {
  readonly source: string;
  /** What makes its groups. */
  readonly field: string;
  readonly statistic: Summary["statistic"];
  readonly table: PublishedTable;
}

/** By bundle. Which number each is about, a bundle does not say. */
export function earlierSummaries(
  previous: readonly AuditedBundle[],
  study: Study,
): readonly (readonly EarlierSummary[])[] {
  return previous.map((bundle) =>
    entriesOfPersons(bundle, study).flatMap(({ source, table }) => {
      const [, dimension, ...others] = table.dimensions;
      const statistic = statistics.find((name) => table.measures.includes(name));
      if (dimension === undefined || others.length > 0 || statistic === undefined) return [];
      return attributeOf(source, dimension.name) === null
        ? []
        : [{ source: source.id, field: dimension.name, statistic, table }];
    }),
  );
}

/** What makes the groups of those of a source. */
export function fieldsOfEarlier(earlier: readonly EarlierSummary[], { id }: Source): readonly string[] {
  return earlier.filter(({ source }) => source === id).map(({ field }) => field);
}

/** The universes that its rows are in, among those of today; none where it is of another source. */
export function universesOfEarlier({ source, table }: EarlierSummary, { id, universes }: Source) {
  if (source !== id) return [];
  const named = new Set(table.rows.map(({ codes: [universe = ""] }) => universe));
  return [...universes.values()].filter(({ id }) => named.has(id));
}

const statistics: readonly Summary["statistic"][] = ["median", "mean"];
