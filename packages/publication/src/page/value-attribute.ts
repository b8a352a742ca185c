import { cellText, cellValue, type TableCell } from "@vigie/diagnostic";
import { type Attributes, attributes } from "@vigie/documents";

/** Finer than any table writes its numbers. */
const scale = 1e4;

/** A number and no more, as `script.js` reads it in the text itself. */
const plainNumber = /^[+−-]?[\p{Nd}\p{Zs}.,’٫٬]+[%٪]?$/u;

/** What a cell is worth, by which the script of the page sorts its column; nothing for words and what is not shown. */
export function valueAttribute(value: number | null): Attributes | null {
  return value === null ? null : attributes` data-value="${Math.round(value * scale) / scale}"`;
}

/** The same, where the text of the cell does not say it already. */
export function cellAttribute(cell: TableCell): Attributes | null {
  return plainNumber.test(cellText(cell)) ? null : valueAttribute(cellValue(cell));
}
