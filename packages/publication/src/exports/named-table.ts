import type { ExportedTable } from "@vigie/diagnostic";

/** A table of the workbook, with the name of its sheet. */
export interface NamedTable {
  readonly table: ExportedTable;
  readonly name: string;
}
