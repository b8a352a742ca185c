import type { InferredTable } from "../infer/inferred-table.ts";

/** The identifier of a row in the page of its table; null where the table has no such row. */
export function rowAnchor({ rows }: InferredTable, codes: readonly string[]): string | null {
  const at = rows.findIndex((row) => row.codes.every((code, position) => code === codes[position]));
  return at < 0 ? null : `l${at + 1}`;
}
