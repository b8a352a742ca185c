import { html, type Insert, type Markup } from "../markup.ts";
import { type Steps, stepClass, stepOf } from "./steps.ts";
import { bold, type Canvas, r, rect, svg, text, widths } from "./svg.ts";
import { textWidth, wrapped } from "./text-width.ts";

/** A number, or why there is none. */
export type HeatCell = number | "secret" | "nothing";

export interface HeatTable {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly HeatCell[];
    readonly total: string | null;
  }[];
  /** Head of the totals; null where rows have none. */
  readonly totalName: string | null;
  readonly steps: Steps;
  readonly say: (value: number) => string;
}

/** A table whose numbers are written, and whose background says them again: read without colour as well. */
export function heatTable(canvas: Canvas, drawn: HeatTable): Markup {
  return canvas.size === "wide" ? wide(canvas, drawn) : narrow(canvas, drawn);
}

function wide(canvas: Canvas, { columns, rows, totalName, steps, say }: HeatTable): Markup {
  const labels = Math.min(220, 16 + Math.max(...rows.map(({ label }) => textWidth(label, 15))));
  const totals = totalName === null ? 0 : 64;
  const cell = Math.min(130, (widths.wide - labels - totals - 20) / columns.length);
  const end = labels + cell * columns.length;
  const head = headOf(
    [
      ...columns.map((label, at) => ({ label, x: labels + (at + 0.5) * cell })),
      ...(totalName === null ? [] : [{ label: totalName, x: end + 32 }]),
    ],
    { room: Math.min(cell, totalName === null ? cell : 64) - 8, width: widths.wide },
  );
  const content: Insert[] = [head.content];
  let y = head.height;
  for (const row of rows) {
    const lines = wrapped(row.label, labels - 12, 15);
    const height = Math.max(34, lines.length * 18 + 8);
    const first = y + height / 2 + 5 - ((lines.length - 1) / 2) * 18;
    content.push(
      lines.map((line, at) => text({ x: 0, y: first + at * 18 }, line)),
      row.cells.map((value, at) =>
        cellOf(value, { x: labels + at * cell, y, width: cell, height, steps, say, canvas }),
      ),
      row.total === null ? null : text({ x: end + 32, y: y + height / 2 + 5 }, bold(row.total), "m"),
    );
    y += height;
  }
  return svg(canvas, y, content);
}

/** Names of rows stand above their cells, so that these keep their width. */
function narrow(canvas: Canvas, { columns, rows, steps, say }: HeatTable): Markup {
  const cell = Math.min(90, (widths.narrow - 24) / columns.length);
  const head = headOf(
    columns.map((label, at) => ({ label, x: (at + 0.5) * cell })),
    { room: cell - 8, width: widths.narrow },
  );
  const content: Insert[] = [head.content];
  let y = head.height;
  for (const row of rows) {
    const said = row.total === null ? row.label : `${row.label} (${row.total})`;
    const lines = wrapped(said, widths.narrow, 14);
    const top = y + lines.length * 17 + 4;
    content.push(
      lines.map((line, at) => text({ x: 0, y: y + 16 + at * 17 }, line, "small")),
      row.cells.map((value, at) =>
        cellOf(value, { x: at * cell, y: top, width: cell, height: 26, steps, say, canvas }),
      ),
    );
    y = top + 34;
  }
  return svg(canvas, y - 6, content);
}

interface ColumnName {
  readonly label: string;
  /** Middle of its column. */
  readonly x: number;
}

type Head = { readonly content: readonly Insert[]; readonly height: number };

/** Names of columns over them where their words fit, else slanted. */
function headOf(
  names: readonly ColumnName[],
  { room, width }: { readonly room: number; readonly width: number },
): Head {
  const lines = names.map(({ label }) => wrapped(label, room, 14));
  const fits = lines.every((own) => own.length <= 5 && own.every((line) => textWidth(line, 14) <= room));
  if (!fits) return slantedHead(names, width);
  const height = Math.max(...lines.map(({ length }) => length)) * 17 + 10;
  return {
    content: names.map(({ x }, at) => {
      const own = lines[at] ?? [];
      return own.map((line, row) =>
        text({ x, y: height - 9 - (own.length - 1 - row) * 17 }, line, "m small"),
      );
    }),
    height,
  };
}

/** Names of columns, each on one line, as flat as lets the last ones stay in the drawing. */
function slantedHead(names: readonly ColumnName[], width: number): Head {
  const overhang = (label: string, angle: number) => textWidth(label, 14) * Math.cos((angle * Math.PI) / 180);
  const angle =
    [50, 60, 70, 80].find((own) => names.every(({ label, x }) => x + 4 + overhang(label, own) <= width)) ??
    90;
  const rise = ({ label }: { label: string }) => textWidth(label, 14) * Math.sin((angle * Math.PI) / 180);
  const height = Math.max(...names.map(rise)) + 18;
  return {
    content: names.map(
      ({ label, x }) =>
        html`<text class="small" transform="translate(${r(x + 4)} ${r(height - 7)}) rotate(-${angle})">${label}</text>`,
    ),
    height,
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly steps: Steps;
  readonly say: (value: number) => string;
  readonly canvas: Canvas;
}

function cellOf(value: HeatCell, { steps, say, canvas, ...box }: Box): readonly Insert[] {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 5 };
  if (value === "nothing") return [text(middle, canvas.words.say("cell.nothing"), "m q")];
  if (value === "secret") {
    const said = canvas.words.say("cell.secret");
    const inside = { x: box.x + 2, y: box.y + 2, width: box.width - 4, height: box.height - 4 };
    return [
      rect(inside, "secret"),
      textWidth(said, 14) + 4 <= box.width ? text(middle, said, "m small secret-word") : null,
    ];
  }
  if (value === 0) return [text(middle, say(0), "m q")];
  const colour = stepClass(stepOf(value, steps), steps);
  return [rect(box, `bar cell ${colour}`), text(middle, say(value), `m on-${colour}`)];
}
