import { scaleLinear } from "d3-scale";
import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { type DrawnInterval, whiskerOf, whiskers } from "./drawn-interval.ts";
import {
  bold,
  dots,
  horizontal,
  type MarkBlock,
  type Marks,
  muted,
  type Point,
  type Polyline,
  polylines,
  rect,
  text,
  through,
  vertical,
} from "./mark.ts";
import { textWidth } from "./text-width.ts";

export interface UpsetRow {
  /** Members of the exact set; null where rare sets are gathered, then `label` stands in. */
  readonly members: ReadonlySet<string> | null;
  readonly label: string;
  /** Colour of the bar: a group, or `plain`. */
  readonly key: string;
  /** Written beside the first bar of its colour; null where colours say nothing. */
  readonly keyName: string | null;
  readonly share: number | null;
  /** What is written where there is no share; « non montré » where left out. */
  readonly wording?: string;
  /** Interval of the share, where one is computed. */
  readonly interval: DrawnInterval | null;
  /** Whether it gathers what is not drawn one by one: it stands apart. */
  readonly isApart: boolean;
}

export interface UpsetColumn {
  readonly member: string;
  readonly label: string;
  /** Colour of its dots, and what stands under the columns of that colour; null where there is one sort of them. */
  readonly family: { readonly key: string; readonly name: string } | null;
}

const step = 25;
const rowHeight = 27;
/** From the name of a column to that of the next. */
const nameHeight = 19;
/** Between the sets and what gathers the others. */
const gap = 14;

/** Each row an exact set: which members at the left, how many at the right. Drawn wide only. */
export function upset(
  canvas: Canvas,
  { rows, columns }: { readonly rows: readonly UpsetRow[]; readonly columns: readonly UpsetColumn[] },
): Drawing {
  const head = columns.length * nameHeight + 12;
  const named = rows.flatMap(({ members, label }) => (members === null ? [textWidth(label, 14)] : []));
  const start = Math.max(columns.length * step, ...named) + 18;
  const greatest = Math.max(0.001, ...rows.map(({ share, interval }) => interval?.upper ?? share ?? 0));
  const firstApart = rows.findIndex(({ isApart }) => isApart);
  const gapOver = (row: number) => (firstApart > 0 && row >= firstApart ? gap : 0);
  const placeOf = (row: number, column: number): Point => ({
    x: column * step + 11,
    y: head + row * rowHeight + rowHeight / 2 + gapOver(row),
  });
  const bottom = head + rows.length * rowHeight + gapOver(rows.length);
  const families = familiesOf(columns, bottom);
  return drawing(canvas, bottom + families.height, [
    namesOver(columns, head),
    rows.map(({ isApart }, at) =>
      at % 2 === 0 && !isApart
        ? rect({ x: 0, y: placeOf(at, 0).y - rowHeight / 2, width: start - 8, height: rowHeight }, "stripe")
        : null,
    ),
    matrix(rows, columns, placeOf),
    rows.map((row, at) =>
      barOf(row, {
        y: placeOf(at, 0).y,
        start,
        greatest,
        canvas,
        named: rows.findIndex(({ key }) => key === row.key) === at,
      }),
    ),
    polylines([vertical({ x: start, top: head, bottom })], "axis"),
    families.content,
  ]);
}

/** Names over the matrix, in steps that go down to the right: no line from a name to its column crosses another name. */
function namesOver(columns: readonly UpsetColumn[], head: number): Marks {
  const placeOf = (at: number): Point => ({ x: at * step + 11, y: (at + 1) * nameHeight });
  const lines = columns.map((_, at) => {
    const { x, y } = placeOf(at);
    return vertical({ x, top: y - 5, bottom: head - 2 });
  });
  return [
    polylines(lines, "grid"),
    columns.map(({ label }, at) => text({ x: placeOf(at).x + 6, y: placeOf(at).y }, label, "small")),
  ];
}

/**
 * Under the matrix, what family its columns are of: names on one line, each from where its columns start, or
 * linked to them by a line where the previous one leaves no room.
 */
function familiesOf(columns: readonly UpsetColumn[], bottom: number): MarkBlock {
  const families = new Map(
    columns.flatMap(({ family }) => (family === null ? [] : [[family.key, family.name]])),
  );
  let free = 0;
  const content = [...families].map(([key, wording]) => {
    const first = columns.findIndex(({ family }) => family?.key === key);
    const count = columns.filter(({ family }) => family?.key === key).length;
    const [from, to] = [first * step + 5, (first + count) * step - 4];
    const left = Math.max(from, free);
    free = left + textWidth(wording, 14) + 10;
    const link = through([(from + to) / 2, bottom + 7], [left + 3, bottom + 13]);
    return [
      polylines([horizontal({ y: bottom + 7, from, to })], `family f-${key}`),
      left > from ? polylines([link], "tick") : null,
      text({ x: left, y: bottom + 25 }, wording, "small"),
    ];
  });
  return { content, height: families.size === 0 ? 8 : 30 };
}

function matrix(
  rows: readonly UpsetRow[],
  columns: readonly UpsetColumn[],
  placeOf: (row: number, column: number) => Point,
): Marks {
  const empty: Point[] = [];
  const used = new Map<string, Point[]>();
  const links: Polyline[] = [];
  rows.forEach(({ members }, row) => {
    if (members === null) return;
    const inSet = columns.flatMap(({ member, family }, column) => {
      const place = placeOf(row, column);
      const mark = family === null ? "c-plain" : `f-${family.key}`;
      if (!members.has(member)) empty.push(place);
      else used.set(mark, [...(used.get(mark) ?? []), place]);
      return members.has(member) ? [place] : [];
    });
    const [first, last] = [inSet[0], inSet.at(-1)];
    if (first && last && inSet.length > 1) links.push([first, last]);
  });
  return [
    dots(empty, "dot-empty"),
    polylines(links, "link"),
    [...used].map(([mark, points]) => dots(points, `dot ${mark}`)),
    rows.map(({ members, label }, row) => {
      const { x, y } = placeOf(row, 0);
      return members === null ? text({ x: x - 6, y: y + 5 }, label, "small i") : null;
    }),
  ];
}

interface Bar {
  readonly y: number;
  readonly start: number;
  readonly greatest: number;
  readonly canvas: Canvas;
  /** Whether the name of its colour is written beside it: once per colour. */
  readonly named: boolean;
}

function barOf(row: UpsetRow, { y, start, greatest, canvas: { formatter }, named }: Bar): Marks {
  const { key, keyName, share, interval } = row;
  const at = scaleLinear([0, greatest], [start, widths.wide - 195]);
  const width = share === null ? 60 : Math.max(1, at(share) - start);
  const intervals = interval === null ? [] : [whiskerOf(interval, at, y)];
  const end = Math.max(start + width, ...intervals.map(({ to }) => to));
  const hidden = row.wording ?? formatter.message("cell.notShown");
  const name = keyName !== null && named ? [" ", muted(` ${keyName}`)] : [];
  return [
    rect({ x: start, y: y - 8, width, height: 16 }, share === null ? "secret" : `bar ${key}`),
    whiskers(intervals, "edge"),
    whiskers(intervals, "tick"),
    text({ x: end + 7, y: y + 5 }, [bold(share === null ? hidden : formatter.percent(share, 1)), ...name]),
  ];
}
