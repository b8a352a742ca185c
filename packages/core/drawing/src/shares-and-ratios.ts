import type { Interval } from "@vigie/statistics";
import { scaleLog } from "d3-scale";
import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { type Whisker, whiskerOf, whiskers } from "./drawn-interval.ts";
import { barsDrawn, type LabelledBars } from "./labelled-bars.ts";
import {
  bold,
  dots,
  lowered,
  type MarkBlock,
  type Marks,
  type Point,
  type Polyline,
  polygons,
  polylines,
  rect,
  rings,
  text,
  through,
  vertical,
} from "./mark.ts";
import { textWidth, wrapped } from "./text-width.ts";

export interface SharesAndRatios {
  readonly shares: LabelledBars;
  readonly ratios: Forest;
  readonly names: { readonly shares: string; readonly ratios: string };
}

/** Room of a head. */
const head = 26;
/** Between the two parts. */
const gap = 26;

/** What is compared, as bars, then how far it is from the reference, as odds ratios. */
export function sharesAndRatios(canvas: Canvas, { shares, ratios, names }: SharesAndRatios): Drawing {
  const bars = barsDrawn(canvas, shares);
  const marks = forest(canvas, ratios);
  const second = head + bars.height + gap;
  return drawing(canvas, second + head + marks.height, [
    text({ x: 0, y: 16 }, bold(names.shares)),
    lowered(head, bars.content),
    text({ x: 0, y: second + 16 }, bold(names.ratios)),
    lowered(second + head, marks.content),
  ]);
}

/**
 * Odds ratios on a logarithmic axis, where 2 and a half are as far from 1; the numbers beside or under the names. Drawn
 * from y = 0.
 */
function forest(canvas: Canvas, { rows, legend }: Forest): MarkBlock {
  const wide = canvas.size === "wide";
  const width = widths[canvas.size];
  const font = wide ? 15 : 14;
  const plot = wide ? { x: 230, width: 270 } : { x: 14, width: width - 30 };
  const axis = ratioAxis(rows.flatMap(({ marks }) => marks.flatMap(reach)));
  const at = (ratio: number) => plot.x + axis.position(ratio) * plot.width;
  const key = forestLegend(legend, { x: wide ? 0 : 8, width });
  let y = key.height;
  const names: Marks[] = [];
  const points: Record<ForestKey, Point[]> = { crude: [], pooled: [], adjusted: [] };
  const intervals: Whisker[] = [];
  const hatches: Marks[] = [];
  const bands: { top: number; bottom: number }[] = [];
  for (const row of rows) {
    const indent = row.isUnder ? 14 : 0;
    const lines = wrapped(row.label, (wide ? 215 : width) - indent, font);
    const look = row.isUnder ? "small q" : "";
    names.push(...lines.map((line, position) => text({ x: indent, y: y + 18 + position * 18 }, line, look)));
    let markY = wide ? y : y + lines.length * 18 + 4;
    for (const mark of row.marks) {
      const middle = markY + (wide ? 13 : 26);
      const wordingAt = wide ? { x: 516, y: middle + 5 } : { x: indent, y: markY + 14 };
      names.push(text(wordingAt, mark.wording, "small q"));
      if (mark.ratio !== null) bands.push({ top: middle - 9, bottom: middle + 9 });
      if (mark.isSecret)
        hatches.push(rect({ x: plot.x, y: middle - 7, width: plot.width, height: 14 }, "secret"));
      if (mark.ratio !== null) points[mark.key].push({ x: at(mark.ratio), y: middle });
      if (mark.interval !== null) intervals.push(whiskerOf({ ...mark.interval, of: "sampling" }, at, middle));
      markY += wide ? 24 : 36;
    }
    y = Math.max(markY, y + lines.length * 18 + 6) + 4;
  }
  // A narrow drawing has its words where lines would go: lines stand behind the marks alone.
  const spans = wide ? [{ top: key.height, bottom: y }] : bands;
  const lines = (tick: number) => spans.map((span) => vertical({ x: at(tick), ...span }));
  const content = [
    key.content,
    polylines(axis.ticks.flatMap(lines), "grid"),
    hatches,
    polylines(lines(1), "axis"),
    names,
    whiskers(intervals, "tick"),
    forestMarks(points),
    labelledTicks(axis.ticks, at).map((tick) =>
      text({ x: at(tick), y: y + 16 }, canvas.formatter.number(tick, decimals(tick)), "m small q"),
    ),
  ];
  return { content, height: y + 22 };
}

