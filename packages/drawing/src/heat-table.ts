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

/** A table whose numbers are written, and whose background says them again: read without colour as well. */
export function heatTable(canvas: Canvas, drawn: HeatTable): Drawing {
  return canvas.size === "wide" ? wide(canvas, drawn) : narrow(canvas, drawn);
}

/** Between what is known and what is not. */
const gap = 14;
/** Rows between two heads where the drawing is narrow. */
const headEvery = 10;

function wide(canvas: Canvas, drawn: HeatTable): Drawing {
  const { columns, rows } = drawn;
  const labels = Math.min(210, 16 + Math.max(...rows.map(({ label }) => textWidth(label, 15))));
  const cell = Math.min(130, (widths.wide - labels - gapsOf(columns) - 36) / columns.length);
  const places = placesOf(columns, { start: labels, cell });
  const head = headsOf(columns, { places, cell, width: widths.wide });
  const content: Marks[] = [head.content];
  let y = head.height;
  for (const row of rows) {
    if (row.isApart) y += gap;
    const lines = wrapped(row.label, labels - 12, 15);
    const height = Math.max(34, lines.length * 18 + 8);
    content.push(
      linesAround({ x: 0, y: y + height / 2 }, lines, { step: 18 }),
      row.cells.map((value, at) =>
        cellOf(value, {
          box: { x: places[at] ?? 0, y, width: cell, height },
          isApart: row.isApart || columns[at]?.isApart === true,
          drawn,
          canvas,
        }),
      ),
    );
    y += height;
  }
  const key = nothingKey(drawn);
  return drawing(canvas, y + key.height, [content, lowered(y, key.content)]);
}

/** Names of rows stand above their cells, so that these keep their width; words, where columns have no room for a name. */
function narrow(canvas: Canvas, drawn: HeatTable): Drawing {
  const { columns, rows } = drawn;
  const cell = Math.min(90, (widths.narrow - gapsOf(columns)) / columns.length);
  const places = placesOf(columns, { start: 0, cell });
  const head = headsOf(columns, { places, cell, width: widths.narrow });
  if (!head.isWhole) return inWords(canvas, drawn);
  const content: Marks[] = [];
  let y = 0;
  rows.forEach((row, position) => {
    if (position % headEvery === 0) {
      content.push(lowered(y, head.content));
      y += head.height;
    }
    if (row.isApart) y += gap;
    const lines = wrapped(row.label, widths.narrow, 14);
    const top = y + lines.length * 17 + 4;
    content.push(
      lines.map((line, at) => text({ x: 0, y: y + 16 + at * 17 }, line, "small")),
      row.cells.map((value, at) =>
        cellOf(value, {
          box: { x: places[at] ?? 0, y: top, width: cell, height: 26 },
          isApart: row.isApart || columns[at]?.isApart === true,
          drawn,
          canvas,
        }),
      ),
    );
    y = top + 34;
  });
  const key = nothingKey(drawn);
  return drawing(canvas, y - 6 + key.height, [content, lowered(y - 6, key.content)]);
}

