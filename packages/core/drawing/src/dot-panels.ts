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

/** Axis of counts: none, half and all of the units. */
const countedShares: Ticks = { ticks: [0, 0.5, 1], limit: 1 };
/** Between two panels, so that their heads never touch. */
const gap = 14;
/** Width of the column of references, where rows have one each. */
const column = 50;
/** Names of rows: letters, greatest width, space before and after, from line to line; `least` height of a row. */
const sizes = {
  wide: { font: 15, widthMax: 190, before: 14, after: 10, step: 18, least: 27, look: "name", under: 4 },
  narrow: { font: 14, widthMax: 122, before: 8, after: 8, step: 16, least: 25, look: "small", under: 2 },
} as const;

/**
 * Panels side by side on a wide drawing, as many on a line as leave their axes long enough; one under the other on a narrow
 * one; none where no row can be shown.
 */
export function dotPanels(canvas: Canvas, plot: DotPlot): Drawing {
  const { rows, sum = null, counts = null } = plot;
  const panels = rows.length === 0 ? [] : plot.panels;
  const shown = { ...plot, panels };
  const size = sizes[canvas.size];
  const isWide = canvas.size === "wide";
  const references = referencesOf(shown, canvas);
  const inset = sum === null ? 0 : sumInset;
  const widest = Math.max(0, ...rows.map((row) => textWidth(row, size.font)));
  const names = Math.min(size.widthMax, size.before + inset + widest);
  const labels = names + (references.byRow === null ? 0 : column);
  const lines = rows.map((row) => wrapped(row, names - size.after - inset, size.font));
  const heights = lines.map(({ length }) => Math.max(size.least, length * size.step + 8));
  const dots = panels.flatMap((panel) => panel.dots);
  const shares = counts === null ? shareTicks(greatestShare(dots)) : countedShares;
  const { columns, width, axis } = columnsOf(canvas, shown, { labels, shares });
  const key = legendOf(shown, canvas);
  const content: Marks[] = [key.content];
  let y = key.height + size.under;
  for (let first = 0; first < panels.length; first += columns) {
    const onLine = panels.slice(first, first + columns).map((panel, at) => ({
      panel,
      x: labels + at * (width + gap),
      detail: detailOf(panel, references.byPanel?.[first + at]),
    }));
    const head = isWide
      ? headsOver(onLine, { width, before: axis.before, y })
      : headAbove(onLine, { y, hasColumn: references.byRow !== null });
    const top = y + head.height;
    const spans = spansFrom(top, heights, sum);
    const centers = spans.map(({ top: from, bottom: to }) => (from + to) / 2);
    const bottom = spans.at(-1)?.bottom ?? top;
    content.push(
      isWide ? null : head.names,
      lines.map((words, at) =>
        linesAround({ x: isInSum(at, sum) ? sumInset : 0, y: centers[at] ?? 0 }, words, size),
      ),
      references.byRow && [
        text(
          { x: labels - 8, y: isWide ? top - 7 : top },
          canvas.formatter.message(`drawing.${plot.referenceKind}`),
          "e q small",
        ),
        references.byRow.map((wording, at) =>
          text({ x: labels - 8, y: (centers[at] ?? 0) + 5 }, wording, "e q small"),
        ),
      ],
      onLine.map(({ panel, x }, at) => [
        isWide ? (head.names[at] ?? null) : null,
        dotMarks(panel, { x, axis, top, bottom, centers, shares, counts, canvas }),
      ]),
      sumMarks(spans, sum),
    );
    y = bottom + 34;
  }
  return drawing(canvas, y - 12, content);
}

/** How many panels stand on a line, all lines as full as they can be, and the axis that this leaves them. */
function columnsOf(
  { size, formatter }: Canvas,
  { panels }: DotPlot,
  { labels, shares }: { readonly labels: number; readonly shares: Ticks },
) {
  const dots = panels.flatMap((panel) => panel.dots);
  const of = (columns: number) => {
    const width = (widths[size] - labels - gap * (columns - 1)) / columns;
    const axis = axisOf(dots, { width, limit: shares.limit, formatShare: formatter.percent });
    return { columns, width, axis };
  };
  for (let onALine = size === "wide" ? panels.length : 1; onALine > 1; onALine--) {
    const found = of(Math.ceil(panels.length / Math.ceil(panels.length / onALine)));
    if (found.axis.length >= shortAxis) return found;
  }
  return of(1);
}

interface Headed {
  readonly panel: DotPanel;
  readonly x: number;
  readonly detail: string;
}

/** What names each panel of a line, their last lines side by side. */
function headsOver(
  panels: readonly Headed[],
  { width, before, y }: { readonly width: number; readonly before: number; readonly y: number },
) {
  const heads = panels.map(({ panel }) => wrapped(panel.name, width - before, 15));
  const height = Math.max(...heads.map(({ length }) => length)) * 18 + 22;
  const names = panels.map(({ panel, x, detail }, at): Marks => {
    const head = heads[at] ?? [];
    const lineAt = (row: number) => ({ x: x + before, y: y + height - 24 - (head.length - 1 - row) * 18 });
    return [
      head.map((line, row) => text(lineAt(row), bold(line), `c-${panel.key}`)),
      text({ x: x + before, y: y + height - 7 }, detail, "q small"),
    ];
  });
  return { height, names };
}

/** What names one panel over its rows, its detail on the last line where it fits. */
function headAbove(
  [headed]: readonly Headed[],
  { y, hasColumn }: { readonly y: number; readonly hasColumn: boolean },
): { readonly height: number; readonly names: readonly Marks[] } {
  if (headed === undefined) return { height: 0, names: [] };
  const { panel, detail } = headed;
  const head = wrapped(panel.name, widths.narrow, 15);
  const fits = textWidth(`${head.at(-1) ?? ""} ${detail}`, 15) <= widths.narrow;
  const height = head.length * 18 + (fits ? 0 : 17);
  const lines = head.map((line, at) => {
    const hasDetail = fits && at === head.length - 1;
    const content = hasDetail ? [bold(line), " ", muted(detail, "q small")] : bold(line);
    return text({ x: 0, y: y + 14 + at * 18 }, content, `c-${panel.key}`);
  });
  return {
    height: height + 6 + (hasColumn ? 12 : 0),
    names: [lines, fits ? null : text({ x: 0, y: y + height - 3 }, detail, "q small")],
  };
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
    : { byRow: byRow ?? null, byPanel: byRow ? null : byPanel };
}

function detailOf({ detail }: DotPanel, reference = ""): string {
  return [detail, reference].filter((wording) => wording !== "").join(" ");
}

function legendOf({ referenceName, panels }: DotPlot, canvas: Canvas): ReturnType<typeof legend> {
  const dots = panels.flatMap((panel) => panel.dots);
  return legend(canvas, {
    reference: referenceName,
    isLine: panels.length > 0 && panels.every(hasOneReference),
    hides: dots.some(({ share }) => share === null),
    uncertainties: uncertaintiesOf(dots.map(({ interval }) => interval)),
  });
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
