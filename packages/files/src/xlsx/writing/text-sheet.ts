import type { StyleName } from "./styles.ts";
import type { WrittenSheet } from "./written-workbook.ts";

/**
 * A sheet of texts under a header; an empty text is an empty cell.
 * @param rows the first one names the columns
 * @param widths of the columns, in characters
 * @param style of the rows under the header
 */
export function textSheet(
  name: string,
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  style: StyleName = "text",
): WrittenSheet {
  return {
    name,
    widths,
    rows: rows.map((row, at) =>
      row.map((text) => ({ value: text === "" ? null : text, style: at === 0 ? "head" : style })),
    ),
    header: { row: 1, last: rows.length, columns: rows[0]?.length ?? 0 },
    running: null,
  };
}
