import type { Readable } from "node:stream";
import { cellText, type RawCell, type Workbook } from "./cell-text.ts";
import { CellOutsideSheet, columnsMax, rowsMax } from "./workbook-problem.ts";
import { type XmlEvent, xmlEvents } from "./xml-events.ts";

export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/**
 * @param merged told the range of merged cells, as `A3:A5`: a sheet writes them after its rows
 * @yields the rows of a sheet, one batch after the other; cells without a value are empty texts
 */
export async function* sheetRows(
  sheet: Readable,
  workbook: Workbook,
  merged: (range: string) => void = () => undefined,
): AsyncGenerator<readonly SheetRow[]> {
  const reader = rowReader(workbook, merged);
  for await (const events of xmlEvents(sheet)) yield reader(events);
}

function rowReader(
  workbook: Workbook,
  merged: (range: string) => void,
): (events: readonly XmlEvent[]) => readonly SheetRow[] {
  let number = 0;
  let cells: string[] = [];
  let cell: RawCell & { readonly column: number } = { type: "", style: 0, content: "", column: 0 };
  let inContent = false;
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === "row") {
      number = rowNumber(attributes.r, number);
      cells = [];
    } else if (name === "c") {
      const column = columnOf(attributes.r) ?? cells.length;
      if (column >= columnsMax) throw new CellOutsideSheet(number);
      cell = { type: attributes.t ?? "n", style: Number(attributes.s ?? 0), content: "", column };
    } else if (name === "mergeCell") merged(attributes.ref ?? "");
    else inContent = name === "v" || name === "t";
  };
  const close = (name: string): SheetRow | null => {
    inContent = false;
    if (name === "c") {
      while (cells.length < cell.column) cells.push("");
      cells[cell.column] = cellText(cell, workbook);
    }
    return name === "row" ? { number, cells } : null;
  };
  return (events) =>
    events.flatMap((event) => {
      if (event.kind === "open") open(event.name, event.attributes);
      else if (event.kind === "text") {
        if (inContent) cell = { ...cell, content: cell.content + event.text };
      } else return close(event.name) ?? [];
      return [];
    });
}

function rowNumber(written: string | undefined, before: number): number {
  const number = written === undefined ? before + 1 : Number(written);
  if (!Number.isInteger(number) || number < 1 || number > rowsMax)
    throw new CellOutsideSheet(Number.isSafeInteger(number) ? number : null);
  return number;
}

/** Position of the column of `BC12`, from 0. */
export function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]+/.exec(reference ?? "")?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((position, letter) => position * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
