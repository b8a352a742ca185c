import type { Table } from "@vigie/engine";
import type { Policy } from "../rules/policy.ts";

/** A table that left in an earlier bundle of the same study version, source, window and universes. */
export interface EarlierTable {
  readonly indicator: string;
  /** `count` is null where the cell was masked. */
  readonly rows: readonly { readonly codes: readonly string[]; readonly count: number | null }[];
}

/** What earlier releases leave of each row of a table: it was published once, always masked, or was not there. */
export type Earlier = "published" | "masked" | null;

/** By row of the table. */
export function earlierOf(table: Table, earlier: readonly EarlierTable[]): readonly Earlier[] {
  const counts = countsByCodes(table.indicator, earlier);
  return table.rows.map(({ codes }) => {
    const before = counts.get(codes.join(" "));
    if (before === undefined) return null;
    return before.some((count) => count !== null) ? "published" : "masked";
  });
}

/**
 * Whether the difference between a count and what was once published of it tells of a few persons. Such a table is
 * not re-issued: the earlier one stands. Methods, section 7.
 */
export function isTellingRevision(table: Table, earlier: readonly EarlierTable[], { min }: Policy): boolean {
  const counts = countsByCodes(table.indicator, earlier);
  return table.rows.some(({ codes, count }) =>
    (counts.get(codes.join(" ")) ?? []).some((before) => {
      const difference = before === null ? 0 : Math.abs(count - before);
      return difference > 0 && difference < min;
    }),
  );
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
