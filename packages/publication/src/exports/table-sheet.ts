import { markLine, type ReadColumn, readColumns } from "@vigie/diagnostic";
import type { SheetCell, WrittenSheet } from "@vigie/files";
import type { PublicationFormatter } from "../formatter.ts";
import type { NamedTable } from "./named-table.ts";
import { cell, markRows } from "./sheet-cells.ts";
import { tableNote } from "./table-note.ts";

/** One table with its title and note; a secret is a word where a number is expected. */
export function tableSheet({ table, name }: NamedTable, formatter: PublicationFormatter): WrittenSheet {
  const columns = readColumns(table);
  const above: readonly (readonly SheetCell[])[] = [
    [cell(table.title, "title")],
    ...markRows(table.subject),
    ...tableNote(table, formatter).map((sentence) => [cell(sentence, "muted")]),
    [{ value: formatter.message("workbook.back"), style: "link", to: formatter.message("workbook.cover") }],
    [],
    columns.map(({ title }) => cell(title, "head")),
  ];
  return {
    name,
    widths: columns.map(({ kind, title }) => (kind === "label" ? 34 : Math.max(12, title.length / 2 + 4))),
    rows: [
      ...above,
      ...table.rows.map((row) => columns.map((column) => tableCell(column, column.read(row)))),
    ],
    header: { row: above.length, last: above.length + table.rows.length, columns: columns.length },
    running: markLine(table.subject),
  };
}

function tableCell({ kind }: ReadColumn, value: SheetCell["value"]): SheetCell {
  if (kind === "label" || kind === "mark") return cell(value, kind === "mark" ? "alert" : "plain");
  if (typeof value === "string") return cell(value, "secret");
  return cell(value, kind === "points" ? "share" : kind);
}
