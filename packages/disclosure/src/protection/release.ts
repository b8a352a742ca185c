import type { Table } from "@vigie/engine";

/** A table that left in an earlier bundle of the same study, source, window and universes. */
export interface EarlierTable {
  readonly indicator: string;
  /** `count` is null where the cell was masked. */
  readonly rows: readonly { readonly codes: readonly string[]; readonly count: number | null }[];
}

/** All that left at once. */
export type EarlierRelease = readonly EarlierTable[];

/** What earlier releases leave of each row of a table: it was published once, always masked, or was not there. */
export type Earlier = "published" | "masked" | null;

/** By row of the table. */
export function earlierOf(table: Table, releases: readonly EarlierRelease[]): readonly Earlier[] {
  const counts = countsByCodes(table.indicator, releases.flat());
  return table.rows.map(({ codes }) => {
    const before = counts.get(codes.join(" "));
    if (before === undefined) return null;
    return before.some((count) => count !== null) ? "published" : "masked";
  });
}

function countsByCodes(
  indicator: string,
  earlier: readonly EarlierTable[],
): ReadonlyMap<string, readonly (number | null)[]> {
  const rows = earlier.filter((table) => table.indicator === indicator).flatMap((table) => table.rows);
  return new Map(
    [...Map.groupBy(rows, ({ codes }) => codes.join(" "))].map(([codes, its]) => [
      codes,
      its.map(({ count }) => count),
    ]),
  );
}
