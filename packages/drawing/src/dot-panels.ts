import { axisOf, type DotCounts, type DotPanel, dotMarks, hasOneReference, shortAxis } from "./dot-marks.ts";

import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { uncertaintiesOf } from "./drawn-interval.ts";
import { legend } from "./legend.ts";

import { bold, linesAround, type Marks, muted, text } from "./mark.ts";

import { isInSum, type RowSpan, type RowsSum, sumHeight, sumInset, sumMarks } from "./rows-sum.ts";
import { textWidth, wrapped } from "./text-width.ts";
import { greatestShare, shareTicks, type Ticks } from "./ticks.ts";

export interface DotPlot {
  readonly rows: readonly string[];
  readonly panels: readonly DotPanel[];
  readonly referenceName: string;
  /** Whether references have the group of each panel in them. */
  readonly referenceKind: "whole" | "rest";
  /** Rows that follow one another, with what they add up to in words. */
  readonly sum?: RowsSum | null;
  /** Where shares are written as counts of so few units: how the reference is written, and the units of each row. */
  readonly counts?: DotCounts | null;
}

/** Least height of a row where the drawing is wide. */
const line = 27;
/** Axis of counts: none, half and all of the units. */
const countedShares: Ticks = { ticks: [0, 0.5, 1], limit: 1 };
/** Between two panels, so that their heads never touch. */
const gap = 14;
/** Width of the column of references, where rows have one each. */
const column = 50;

/** Panels side by side on a wide drawing, one under the other on a narrow one; none where no row can be shown. */
export function dotPanels(canvas: Canvas, plot: DotPlot): Drawing {
  const shown = plot.rows.length === 0 ? { ...plot, panels: [] } : plot;
  return canvas.size === "wide" ? wide(canvas, shown) : narrow(canvas, shown);
}

/** As many panels on a line as leave their axes long enough. */
function wide(canvas: Canvas, plot: DotPlot): Drawing {
  const { rows, panels, sum = null, counts = null } = plot;
  const references = referencesOf(plot, canvas);
  const inset = sum === null ? 0 : sumInset;
  const names = Math.min(190, 14 + inset + Math.max(0, ...rows.map((row) => textWidth(row, 15))));
  const labels = names + (references.byRow === null ? 0 : column);
  const lines = rows.map((row) => wrapped(row, names - 10 - inset, 15));
  const heights = lines.map(({ length }) => Math.max(line, length * 18 + 8));
  const shares =
    counts === null ? shareTicks(greatestShare(panels.flatMap(({ dots }) => dots))) : countedShares;
  const { columns, width, axis } = columnsOf(canvas, plot, { labels, shares });
  const key = legendOf(plot, canvas);
  const content: Marks[] = [key.content];
  let y = key.height + 4;
  for (let first = 0; first < panels.length; first += columns) {
    const onLine = panels.slice(first, first + columns);
    const heads = onLine.map(({ name }) => wrapped(name, width - axis.before, 15));
    const top = y + Math.max(...heads.map(({ length }) => length)) * 18 + 22;
    const spans = spansFrom(top, heights, sum);
    const centers = spans.map(({ top, bottom }) => (top + bottom) / 2);
    const bottom = spans.at(-1)?.bottom ?? top;
    content.push(
      lines.map((words, at) =>
        linesAround({ x: isInSum(at, sum) ? sumInset : 0, y: centers[at] ?? 0 }, words, {
          step: 18,
          look: "name",
        }),
      ),
      referenceColumn(references.byRow, { x: labels - 8, y: top - 7, centers, plot, canvas }),
      onLine.map((panel, at) => {
        const x = labels + at * (width + gap);
        const wording = heads[at] ?? [];
        return [
          wording.map((part, row) =>
            text(
              { x: x + axis.before, y: top - 24 - (wording.length - 1 - row) * 18 },
              bold(part),
              `c-${panel.key}`,
            ),
          ),
          text(
            { x: x + axis.before, y: top - 7 },
            detailOf(panel, references.byPanel?.[first + at]),
            "q small",
          ),
          dotMarks(panel, { x, axis, top, bottom, centers, shares, counts, canvas }),
        ];
      }),
      sumMarks(spans, sum),
    );
    y = bottom + 34;
  }
  return drawing(canvas, y - 12, content);
}

/** How many panels stand on a line, all lines as full as they can be, and the axis that this leaves them. */
function columnsOf(
  { formatter }: Canvas,
  { panels }: DotPlot,
  { labels, shares }: { readonly labels: number; readonly shares: Ticks },
) {
  const dots = panels.flatMap((panel) => panel.dots);
  const of = (columns: number) => {
    const width = (widths.wide - labels - gap * (columns - 1)) / columns;
    return {
      columns,
      width,
      axis: axisOf(dots, { width, limit: shares.limit, formatShare: formatter.percent }),
    };
  };
  for (let onALine = panels.length; onALine > 1; onALine--) {
    const found = of(Math.ceil(panels.length / Math.ceil(panels.length / onALine)));
    if (found.axis.length >= shortAxis) return found;
  }
  return of(1);
}

