import type { ProtectedTable } from "@vigie/disclosure";
import type { Table } from "@vigie/engine";

/**
 * The exact table, for `private/`: codes, count, and what was done to each cell. A code that was gathered with other
 * rare ones has `merged` for status: its own line does not exist outside.
 */
export function exactTableCsv(exact: Table, protectedTable: ProtectedTable): string {
  const cells = new Map(protectedTable.rows.map(({ codes, cell }) => [codes.join(","), cell] as const));
  const header = [...exact.dimensions.map(({ name }) => name), "count", "status", "reason"];
  const lines = exact.rows.map(({ codes, count }) => {
    const cell = cells.get(codes.join(","));
    const status = cell?.status ?? "merged";
    const reason = cell === undefined ? "rare_code" : "reason" in cell ? cell.reason : "";
    return [...codes, String(count), status, reason];
  });
  return `${[header, ...lines].map((line) => line.join(",")).join("\n")}\n`;
}
