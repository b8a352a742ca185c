import { scaleLinear } from "d3-scale";
import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { type DrawnInterval, uncertaintiesOf, whiskerOf, whiskers } from "./drawn-interval.ts";
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
  text,
  vertical,
  verticals,
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
/** Letters of a value in bold. */
const valueSize = 16.5;
/** Room for what is written at the end of a bar of 100 %. */
const valueWidths = { wide: 130, narrow: 58, against: 104 } as const;

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
  const { bars, referenceName, areParts, areVolunteers = false, sum = null } = drawn;
  const { size, formatter } = canvas;
  const isWide = size === "wide";
  const greatest = greatestShare(bars);
  const isOfWhole = drawn.format === undefined && !areParts && (bars.length === 1 || greatest >= wholeMin);
  const axis = drawn.format === undefined && !isOfWhole ? shareTicks(greatest) : null;
  const key = legend(canvas, {
    reference: referenceName,
    hides: false,
    uncertainties: [
      ...(areVolunteers ? (["volunteers"] as const) : []),
      ...uncertaintiesOf(bars.map(({ interval }) => interval)),
    ],
  });
  const format = drawn.format ?? ((share: number) => formatter.percent(share));
  const wordingOf = ({ share, wording }: LabelledBar) =>
    wording ?? (share === null ? formatter.message("cell.notShown") : format(share));
  const areCompared = bars.some(({ reference }) => reference !== undefined);
  const values = Math.max(...bars.map((bar) => textWidth(wordingOf(bar), valueSize)));
  const origin = isWide ? start + (areCompared ? 16 + values : 0) : sum === null ? 0 : sumInset;
  const end = widths[size] - roomFor(bars, areCompared ? "against" : size);
  const at = scaleLinear([0, isOfWhole ? 1 : (axis?.limit ?? greatest)], [origin, end]);
  const frame = { canvas, at, origin, isOfWhole, areVolunteers, areCompared, format, wordingOf };
  const content: Marks[] = [];
  const spans: RowSpan[] = [];
  let y = key.height;
  bars.forEach((bar, row) => {
    if (bar.isApart) y += 12;
    if (row === sum?.from) y += sumHeight;
    const drawnRow = isWide
      ? wideRow(bar, y, { x: isInSum(row, sum) ? sumInset : 0, frame })
      : narrowRow(bar, y, frame);
    content.push(drawnRow.content);
    spans.push({ top: y, bottom: drawnRow.bottom });
    y = drawnRow.bottom + (isWide ? 0 : 10);
  });
  const bottom = isWide ? y : y - 6;
  return {
    content: [
      key.content,
      gridOf(axis?.ticks ?? [], { top: key.height, bottom }, frame),
      isWide ? polylines([vertical({ x: origin, top: key.height, bottom })], "axis") : null,
      content,
      sumMarks(spans, sum),
    ],
    height: bottom + (axis === null ? 0 : 22),
  };
}

interface Frame {
  readonly canvas: Canvas;
  /** Where a value stands. */
  readonly at: (value: number) => number;
  /** Where bars start. */
  readonly origin: number;
  /** Whether the whole is drawn behind. */
  readonly isOfWhole: boolean;
  readonly areVolunteers: boolean;
  readonly areCompared: boolean;
  readonly format: (value: number) => string;
  readonly wordingOf: (bar: LabelledBar) => string;
}

interface Row {
  readonly content: Marks;
  readonly bottom: number;
}

function wideRow(
  bar: LabelledBar,
  top: number,
  { x, frame }: { readonly x: number; readonly frame: Frame },
): Row {
  const lines = wrapped(bar.label, start - 12 - x, 15);
  const height = Math.max(32, lines.length * 19 + 8);
  const middle = top + height / 2;
  const value = { x: frame.origin - 10, y: middle + 5.5 };
  return {
    content: [
      linesAround({ x, y: middle }, lines, { step: 19, look: "name" }),
      frame.areCompared ? text(value, bold(frame.wordingOf(bar)), "e") : null,
      barOf(bar, { y: middle - 10, height: 20 }, frame),
    ],
    bottom: top + height,
  };
}

