import { columnHeads } from "./column-heads.ts";
import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { type Box, bold, linesAround, lowered, type MarkBlock, type Marks, rect, text } from "./mark.ts";
import { type Steps, stepClass, stepOf } from "./steps.ts";
import { textWidth, wrapped } from "./text-width.ts";

/** A number with how it is written, or why there is none. */
export type HeatCell =
  | { readonly value: number; readonly wording: string }
  | "secret"
  | "nothing"
  | "unknown";

export interface HeatLine {
  readonly label: string;
  /** Whether it gathers what is not known: it stands apart, and has no colour. */
  readonly isApart: boolean;
}

export interface HeatTable {
  readonly columns: readonly HeatLine[];
  readonly rows: readonly (HeatLine & { readonly cells: readonly HeatCell[] })[];
  /** Steps of the values above zero. */
  readonly steps: Steps;
  /** What the mark of an empty cell stands for, with that mark. */
  readonly nothingName: string;
  /** What is written in a cell that is not shown. */
  readonly hiddenName: string;
}

/** Between what is known and what is not. */
const gap = 14;
/** Rows between two heads where the drawing is narrow. */
const headEvery = 10;

/** A table whose numbers are written, and whose background says them again: read without colour as well. */
export function heatTable(canvas: Canvas, drawn: HeatTable): Drawing {
  const { columns, rows, nothingName } = drawn;
  const shown = rows.map((row) => ({
    ...row,
    cells: row.cells.flatMap((value, at): readonly ShownCell[] => {
      const column = columns[at];
      return column === undefined ? [] : [shownCell(value, { row, column, drawn, canvas })];
    }),
  }));
  const body = canvas.size === "wide" ? wide(columns, shown) : narrow(columns, shown);
  if (!rows.some(({ cells }) => cells.includes("nothing"))) return drawing(canvas, body.height, body.content);
  const key = lowered(body.height, text({ x: 0, y: 20 }, nothingName, "small q"));
  return drawing(canvas, body.height + 26, [body.content, key]);
}

interface ShownCell {
  readonly column: HeatLine;
  readonly value: HeatCell;
  readonly wording: string;
  /** Class of the colour of a number; null where it has none. */
  readonly face: string | null;
}

type ShownRows = readonly (HeatLine & { readonly cells: readonly ShownCell[] })[];

function shownCell(
  value: HeatCell,
  { row, column, drawn, canvas }: { row: HeatLine; column: HeatLine; drawn: HeatTable; canvas: Canvas },
): ShownCell {
  if (value === "secret") return { column, value, wording: drawn.hiddenName, face: null };
  if (typeof value === "string") {
    const wording = canvas.formatter.message(value === "unknown" ? "cell.unknown" : "cell.nothing");
    return { column, value, wording, face: null };
  }
  const isPlain = value.value === 0 || row.isApart || column.isApart;
  const face = isPlain ? null : stepClass(stepOf(value.value, drawn.steps), drawn.steps);
  return { column, value, wording: value.wording, face };
}

function wide(columns: readonly HeatLine[], rows: ShownRows): MarkBlock {
  const labels = Math.min(210, 16 + Math.max(...rows.map(({ label }) => textWidth(label, 15))));
  const cell = Math.min(130, (widths.wide - labels - gapsOf(columns) - 36) / columns.length);
  const places = placesOf(columns, { start: labels, cell });
  const head = columnHeads(places, { cell, width: widths.wide });
  const content: Marks[] = [head.content];
  let y = head.height;
  for (const { label, isApart, cells } of rows) {
    if (isApart) y += gap;
    const lines = wrapped(label, labels - 12, 15);
    const height = Math.max(34, lines.length * 18 + 8);
    content.push(
      linesAround({ x: 0, y: y + height / 2 }, lines, { step: 18 }),
      cells.map((each, at) => cellOf(each, { x: places[at]?.left ?? 0, y, width: cell, height })),
    );
    y += height;
  }
  return { content, height: y };
}

