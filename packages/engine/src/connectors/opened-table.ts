import type { Column } from "../compile/relation.ts";
import type { InputFile } from "../plan.ts";
import type { LastRow, OpenedFile } from "../run/opened-file.ts";
import { type Sql, sql } from "../sql.ts";
import type { Cell } from "./database.ts";

/** A table that a server holds, as it stands for a file of a plan. Its rows are counted, not numbered. */
export function openedTable(
  file: InputFile,
  {
    from,
    columns,
    names,
    lastRow,
  }: {
    readonly from: Sql;
    /** Those that the plan reads. */
    readonly columns: ReadonlyMap<string, Column>;
    /** Of all its columns that may be read. */
    readonly names: readonly string[];
    readonly lastRow: OpenedFile["lastRow"];
  },
): OpenedFile {
  const relation = { from, columns };
  return {
    file,
    relation,
    numbered: { relation, number: sql`0` },
    names,
    lastRow,
    unread: async () => ({ ragged: 0, errors: [] }),
    blame: async () => [],
    places: async (rows) => rows.map(() => ({ file: file.shown })),
    erase: async () => undefined,
  };
}

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
