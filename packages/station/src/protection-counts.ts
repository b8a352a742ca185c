import type { ProtectedTable } from "@vigie/disclosure";

/** Cells masked of those that leave, and tables withheld: also for the terminal. */
export function protectionCounts(tables: readonly ProtectedTable[]) {
  const leaving = tables.filter(({ treatment }) => treatment.kind !== "withheld");
  const cells = leaving.flatMap(({ rows }) => rows);
  return {
    tables: leaving.length,
    cells: cells.length,
    masked: cells.filter(({ cell }) => cell.status !== "free").length,
    withheld: tables.length - leaving.length,
  };
}
