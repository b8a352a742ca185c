import type { Readable } from "node:stream";
import { cellText, type RawCell, type Workbook } from "./cell-text.ts";
import { type XmlEvent, xmlEvents } from "./xml-events.ts";

export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** @yields the rows of a sheet, one batch after the other; cells without a value are empty texts */
export async function* sheetRows(sheet: Readable, workbook: Workbook): AsyncGenerator<readonly SheetRow[]> {
  const reader = rowReader(workbook);
  for await (const events of xmlEvents(sheet)) yield reader(events);
}

function rowReader(workbook: Workbook): (events: readonly XmlEvent[]) => readonly SheetRow[] {
  let number = 0;
  let cells: string[] = [];
  let cell: RawCell & { readonly column: number } = { type: "", style: 0, content: "", column: 0 };
  let inContent = false;
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === "row") {
      number = Number(attributes.r ?? number + 1);
      cells = [];
    } else if (name === "c") {
      const column = columnOf(attributes.r) ?? cells.length;
      cell = { type: attributes.t ?? "n", style: Number(attributes.s ?? 0), content: "", column };
    } else inContent = name === "v" || name === "t";
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

/** Position of the column of `BC12`, from 0. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]+/.exec(reference ?? "")?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((position, letter) => position * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
