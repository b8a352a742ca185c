import { scaleLinear } from "d3-scale";

import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { type DrawnInterval, uncertaintiesOf, whiskers } from "./drawn-interval.ts";
import { legend } from "./legend.ts";

import {
  bold,
  linesAround,
  type MarkBlock,
  type Marks,
  muted,
  polylines,
  rect,
  rings,
  type Text,
  text,
  vertical,
} from "./mark.ts";

import { isInSum, type RowSpan, type RowsSum, sumHeight, sumInset, sumMarks } from "./rows-sum.ts";
import { textWidth, wrapped } from "./text-width.ts";
import { greatestShare, shareTicks } from "./ticks.ts";

export interface LabelledBar {
  readonly label: string;
  /** Null where masked. */
  readonly share: number | null;
  /** How the share is written, or why it is not, where it is not as the others. */
  readonly wording?: string | null;
  /** Interval of the share, where one is drawn. */
  readonly interval?: DrawnInterval | null;
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
  /** Whether they are the answers of volunteers, which stand for nobody else: bars are hollow. */
  readonly areVolunteers?: boolean;
  /** Bars that follow one another, with what they add up to in words. */
  readonly sum?: RowsSum | null;
  /** How a value is written where it is not a share. */
  readonly format?: (value: number) => string;
}

/** Under this, shares are read on an axis of their own: on a scale of 100 % they would be slivers. */
const wholeMin = 0.25;
/** Where bars start on a wide drawing: the same in all, so that figures in a row are read together. */
const start = 220;
/** Room for what is written at the end of a bar of 100 %. */
const rooms = { wide: 130, narrow: 58, against: 104 } as const;

/**
 * Bars from zero with their label, before them on a wide drawing and above them on a narrow one, and their value at
 * their end; beside their label where they are compared, so that no value touches the mark of another one. Shares are on
 * one scale, that of the whole, which is drawn behind them.
 */
export function labelledBars(canvas: Canvas, drawn: LabelledBars): Drawing {
  const { content, height } = barsDrawn(canvas, drawn);
  return drawing(canvas, height, content);
}

