import type { DocumentBlock, Run } from "@vigie/documents";

/** What a cell of a table holds: one plain text. */
export function cell(text: string): readonly Run[] {
  return [{ text, style: "plain", href: null }];
}

/** A table of plain texts. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): DocumentBlock {
  return { kind: "table", head: head.map(cell), rows: rows.map((row) => row.map(cell)) };
}