/** The value of a bar that is compared stands after its label, or under it where it does not fit. */
function narrowRow(bar: LabelledBar, top: number, frame: Frame): Row {
  const { origin, areCompared, wordingOf } = frame;
  const lines = wrapped(bar.label, widths.narrow - origin, 15);
  const needed = textWidth(`${lines.at(-1) ?? ""}  `, 15) + textWidth(wordingOf(bar), valueSize);
  const fits = needed <= widths.narrow - origin;
  const value = bold(wordingOf(bar));
  const under = top + 15 + (lines.length - (areCompared && !fits ? 0 : 1)) * 18;
  return {
    content: [
      lines.map((line, at) => {
        const hasValue = areCompared && fits && at === lines.length - 1;
        return text(
          { x: origin, y: top + 14 + at * 18 },
          hasValue ? [`${line}  `, value] : line,
          "name halo",
        );
      }),
      areCompared && !fits ? text({ x: origin, y: top + 14 + lines.length * 18 }, value, "halo") : null,
      barOf(bar, { y: under + 6, height: 15 }, frame),
    ],
    bottom: under + 24,
  };
}

/** Room after the bars: for how the reference is written, or for the longest wording, where that is more than a number. */
function roomFor(bars: readonly LabelledBar[], kind: keyof typeof valueWidths): number {
  if (kind === "against") return valueWidths.against;
  const wordings = bars.map(({ share, wording }) => (share === null ? 0 : textWidth(wording ?? "", 17)));
  const widest = Math.max(0, ...wordings);
  return widest > valueWidths[kind] ? widest + 10 : valueWidths[kind];
}

/** One bar, its interval and its reference; after all of them its value, or how its reference is written. */
function barOf(
  bar: LabelledBar,
  { y, height }: { readonly y: number; readonly height: number },
  { at, isOfWhole, areVolunteers, format, wordingOf, canvas: { formatter } }: Frame,
): Marks {
  const { share, reference, interval, key } = bar;
  const zero = at(0);
  const middle = y + height / 2;
  const ends = [
    share === null ? zero + 60 : Math.max(zero + 1, at(share)),
    ...(interval ? [at(interval.upper) + 2] : []),
    ...(typeof reference === "number" ? [at(reference) + 7] : []),
  ];
  const after = { x: Math.max(...ends) + 7, y: middle + 5.5 };
  const box = (width: number) => ({ x: zero, y, width, height });
  const drawn = interval ? [whiskerOf(interval, at, middle)] : null;
  const against = reference === null ? formatter.message("cell.notShown") : format(reference ?? 0);
  return [
    isOfWhole ? rect(box(at(1) - zero), "stripe") : null,
    share === null
      ? rect(box(60), "secret")
      : rect(
          box(Math.max(1, at(share) - zero)),
          areVolunteers && key === "plain" ? "bar outline" : `bar ${key}`,
        ),
    // Edged with paper, so that it shows on its bar.
    drawn && [whiskers(drawn, "edge"), whiskers(drawn, "tick")],
    typeof reference === "number" ? rings([{ x: at(reference), y: middle }]) : null,
    reference === undefined
      ? text(after, bold(wordingOf(bar)), "halo")
      : text(after, muted(formatter.message("drawing.against", { reference: against })), "halo"),
  ];
}

/** Lines of the axis, with their values under it. */
function gridOf(
  ticks: readonly number[],
  span: { readonly top: number; readonly bottom: number },
  { at, canvas: { formatter } }: Frame,
): Marks {
  return [
    verticals(ticks.map(at), span, "grid"),
    ticks.map((tick) => {
      const [name, look] = tick === 0 ? ["0", "small q"] : [formatter.percent(tick), "m small q"];
      return text({ x: at(tick), y: span.bottom + 16 }, name, look);
    }),
  ];
}
