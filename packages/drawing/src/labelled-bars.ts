import type { Interval } from "@vigie/statistics";
import { scaleLinear } from "d3-scale";
import { type Canvas, widths } from "./canvas.ts";
import { type Drawing, drawing } from "./drawing.ts";
import { legend } from "./legend.ts";
import { linesAround } from "./marks/lines-around.ts";
import type { Marks } from "./marks/mark.ts";
import type { MarkBlock } from "./marks/mark-block.ts";
import { polylines, vertical } from "./marks/polylines.ts";
import { rect } from "./marks/rect.ts";
import { rings } from "./marks/rings.ts";
import { bold, muted, type Span, text } from "./marks/text.ts";
import { whiskers } from "./marks/whiskers.ts";
import { textWidth, wrapped } from "./text-width.ts";
import { greatestShare, shareTicks } from "./ticks.ts";

export interface LabelledBar {
  readonly label: string;
  /** Null where masked. */
  readonly share: number | null;
  /** How the share is written, or why it is not, where it is not as the others. */
  readonly wording?: string | null;
  /** Of the share, where one is computed. */
  readonly interval?: Interval | null;
  /** Stands apart from the bar before it: an answer that excludes the others. */
  readonly isApart?: boolean;
  /** Share in the reference population; undefined where there is none, null where masked. */
  readonly reference?: number | null;
  /** Colour of the bar: a group, or `plain`. */
  readonly key: string;
}

export interface LabelledBars {
  readonly bars: readonly LabelledBar[];
  readonly referenceName: string | null;
  /** Whether shares are parts so small that a scale of 100 % would make slivers of them. */
  readonly areParts?: boolean;
  /** How a value is written where it is not a share. */
  readonly format?: (value: number) => string;
}

/** Under this, shares are read on an axis of their own: on a scale of 100 % they would be slivers. */
const wholeMin = 0.25;
/** Where bars start on a wide drawing: the same in all, so that figures in a row are read together. */
const start = 220;
/** Room for what is written at the end of a bar of 100 %. */
const rooms = {
  wide: 130,
  narrow: { alone: 58, against: 128 },
} as const;

/**
 * Bars from zero with their label, before them on a wide drawing and above them on a narrow one, and their value at
 * their end. Shares are on one scale, that of the whole, which is drawn behind them.
 */
export function labelledBars(canvas: Canvas, drawn: LabelledBars): Drawing {
  const { content, height } = barsDrawn(canvas, drawn);
  return drawing(canvas, height, content);
}

/** The same as a part of a drawing, from y = 0. */
export function barsDrawn(
  canvas: Canvas,
  { bars, referenceName, areParts, format }: LabelledBars,
): MarkBlock {
  const greatest = greatestShare(bars);
  const isOfWhole = format === undefined && !areParts && (bars.length === 1 || greatest >= wholeMin);
  const axis = format === undefined && !isOfWhole ? shareTicks(greatest) : null;
  const key =
    referenceName === null
      ? { content: null, height: 4 }
      : legend(canvas, { reference: referenceName, hides: false });
  const rows = canvas.size === "wide" ? wideRows : narrowRows;
  const frame: Frame = {
    greatest: isOfWhole ? 1 : (axis?.limit ?? greatest),
    isOfWhole,
    ticks: axis?.ticks ?? [],
    top: key.height,
    format: format ?? ((share) => canvas.formatter.percent(share)),
  };
  const { content, bottom, at } = rows(canvas, bars, frame);
  return {
    content: [key.content, gridOf(frame, { at, bottom, canvas }), content],
    height: bottom + (axis === null ? 0 : 22),
  };
}

interface Frame {
  readonly greatest: number;
  /** Whether the whole is drawn behind. */
  readonly isOfWhole: boolean;
  /** Of an axis that is not that of the whole; none where there is no axis. */
  readonly ticks: readonly number[];
  readonly top: number;
  readonly format: (value: number) => string;
}

interface Rows {
  readonly content: Marks;
  readonly bottom: number;
  /** Where a value stands. */
  readonly at: (value: number) => number;
}

