import type { Table } from "@vigie/engine";
import type { Policy } from "../rules/policy.ts";

/** A table that left in an earlier bundle of the same study version, source, window and universes. */
export interface EarlierTable {
  readonly indicator: string;
  /** `count` is null where the cell was masked. */
  readonly rows: readonly { readonly codes: readonly string[]; readonly count: number | null }[];
}

/** What an earlier release leaves of each row of a table: it was published, masked, or was not there. */
export type Earlier = "published" | "masked" | null;

/** By row of the table. */
export function earlierOf(table: Table, earlier: EarlierTable | undefined): readonly Earlier[] {
  const counts = new Map(earlier?.rows.map(({ codes, count }) => [codes.join(" "), count]));
  return table.rows.map(({ codes }) => {
    const count = counts.get(codes.join(" "));
    return count === undefined ? null : count === null ? "masked" : "published";
  });
}

/**
 * Whether the difference between a published cell and what it was tells of a few persons. Such a table is not
 * re-issued: the earlier one stands. Methods, section 7.
 */
export function isTellingRevision(table: Table, earlier: EarlierTable | undefined, { min }: Policy): boolean {
  const counts = new Map(earlier?.rows.map(({ codes, count }) => [codes.join(" "), count]));
  return table.rows.some(({ codes, count }) => {
    const before = counts.get(codes.join(" "));
    if (before === undefined || before === null) return false;
    const difference = Math.abs(count - before);
    return difference > 0 && difference < min;
  });
}
