import type { InferredTable } from "@vigie/diagnostic";
import { codesKey } from "@vigie/table";
import { type ShownRow, shownRows } from "./shown-rows.ts";

/** The identifier of a row in the page of its table; null where the page shows no such row. */
export function rowAnchor(table: InferredTable, codes: readonly string[]): string | null {
  const key = codesKey(codes);
  const found = shownRows(table).find(({ row }) => codesKey(row.codes) === key);
  return found === undefined ? null : rowId(found);
}

export function rowId({ at }: Pick<ShownRow, "at">): string {
  return `l${at + 1}`;
}