/** Bars as a part of a drawing, from y = 0. */
export function barsDrawn(canvas: Canvas, drawn: LabelledBars): MarkBlock {
  const { bars, referenceName, areParts, areVolunteers = false, format, sum = null } = drawn;
  const greatest = greatestShare(bars);
  const isOfWhole = format === undefined && !areParts && (bars.length === 1 || greatest >= wholeMin);
  const axis = format === undefined && !isOfWhole ? shareTicks(greatest) : null;
  const key = legend(canvas, {
    reference: referenceName,
    hides: false,
    uncertainties: [
      ...(areVolunteers ? (["volunteers"] as const) : []),
      ...uncertaintiesOf(bars.map(({ interval }) => interval)),
    ],
  });
  const rows = canvas.size === "wide" ? wideRows : narrowRows;
  const frame: Frame = {
    greatest: isOfWhole ? 1 : (axis?.limit ?? greatest),
    isOfWhole,
    ticks: axis?.ticks ?? [],
    top: key.height,
    areVolunteers,
    sum,
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
  /** Ticks of an axis that is not that of the whole; none where there is no axis. */
  readonly ticks: readonly number[];
  readonly top: number;
  readonly areVolunteers: boolean;
  readonly sum: RowsSum | null;
  readonly format: (value: number) => string;
}

interface Rows {
  readonly content: Marks;
  readonly bottom: number;
  /** Where a value stands. */
  readonly at: (value: number) => number;
}

function wideRows(canvas: Canvas, bars: readonly LabelledBar[], frame: Frame): Rows {
  const values = isCompared(bars) ? 16 + Math.max(...bars.map((bar) => valueWidth(bar, frame, canvas))) : 0;
  const origin = start + values;
  const at = scaleLinear([0, frame.greatest], [origin, widths.wide - roomFor(canvas, bars)]);
  const content: Marks[] = [];
  const spans: RowSpan[] = [];
  let y = frame.top;
  bars.forEach((bar, row) => {
    if (bar.isApart) y += 12;
    if (row === frame.sum?.from) y += sumHeight;
    const x = isInSum(row, frame.sum) ? sumInset : 0;
    const lines = wrapped(bar.label, start - 12 - x, 15);
    const height = Math.max(32, lines.length * 19 + 8);
    const middle = y + height / 2;
    content.push(
      linesAround({ x, y: middle }, lines, { step: 19, look: "name" }),
      values === 0
        ? null
        : text({ x: origin - 10, y: middle + 5.5 }, bold(wordingOf(bar, frame, canvas)), "e"),
      barOf(bar, { at, y: middle - 10, height: 20, frame, canvas }),
    );
    spans.push({ top: y, bottom: y + height });
    y += height;
  });
  const axis = polylines([vertical({ x: origin, top: frame.top, bottom: y })], "axis");
  return { content: [axis, content, sumMarks(spans, frame.sum)], bottom: y, at };
}

function narrowRows(canvas: Canvas, bars: readonly LabelledBar[], frame: Frame): Rows {
  const origin = frame.sum === null ? 0 : sumInset;
  const at = scaleLinear([0, frame.greatest], [origin, widths.narrow - roomFor(canvas, bars)]);
  const hasValues = isCompared(bars);
  const content: Marks[] = [];
  const spans: RowSpan[] = [];
  let y = frame.top;
  bars.forEach((bar, row) => {
    if (bar.isApart) y += 12;
    if (row === frame.sum?.from) y += sumHeight;
    const lines = wrapped(bar.label, widths.narrow - origin, 15);
    const value = bold(wordingOf(bar, frame, canvas));
    const last = lines.at(-1) ?? "";
    const fits = textWidth(`${last}  `, 15) + valueWidth(bar, frame, canvas) <= widths.narrow - origin;
    const under = y + 15 + (lines.length - (hasValues && !fits ? 0 : 1)) * 18;
    content.push(
      lines.map((line, each) =>
        text(
          { x: origin, y: y + 14 + each * 18 },
          hasValues && fits && each === lines.length - 1 ? [`${line}  `, value] : line,
          "name halo",
        ),
      ),
      hasValues && !fits ? text({ x: origin, y: y + 14 + lines.length * 18 }, value, "halo") : null,
      barOf(bar, { at, y: under + 6, height: 15, frame, canvas }),
    );
    spans.push({ top: y, bottom: under + 24 });
    y = under + 34;
  });
  return { content: [content, sumMarks(spans, frame.sum)], bottom: y - 6, at };
}

function isCompared(bars: readonly LabelledBar[]): boolean {
  return bars.some(({ reference }) => reference !== undefined);
}

function wordingOf({ share, wording }: LabelledBar, { format }: Frame, { formatter }: Canvas): string {
  return wording ?? (share === null ? formatter.message("cell.notShown") : format(share));
}

/** Width of a value in bold letters. */
function valueWidth(bar: LabelledBar, frame: Frame, canvas: Canvas): number {
  return textWidth(wordingOf(bar, frame, canvas), 16.5);
}

/** Room after the bars: for how the reference is written, or for the longest wording, where that is more than a number. */
function roomFor({ size }: Canvas, bars: readonly LabelledBar[]): number {
  if (isCompared(bars)) return rooms.against;
  const widest = Math.max(
    0,
    ...bars.map(({ share, wording }) => (share === null ? 0 : textWidth(wording ?? "", 17))),
  );
  return widest > rooms[size] ? widest + 10 : rooms[size];
}

interface Place {
  readonly at: (value: number) => number;
  readonly y: number;
  readonly height: number;
  readonly frame: Frame;
  readonly canvas: Canvas;
}

/** One bar, its interval and its reference; after all of them its value, or how its reference is written. */
function barOf(bar: LabelledBar, { at, y, height, frame, canvas }: Place): Marks {
  const { share, reference, interval, key } = bar;
  const zero = at(0);
  const middle = y + height / 2;
  const look = frame.areVolunteers && key === "plain" ? "bar outline" : `bar ${key}`;
  const ends = [
    share === null ? zero + 60 : Math.max(zero + 1, at(share)),
    ...(interval ? [at(interval.upper) + 2] : []),
    ...(typeof reference === "number" ? [at(reference) + 7] : []),
  ];
  const after = { x: Math.max(...ends) + 7, y: middle + 5.5 };
  return [
    frame.isOfWhole ? rect({ x: zero, y, width: at(1) - zero, height }, "stripe") : null,
    share === null
      ? rect({ x: zero, y, width: 60, height }, "secret")
      : rect({ x: zero, y, width: Math.max(1, at(share) - zero), height }, look),
    intervalOf(bar, { at, y: middle }),
    typeof reference === "number" ? rings([{ x: at(reference), y: middle }]) : null,
    reference === undefined
      ? text(after, bold(wordingOf(bar, frame, canvas)), "halo")
      : againstText(after, reference, { frame, canvas }),
  ];
}

function againstText(
  at: Text["at"],
  reference: number | null,
  { frame, canvas: { formatter } }: Pick<Place, "frame" | "canvas">,
): Marks {
  const wording = reference === null ? formatter.message("cell.notShown") : frame.format(reference);
  return text(at, muted(formatter.message("drawing.against", { reference: wording })), "halo");
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
  const drawn = [{ from: at(interval.lower), to: at(interval.upper), y, of: interval.of }];
  return [whiskers(drawn, "edge"), whiskers(drawn, "tick")];
}
