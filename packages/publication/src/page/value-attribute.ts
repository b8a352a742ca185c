import { type Attributes, attributes } from "@vigie/html";

/** Finer than any table writes its numbers. */
const scale = 1e4;

/** What a cell is worth, by which the script of the page sorts its column; nothing for words and what is not shown. */
export function valueAttribute(value: number | null): Attributes | null {
  return value === null ? null : attributes` data-value="${Math.round(value * scale) / scale}"`;
}
