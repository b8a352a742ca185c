import type { Family } from "@vigie/study";
import { html, type Insert, type Markup } from "../markup.ts";
import { bold, type Canvas, dots, type Point, path, r, rect, segment, svg, text, widths } from "./svg.ts";
import { textWidth } from "./text-width.ts";

export interface UpsetRow {
  /** Channels of the exact set; null where rare sets are gathered, then `label` stands in. */
  readonly channels: ReadonlySet<string> | null;
  readonly label: string;
  readonly group: string;
  readonly share: number | null;
}

export interface UpsetColumn {
  readonly channel: string;
  readonly label: string;
  readonly family: Family;
}

const step = 25;
const rowHeight = 27;
const angle = 55;

/** Each row an exact set of channels: which ones at the left, how many at the right. Drawn wide only. */
export function upset(
  canvas: Canvas,
  { rows, columns }: { readonly rows: readonly UpsetRow[]; readonly columns: readonly UpsetColumn[] },
): Markup {
  const head = headHeight(columns);
  const start = columns.length * step + 18;
  const greatest = Math.max(0.001, ...rows.map(({ share }) => share ?? 0));
  const placeOf = (row: number, column: number): Point => ({
    x: column * step + 11,
    y: head + row * rowHeight + rowHeight / 2,
  });
  const bottom = head + rows.length * rowHeight;
  return svg(canvas, bottom, [
    columns.map((column, at) => headOf(column, placeOf(0, at).x, head)),
    rows.map((_, at) =>
      at % 2 === 0
        ? rect({ x: 0, y: head + at * rowHeight, width: start - 8, height: rowHeight }, "stripe")
        : null,
    ),
    matrix(rows, columns, placeOf),
    rows.map((row, at) => barOf(row, { y: placeOf(at, 0).y, start, greatest, canvas })),
    path(segment({ x: start, y: head }, { x: start, y: bottom }), "axis"),
  ]);
}

function headHeight(columns: readonly UpsetColumn[]): number {
  const rise = (label: string) => textWidth(label, 14) * Math.sin((angle * Math.PI) / 180);
  return Math.max(0, ...columns.map(({ label }) => rise(label))) + 22;
}

function headOf({ label, family }: UpsetColumn, x: number, head: number): readonly Insert[] {
  return [
    html`<text class="small f-${family}" transform="translate(${r(x + 4)} ${r(head - 10)}) rotate(-${angle})">${label}</text>`,
  ];
}

function matrix(
  rows: readonly UpsetRow[],
  columns: readonly UpsetColumn[],
  placeOf: (row: number, column: number) => Point,
): readonly Insert[] {
  const empty: Point[] = [];
  const used = new Map<Family, Point[]>();
  const links: string[] = [];
  rows.forEach(({ channels }, row) => {
    if (channels === null) return;
    const own = columns.flatMap(({ channel, family }, column) => {
      const place = placeOf(row, column);
      if (!channels.has(channel)) empty.push(place);
      else used.set(family, [...(used.get(family) ?? []), place]);
      return channels.has(channel) ? [place] : [];
    });
    const [first, last] = [own[0], own.at(-1)];
    if (first && last && own.length > 1) links.push(segment(first, last));
  });
  return [
    path(dots(empty), "dot-empty"),
    path(links.join(""), "link"),
    [...used].map(([family, points]) => path(dots(points), `dot f-${family}`)),
    rows.map(({ channels, label }, row) => {
      const { x, y } = placeOf(row, 0);
      return channels === null ? text({ x: x - 6, y: y + 5 }, label, "small i") : null;
    }),
  ];
}

function barOf(
  { group, share }: UpsetRow,
  { y, start, greatest, canvas }: { y: number; start: number; greatest: number; canvas: Canvas },
): readonly Insert[] {
  if (share === null)
    return [
      rect({ x: start, y: y - 8, width: 60, height: 16 }, "secret"),
      text({ x: start + 67, y: y + 5 }, bold(canvas.words.say("cell.secret"))),
    ];
  const length = Math.max(1, (share / greatest) * (widths.wide - start - 64));
  return [
    rect({ x: start, y: y - 8, width: length, height: 16 }, `bar ${group}`),
    text({ x: start + length + 7, y: y + 5 }, canvas.words.percent(share, 1)),
  ];
}