/** Each row by its values, from the greatest, each with the columns that have it. */
function inWords(canvas: Canvas, drawn: HeatTable): Drawing {
  const { columns, rows } = drawn;
  const content: Marks[] = [];
  let y = 0;
  for (const row of rows) {
    const lines = wrapped(row.label, widths.narrow, 15);
    content.push(lines.map((line, at) => text({ x: 0, y: y + 16 + at * 18 }, bold(line))));
    y += lines.length * 18 + 6;
    const cells = row.cells.map((value, at) => ({ value, column: columns[at] }));
    const byValue = Map.groupBy(cells, ({ value, column }) =>
      JSON.stringify([column?.isApart ?? false, cellText(value, drawn, canvas)]),
    );
    const groups = [...byValue.values()].toSorted(
      ([a], [b]) =>
        Number(a?.column?.isApart ?? false) - Number(b?.column?.isApart ?? false) ||
        rankOf(b?.value) - rankOf(a?.value),
    );
    const width = Math.max(
      38,
      ...row.cells.map((value) => textWidth(cellText(value, drawn, canvas), 15) + 12),
    );
    for (const group of groups) {
      const [first] = group;
      if (first === undefined) continue;
      const names = wrapped(
        group.map(({ column }) => column?.label ?? "").join(", "),
        widths.narrow - width - 8,
        14,
      );
      const height = Math.max(24, names.length * 17 + 6);
      content.push(
        cellOf(first.value, {
          box: { x: 0, y, width, height },
          isApart: row.isApart || first.column?.isApart === true,
          drawn,
          canvas,
        }),
        linesAround({ x: width + 8, y: y + height / 2 }, names, { step: 17, look: "small" }),
      );
      y += height;
    }
    y += 12;
  }
  const key = nothingKey(drawn);
  return drawing(canvas, y - 8 + key.height, [content, lowered(y - 8, key.content)]);
}

function headsOf(
  columns: readonly HeatLine[],
  { places, ...room }: { readonly places: readonly number[]; readonly cell: number; readonly width: number },
): ReturnType<typeof columnHeads> {
  const names = columns.map(({ label }, at) => ({ label, x: (places[at] ?? 0) + room.cell / 2 }));
  return columnHeads(names, room);
}

function gapsOf(columns: readonly HeatLine[]): number {
  return columns.filter(({ isApart }) => isApart).length * gap;
}

/** Where each column starts. */
function placesOf(
  columns: readonly HeatLine[],
  { start, cell }: { readonly start: number; readonly cell: number },
): readonly number[] {
  let x = start - cell;
  return columns.map(({ isApart }) => {
    x += cell + (isApart ? gap : 0);
    return x;
  });
}

function rankOf(value: HeatCell | undefined): number {
  if (value === undefined || value === "nothing") return -3;
  if (value === "unknown") return -2;
  return value === "secret" ? -1 : value.value;
}

function cellText(value: HeatCell, { hiddenName }: HeatTable, { formatter }: Canvas): string {
  if (typeof value === "object") return value.wording;
  if (value === "secret") return hiddenName;
  return formatter.message(value === "unknown" ? "cell.unknown" : "cell.nothing");
}

/** Class of the colour of a number; null where it has none. */
function faceOf(value: HeatCell, { steps }: HeatTable, isApart: boolean): string | null {
  if (typeof value === "string" || value.value === 0 || isApart) return null;
  return stepClass(stepOf(value.value, steps), steps);
}

/** What the mark of an empty cell means, where there is one. */
function nothingKey({ rows, nothingName }: HeatTable): MarkBlock {
  if (!rows.some(({ cells }) => cells.includes("nothing"))) return { content: null, height: 0 };
  return {
    content: text({ x: 0, y: 20 }, nothingName, "small q"),
    height: 26,
  };
}

interface Place {
  readonly box: Box;
  readonly isApart: boolean;
  readonly drawn: HeatTable;
  readonly canvas: Canvas;
}

function cellOf(value: HeatCell, { box, isApart, drawn, canvas }: Place): Marks {
  const face = faceOf(value, drawn, isApart);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 5 };
  const wording = cellText(value, drawn, canvas);
  if (value === "secret") {
    const inside = { x: box.x + 2, y: box.y + 2, width: box.width - 4, height: box.height - 4 };
    return [
      rect(inside, "secret"),
      textWidth(wording, 14) + 4 <= box.width ? text(middle, wording, "m small secret-word") : null,
    ];
  }
  if (value === "unknown") return [text(middle, wording, "m q i small")];
  if (face === null) return [text(middle, wording, value === "nothing" || value.value === 0 ? "m q" : "m")];
  return [rect(box, `bar cell ${face}`), text(middle, wording, `m on-${face}`)];
}
