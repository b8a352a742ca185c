import { type CellContext, cellText } from "./cell-text.ts";
import { readXml, type XmlHandler } from "./read-xml.ts";
import { CellOutsideSheet, columnsMax, rowsMax } from "./workbook-problem.ts";

export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** By a filter or by hand. */
  readonly isHidden: boolean;
  /** Each cell that holds a value is crossed out. */
  readonly isStruck: boolean;
  /** Positions of the cells whose formula was saved without its value. */
  readonly unvalued: readonly number[];
}

/**
 * @param merged called with each range of merged cells, as `A3:A5`: a sheet writes them after its rows
 * @yields the rows of a sheet, one batch after the other; cells without a value are empty texts
 */
export async function* sheetRows(
  sheet: AsyncIterable<Uint8Array>,
  workbook: CellContext,
  merged: (range: string) => void,
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = [];
  for await (const _ of readXml(sheet, rowReader(workbook, { merged, row: (row) => rows.push(row) }))) {
    yield rows;
    rows = [];
  }
}

function rowReader(
  workbook: CellContext,
  found: { readonly merged: (range: string) => void; readonly row: (row: SheetRow) => void },
): XmlHandler {
  let number = 0;
  let cells: string[] = [];
  let column = 0;
  let type = "n";
  let style = 0;
  let content = "";
  let isInContent = false;
  let isHidden = false;
  let filled = 0;
  let struck = 0;
  let isFormula = false;
  let hasValue = false;
  let unvalued: number[] = [];
  return {
    open: (name, attributes) => {
      isInContent = name === "v" || name === "t";
      if (name === "f") isFormula = true;
      else if (name === "v" || name === "is") hasValue = true;
      if (name === "c") {
        column = columnNumber(attributes.r) ?? cells.length;
        if (column >= columnsMax) throw new CellOutsideSheet(number);
        type = attributes.t ?? "n";
        style = Number(attributes.s ?? 0);
        content = "";
        isFormula = false;
        hasValue = false;
      } else if (name === "row") {
        number = rowNumber(attributes.r, number);
        cells = [];
        isHidden = isTrue(attributes.hidden);
        filled = 0;
        struck = 0;
        unvalued = [];
      } else if (name === "mergeCell") found.merged(attributes.ref ?? "");
    },
    text: (text) => {
      if (isInContent) content += text;
    },
    close: (name) => {
      isInContent = false;
      if (name === "c") {
        while (cells.length < column) cells.push("");
        const text = cellText({ type, style, content }, workbook);
        cells[column] = text;
        if (isFormula && !hasValue) unvalued.push(column);
        if (text !== "") {
          filled++;
          if (workbook.struckStyles.has(style)) struck++;
        }
      } else if (name === "row")
        found.row({ number, cells, isHidden, isStruck: filled > 0 && struck === filled, unvalued });
    },
  };
}

function isTrue(written: string | undefined): boolean {
  return written === "1" || written === "true";
}

function rowNumber(written: string | undefined, before: number): number {
  const number = written === undefined ? before + 1 : Number(written);
  if (!Number.isInteger(number) || number < 1 || number > rowsMax)
    throw new CellOutsideSheet(Number.isSafeInteger(number) ? number : null);
  return number;
}

/** Position of the column of `BC12`, from 0. */
export function columnNumber(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let position = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    position = position * 26 + letter;
  }
  return position === 0 ? null : position - 1;
}

/** Cells merged down several rows; the value stands in the first of them alone. Columns from 0, rows as the sheet numbers them. */
export interface MergedCells {
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
}

/** `A3:A5`; null where it is on one row. */
export function mergedDown(reference: string): MergedCells | null {
  const [from, to] = reference.split(":").map((cell) => ({
    column: columnNumber(cell) ?? 0,
    row: Number(/\d+$/.exec(cell)?.[0] ?? 0),
  }));
  if (from === undefined || to === undefined || from.row === to.row) return null;
  return { columns: [from.column, to.column], rows: [from.row, to.row] };
}