function narrow(canvas: Canvas, plot: DotPlot): Drawing {
  const { rows, panels, sum = null, counts = null } = plot;
  const references = referencesOf(plot, canvas);
  const inset = sum === null ? 0 : sumInset;
  const names = Math.min(122, 8 + inset + Math.max(0, ...rows.map((row) => textWidth(row, 14))));
  const labels = names + (references.byRow === null ? 0 : column);
  const lines = rows.map((row) => wrapped(row, names - 8 - inset, 14));
  const heights = lines.map(({ length }) => Math.max(25, length * 16 + 8));
  const shares =
    counts === null ? shareTicks(greatestShare(panels.flatMap(({ dots }) => dots))) : countedShares;
  const axis = axisOf(
    panels.flatMap((panel) => panel.dots),
    { width: widths.narrow - labels, limit: shares.limit, formatShare: canvas.formatter.percent },
  );
  const key = legendOf(plot, canvas);
  const content: Marks[] = [key.content];
  let y = key.height + 2;
  panels.forEach((panel, position) => {
    const detail = detailOf(panel, references.byPanel?.[position]);
    const heads = wrapped(panel.name, widths.narrow, 15);
    const last = heads.at(-1) ?? "";
    const fitsOnLine = textWidth(`${last} ${detail}`, 15) <= widths.narrow;
    const headed = y + heads.length * 18 + (fitsOnLine ? 0 : 17);
    const top = headed + 6 + (references.byRow === null ? 0 : 12);
    const spans = spansFrom(top, heights, sum);
    const centers = spans.map(({ top, bottom }) => (top + bottom) / 2);
    const bottom = spans.at(-1)?.bottom ?? top;
    content.push(
      heads.map((wording, at) =>
        text(
          { x: 0, y: y + 14 + at * 18 },
          fitsOnLine && at === heads.length - 1
            ? [bold(wording), " ", muted(detail, "q small")]
            : bold(wording),
          `c-${panel.key}`,
        ),
      ),
      fitsOnLine ? null : text({ x: 0, y: headed - 3 }, detail, "q small"),
      lines.map((words, at) =>
        linesAround({ x: isInSum(at, sum) ? sumInset : 0, y: centers[at] ?? 0 }, words, {
          step: 16,
          look: "small",
        }),
      ),
      referenceColumn(references.byRow, { x: labels - 8, y: top, centers, plot, canvas }),
      dotMarks(panel, { x: labels, axis, top, bottom, centers, shares, counts, canvas }),
      sumMarks(spans, sum),
    );
    y = bottom + 34;
  });
  return drawing(canvas, y - 12, content);
}

/** References in words: one per row where all panels have the same, one per panel where all rows have; null elsewhere. */
function referencesOf({ panels, referenceKind, counts = null }: DotPlot, { formatter }: Canvas) {
  const format = (share: number | null) =>
    share === null
      ? formatter.message("cell.notShownShort")
      : (counts?.reference ?? formatter.percent(share));
  const [first] = panels;
  const references = panels.map(({ dots }) => dots.map(({ reference }) => reference));
  const areAlike = references.every((each) => each.every((share, at) => share === references[0]?.[at]));
  const byPanel = references.every((each) => each.every((share) => share === each[0]))
    ? references.map(([share = null]) =>
        formatter.message(`drawing.${referenceKind}Is`, { share: format(share) }),
      )
    : null;
  const byRow = first && areAlike ? first.dots.map(({ reference }) => format(reference)) : null;
  return panels.length === 1 && byPanel !== null
    ? { byRow: null, byPanel }
    : { byRow, byPanel: byRow ? null : byPanel };
}

/** The references of rows under the head of their column, at `y`; null where rows have none of their own. */
function referenceColumn(
  wordings: readonly string[] | null,
  {
    x,
    y,
    centers,
    plot,
    canvas,
  }: {
    readonly x: number;
    readonly y: number;
    readonly centers: readonly number[];
    readonly plot: DotPlot;
    readonly canvas: Canvas;
  },
): Marks {
  return (
    wordings && [
      text({ x, y }, canvas.formatter.message(`drawing.${plot.referenceKind}`), "e q small"),
      wordings.map((wording, at) => text({ x, y: (centers[at] ?? 0) + 5 }, wording, "e q small")),
    ]
  );
}

function detailOf({ detail }: DotPanel, reference: string | undefined): string {
  return [detail, ...(reference === undefined ? [] : [reference])]
    .filter((wording) => wording !== "")
    .join(" ");
}

function legendOf({ referenceName, panels }: DotPlot, canvas: Canvas): ReturnType<typeof legend> {
  const hides = panels.some((panel) => panel.dots.some(({ share }) => share === null));
  const uncertainties = uncertaintiesOf(panels.flatMap(({ dots }) => dots.map(({ interval }) => interval)));
  const isLine = panels.length > 0 && panels.every(hasOneReference);
  return legend(canvas, { reference: referenceName, isLine, hides, uncertainties });
}

/** Where rows stand, with a line of words over those that are added up. */
function spansFrom(top: number, heights: readonly number[], sum: RowsSum | null): readonly RowSpan[] {
  let y = top;
  return heights.map((height, row) => {
    if (row === sum?.from) y += sumHeight;
    y += height;
    return { top: y - height, bottom: y };
  });
}
