import { textWidth } from "@vigie/drawing";
import { unknown } from "@vigie/table";
import { type Crossing, crossingOf, turned } from "./crossing.ts";
import { labelOf } from "./labels.ts";
import type { Subject } from "./subject.ts";

/** Columns in view; what the others hold is in the table. */
const columnsMax = 8;
const rowsMax = 12;

/** The rows and columns of a crossing that are drawn, and how many are left to its table. */
export function crossingInView(subject: Subject): Crossing & { readonly rest: number } {
  return inView(upright(crossingOf(subject), subject));
}

/** The longest names make the rows, where they are read without turning the head. */
function upright(crossing: Crossing, subject: Subject): Crossing {
  const { rows, columns, rowCodes, columnCodes } = crossing;
  const longest = (dimension: string, codes: readonly string[]) =>
    Math.max(0, ...codes.map((code) => textWidth(labelOf(subject, dimension, code), 14)));
  return longest(columns, columnCodes) <= longest(rows, rowCodes) ? crossing : turned(crossing);
}

/** Rows and columns from the greatest to the least, the unknown last; shares keep the order of their code list. */
function inView(crossing: Crossing): Crossing & { readonly rest: number } {
  const { rowCodes, columnCodes, at, share } = crossing;
  const sum = (cells: readonly { readonly value: number | null }[]) =>
    cells.reduce((all, { value }) => all + (value ?? 0), 0);
  const sorted = (codes: readonly string[], sizeOf: (code: string) => number) =>
    codes.toSorted((a, b) => Number(a === unknown) - Number(b === unknown) || sizeOf(b) - sizeOf(a));
  const columns =
    share === null ? sorted(columnCodes, (code) => sum(rowCodes.map((row) => at(row, code)))) : columnCodes;
  const rows = sorted(rowCodes, (code) => sum(columnCodes.map((column) => at(code, column))));
  return {
    ...crossing,
    columnCodes: columns.slice(0, columnsMax),
    rowCodes: rows.slice(0, rowsMax),
    rest: Math.max(0, columns.length - columnsMax) + Math.max(0, rows.length - rowsMax),
  };
}
