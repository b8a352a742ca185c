import type { ExportedTable, Value } from "@vigie/diagnostic";
import { type ReadColumn, readColumns } from "@vigie/diagnostic";
import { guarded, spreadsheetText } from "@vigie/files";
import type { PublicationWords } from "../words.ts";

/** What spreadsheets set to a language expect: semicolons where the comma is that of decimals. */
function separatorsOf(language: string): { readonly cell: "," | ";"; readonly decimal: string } {
  const parts = new Intl.NumberFormat(language, { numberingSystem: "latn" }).formatToParts(0.5);
  const decimal = parts.find(({ type }) => type === "decimal")?.value === "," ? "," : ".";
  return { cell: decimal === "," ? ";" : ",", decimal };
}

/**
 * For a spreadsheet set to the language, opened by a double click (in French: semicolons, decimal commas): labels
 * instead of codes, the word where a cell is secret, and the mark of fiction in the first column of every line.
 */
export function spreadsheetCsv(table: ExportedTable, words: PublicationWords): string {
  const separator = separatorsOf(words.language).cell;
  const columns = readColumns(table);
  const lines = [
    columns.map(({ title, kind }) =>
      guarded(kind === "share" ? words.message("export.percent", { column: title }) : title),
    ),
    ...table.rows.map((row) => columns.map((column) => cellOf(column, row, words))),
  ];
  return spreadsheetText(lines, separator);
}

function cellOf(column: ReadColumn, row: readonly Value[], words: PublicationWords): string {
  const value = column.read(row);
  if (typeof value === "string") return guarded(value);
  if (value === null) return "";
  const shown = column.kind === "share" ? Math.round(value * 1e6) / 1e4 : value;
  return String(shown).replace(".", separatorsOf(words.language).decimal);
}