function reach({ ratio, interval }: ForestMark): readonly number[] {
  return [...(ratio === null ? [] : [ratio]), ...(interval === null ? [] : [interval.lower, interval.upper])];
}

/** Ticks whose labels do not meet; 1 always has its own. */
function labelledTicks(ticks: readonly number[], at: (tick: number) => number): readonly number[] {
  const spacedTicks = [1];
  for (const tick of ticks)
    if (spacedTicks.every((other) => Math.abs(at(other) - at(tick)) > 34)) spacedTicks.push(tick);
  return spacedTicks;
}

function decimals(tick: number): number {
  return tick >= 1 ? 0 : tick >= 0.1 ? 1 : 2;
}

/** Three shapes, so that nothing rests on colour: dots, rings, lozenges. */
function forestMarks(points: Readonly<Record<ForestKey, readonly Point[]>>): Marks {
  return [
    dots(points.crude, "dot c-plain"),
    rings(points.pooled),
    polygons(points.adjusted.map(lozenge), "lozenge"),
  ];
}

const lineHeight = 24;

/** What each shape stands for, on as many lines as it takes. */
function forestLegend(
  legend: Forest["legend"],
  { x, width }: { readonly x: number; readonly width: number },
): MarkBlock {
  if (legend.length < 2) return { content: null, height: 4 };
  let at = { x, y: 0 };
  const items = legend.map(({ key, label }) => {
    const length = 20 + textWidth(label, 15);
    if (at.x > x && at.x + length > width) at = { x, y: at.y + lineHeight };
    const { x: left, y: top } = at;
    at = { x: left + length + 20, y: top };
    const points = { crude: [], pooled: [], adjusted: [], [key]: [{ x: left + 7, y: top + 11 }] };
    return [forestMarks(points), text({ x: left + 20, y: top + 16 }, label, "q")];
  });
  return { content: items, height: at.y + 30 };
}

function lozenge({ x, y }: Point): Polyline {
  return through([x - 7, y], [x, y - 7], [x + 7, y], [x, y + 7]);
}

/** As it is, at equal strata, or with other characteristics held equal. */
type ForestKey = "crude" | "pooled" | "adjusted";

export interface ForestRow {
  readonly label: string;
  /** A stratum stands under its level. */
  readonly isUnder: boolean;
  /** One line per mark, in this order; none for the reference. */
  readonly marks: readonly ForestMark[];
}

export interface ForestMark {
  readonly key: ForestKey;
  /** Above 0; null where there is no number: `wording` gives the reason. */
  readonly ratio: number | null;
  readonly interval: Interval | null;
  readonly wording: string;
  /** Hidden by secrecy, so that it may be anywhere. */
  readonly isSecret: boolean;
}

export interface Forest {
  readonly rows: readonly ForestRow[];
  /** What each mark stands for, in this order; empty where there is one sort of them. */
  readonly legend: readonly { readonly key: ForestKey; readonly label: string }[];
}

/** A logarithmic axis around 1. */
interface RatioAxis {
  /** Among 1, 2 and 5 times the powers of ten, in order; 1 is one of them. */
  readonly ticks: readonly number[];
  /** In 0..1 between the first tick and the last. */
  readonly position: (ratio: number) => number;
}

const steps = [-4, -3, -2, -1, 0, 1, 2, 3].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));

/** @param ratios what must be seen, > 0; beyond a ten-thousandth or five thousand they stand at the edge */
export function ratioAxis(ratios: readonly number[]): RatioAxis {
  const least = Math.min(0.5, ...ratios);
  const greatest = Math.max(2, ...ratios);
  const first = steps.findLast((step) => step <= least * (1 + 1e-9)) ?? 1e-4;
  const last = steps.find((step) => step >= greatest * (1 - 1e-9)) ?? 5000;
  return {
    ticks: steps.filter((step) => step >= first && step <= last),
    position: scaleLog([first, last], [0, 1]).clamp(true),
  };
}
