import type { Cell } from "../connectors/database.ts";
import type { Sql } from "../sql.ts";
import type { LastRow } from "./opened-file.ts";

/** Rows among which the last one that holds a value is looked for. */
export const lastRows = 20;

/**
 * The first of these rows that holds a value.
 * @param rows from the last one upwards, each with the condition that the others meet
 */
export function lastFilled(
  rows: readonly { readonly cells: readonly Cell[]; readonly others: Sql }[],
): LastRow | null {
  const all = rows.map(({ cells, others }) => ({
    cells: cells.map((cell) => (cell === null ? "" : String(cell))),
    others,
  }));
  const below = all.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const last = all[below];
  return last === undefined ? null : { ...last, below };
}