function wideRows(canvas: Canvas, bars: readonly LabelledBar[], frame: Frame): Rows {
  const room = roomFor(bars, rooms.wide);
  const at = scaleLinear([0, frame.greatest], [start, widths.wide - room]);
  const content: Marks[] = [];
  let y = frame.top;
  for (const bar of bars) {
    if (bar.isApart) y += 12;
    const lines = wrapped(bar.label, start - 12, 15);
    const height = Math.max(32, lines.length * 19 + 8);
    const middle = y + height / 2;
    content.push(
      linesAround({ x: 0, y: middle }, lines, { step: 19, look: "name" }),
      barOf(bar, { at, y: middle - 10, height: 20, frame, canvas }),
    );
    y += height;
  }
  return {
    content: [content, polylines([vertical({ x: start, top: frame.top, bottom: y })], "axis")],
    bottom: y,
    at,
  };
}

function narrowRows(canvas: Canvas, bars: readonly LabelledBar[], frame: Frame): Rows {
  const isAgainst = bars.some(({ reference }) => reference !== undefined);
  const room = roomFor(bars, rooms.narrow[isAgainst ? "against" : "alone"]);
  const at = scaleLinear([0, frame.greatest], [0, widths.narrow - room]);
  const content: Marks[] = [];
  let y = frame.top;
  for (const bar of bars) {
    if (bar.isApart) y += 12;
    const lines = wrapped(bar.label, widths.narrow, 15);
    const under = y + 15 + (lines.length - 1) * 18;
    content.push(
      lines.map((line, row) => text({ x: 0, y: y + 14 + row * 18 }, line, "name halo")),
      barOf(bar, { at, y: under + 6, height: 15, frame, canvas }),
    );
    y = under + 34;
  }
  return { content, bottom: y - 6, at };
}

/** Room after the bars: enough for the longest wording, in bold, where that is more than a number. */
function roomFor(bars: readonly LabelledBar[], least: number): number {
  const widest = Math.max(
    0,
    ...bars.map(({ share, wording }) => (share === null ? 0 : textWidth(wording ?? "", 17))),
  );
  return widest > least ? widest + 10 : least;
}

interface Place {
  readonly at: (value: number) => number;
  readonly y: number;
  readonly height: number;
  readonly frame: Frame;
  readonly canvas: Canvas;
}

/** One bar, its interval and its reference, with its value after all of them. */
function barOf(bar: LabelledBar, { at, y, height, frame, canvas }: Place): Marks {
  const { share, reference, interval, key } = bar;
  const zero = at(0);
  const middle = y + height / 2;
  const ends = [
    share === null ? zero + 60 : Math.max(zero + 1, at(share)),
    ...(interval ? [at(interval.upper) + 2] : []),
    ...(typeof reference === "number" ? [at(reference) + 7] : []),
  ];
  return [
    frame.isOfWhole ? rect({ x: zero, y, width: at(1) - zero, height }, "stripe") : null,
    share === null
      ? rect({ x: zero, y, width: 60, height }, "secret")
      : rect({ x: zero, y, width: Math.max(1, at(share) - zero), height }, `bar ${key}`),
    intervalOf(bar, { at, y: middle }),
    typeof reference === "number" ? rings([{ x: at(reference), y: middle }]) : null,
    text({ x: Math.max(...ends) + 7, y: middle + 5.5 }, sharesText(bar, frame.format, canvas), "halo"),
  ];
}

/** Lines of the axis, with their values under it. */
function gridOf(
  { ticks, top }: Frame,
  { at, bottom, canvas: { formatter } }: Pick<Rows, "at" | "bottom"> & { readonly canvas: Canvas },
): Marks {
  return [
    polylines(
      ticks.map((tick) => vertical({ x: at(tick), top, bottom })),
      "grid",
    ),
    ticks.map((tick) =>
      text(
        { x: at(tick), y: bottom + 16 },
        tick === 0 ? "0" : formatter.percent(tick),
        tick === 0 ? "small q" : "m small q",
      ),
    ),
  ];
}

/** Edged with paper, so that it shows on its bar. */
function intervalOf(
  { interval }: LabelledBar,
  { at, y }: { readonly at: (share: number) => number; readonly y: number },
): Marks {
  if (!interval) return [];
  const drawn = [{ from: at(interval.lower), to: at(interval.upper), y }];
  return [whiskers(drawn, "edge"), whiskers(drawn, "tick")];
}

function sharesText(
  { share, wording, reference }: LabelledBar,
  format: (value: number) => string,
  { formatter }: Canvas,
): readonly Span[] {
  const value = bold(wording ?? (share === null ? formatter.message("cell.notShown") : format(share)));
  if (reference === undefined) return [value];
  const against = reference === null ? formatter.message("cell.notShown") : format(reference);
  return [value, muted(` ${formatter.message("drawing.against", { reference: against })}`)];
}
