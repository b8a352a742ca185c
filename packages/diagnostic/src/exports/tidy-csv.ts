import type { ExportedTable, Value } from "./exported-table.ts";

/**
 * For programs: CSV of RFC 4180 in UTF-8, commas, points, LF. A hidden count is empty, and so is all that it hides;
 * the last column says that data are fictitious, where they are.
 */
export function tidyCsv({ columns, rows }: ExportedTable): string {
  return [columns.map(({ name }) => name), ...rows]
    .map((cells) => `${cells.map(written).join(",")}\n`)
    .join("");
}

function written(value: Value): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