/** Names of rows stand above their cells, so that these keep their width; words, where columns have no room for a name. */
function narrow(columns: readonly HeatLine[], rows: ShownRows): MarkBlock {
  const cell = Math.min(90, (widths.narrow - gapsOf(columns)) / columns.length);
  const places = placesOf(columns, { start: 0, cell });
  const head = columnHeads(places, { cell, width: widths.narrow });
  if (!head.isWhole) return inWords(rows);
  const content: Marks[] = [];
  let y = 0;
  rows.forEach(({ label, isApart, cells }, position) => {
    if (position % headEvery === 0) {
      content.push(lowered(y, head.content));
      y += head.height;
    }
    if (isApart) y += gap;
    const lines = wrapped(label, widths.narrow, 14);
    const top = y + lines.length * 17 + 4;
    content.push(
      lines.map((line, at) => text({ x: 0, y: y + 16 + at * 17 }, line, "small")),
      cells.map((each, at) => cellOf(each, { x: places[at]?.left ?? 0, y: top, width: cell, height: 26 })),
    );
    y = top + 34;
  });
  return { content, height: y - 6 };
}

/** Each row by its values, from the greatest, each with the columns that have it. */
function inWords(rows: ShownRows): MarkBlock {
  const content: Marks[] = [];
  let y = 0;
  for (const { label, cells } of rows) {
    const lines = wrapped(label, widths.narrow, 15);
    content.push(lines.map((line, at) => text({ x: 0, y: y + 16 + at * 18 }, bold(line))));
    y += lines.length * 18 + 6;
    const width = Math.max(38, ...cells.map(({ wording }) => textWidth(wording, 15) + 12));
    const alike = Map.groupBy(cells, ({ column, wording }) => `${column.isApart} ${wording}`);
    const groups = [...alike.values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ first, columns: [first, ...others].map(({ column }) => column.label) }],
    );
    groups.sort(({ first: a }, { first: b }) => orderOf(a, b));
    for (const { first, columns } of groups) {
      const names = wrapped(columns.join(", "), widths.narrow - width - 8, 14);
      const height = Math.max(24, names.length * 17 + 6);
      content.push(
        cellOf(first, { x: 0, y, width, height }),
        linesAround({ x: width + 8, y: y + height / 2 }, names, { step: 17, look: "small" }),
      );
      y += height;
    }
    y += 12;
  }
  return { content, height: y - 8 };
}

function gapsOf(columns: readonly HeatLine[]): number {
  return columns.filter(({ isApart }) => isApart).length * gap;
}

/** Where each column starts, and its middle. */
function placesOf(columns: readonly HeatLine[], { start, cell }: { start: number; cell: number }) {
  let left = start - cell;
  return columns.map(({ label, isApart }) => {
    left += cell + (isApart ? gap : 0);
    return { label, left, x: left + cell / 2 };
  });
}

/** What is apart comes last; else the greatest first. */
function orderOf(a: ShownCell, b: ShownCell): number {
  return Number(a.column.isApart) - Number(b.column.isApart) || rankOf(b.value) - rankOf(a.value);
}

function rankOf(value: HeatCell): number {
  if (value === "nothing") return -3;
  if (value === "unknown") return -2;
  return value === "secret" ? -1 : value.value;
}

function cellOf({ value, wording, face }: ShownCell, box: Box): Marks {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 5 };
  if (value === "secret") {
    const inside = { x: box.x + 2, y: box.y + 2, width: box.width - 4, height: box.height - 4 };
    const fits = textWidth(wording, 14) + 4 <= box.width;
    return [rect(inside, "secret"), fits ? text(middle, wording, "m small secret-word") : null];
  }
  if (value === "unknown") return text(middle, wording, "m q i small");
  if (face === null) return text(middle, wording, value === "nothing" || value.value === 0 ? "m q" : "m");
  return [rect(box, `bar cell ${face}`), text(middle, wording, `m on-${face}`)];
}
