import type { GuardedTable } from "./protect-all.ts";

/** The table kept at the partner's, whatever was to be shown of it: what would leave did not pass the audit. */
export function withholding(table: GuardedTable): GuardedTable {
  return {
    ...table,
    rows: table.rows.map(({ codes, cell }) => ({
      codes,
      cell: cell.status === "free" ? { status: "secondary", reason: "withheld_table" } : cell,
    })),
    treatment: table.treatment.kind === "withheld" ? table.treatment : { kind: "withheld", reason: "audit" },
  };
}
