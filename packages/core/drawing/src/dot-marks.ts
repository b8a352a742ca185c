import { scaleLinear } from "d3-scale";
import type { Canvas } from "./drawing.ts";
import { type DrawnInterval, type Whisker, whiskerOf, whiskers } from "./drawn-interval.ts";
import {
  circle,
  dots,
  horizontal,
  type Marks,
  type Point,
  type Polyline,
  polylines,
  rect,
  text,
  vertical,
  verticals,
} from "./mark.ts";
import { textWidth } from "./text-width.ts";
import type { Ticks } from "./ticks.ts";

/** Where a panel is drawn, and its rows in it. */
export interface Area {
  readonly x: number;
  readonly axis: Axis;
  readonly top: number;
  readonly bottom: number;
  readonly centers: readonly number[];
  readonly shares: Ticks;
  /** Null where the axis is in percent. */
  readonly counts: DotCounts | null;
  readonly canvas: Canvas;
}

/** What one panel shows: grid, what separates dots from references, both, shares, axis. */
export function dotMarks(panel: DotPanel, area: Area): Marks {
  const { axis, top, bottom, centers, shares, canvas } = area;
  const { ticks, limit } = shares;
  const start = area.x + axis.before;
  const at = scaleLinear([0, limit], [start, start + axis.length]);
  const places: Point[] = [];
  const references: Point[] = [];
  const stems: Polyline[] = [];
  const labels: Marks[] = [];
  const hatches: Marks[] = [];
  const intervals: Whisker[] = [];
  panel.dots.forEach((dot, row) => {
    const { share, reference, interval } = dot;
    const y = centers[row] ?? 0;
    if (reference !== null) references.push({ x: at(reference), y });
    if (share === null) {
      // The value may be anywhere on the axis.
      hatches.push(rect({ x: at(0), y: y - 7, width: at(limit) - at(0), height: 14 }, "secret"));
      return;
    }
    places.push({ x: at(share), y });
    if (interval !== null) intervals.push(whiskerOf(interval, at, y));
    if (reference !== null) {
      const gap = at(share) - at(reference);
      const inside = hasOneReference(panel) ? 0 : radius;
      if (Math.abs(gap) > inside)
        stems.push(horizontal({ y, from: at(reference) + Math.sign(gap) * inside, to: at(share) }));
    }
    const { side, beyond } = dotLabel({ ...dot, share }, { limit, formatShare: canvas.formatter.percent });
    const isBefore = side === "before";
    const look = `small halo${dot.isWorded ? " b" : ""}${isBefore ? " e" : ""}`;
    const x = at(beyond) + (isBefore ? -labelShift : labelShift);
    labels.push(text({ x, y: y + 5 }, dot.wording, look));
  });
  return [
    verticals(ticks.map(at), { top, bottom }, "grid"),
    hatches,
    polylines(stems, `stem c-${panel.key}`),
    dots(places, `dot-inner c-${panel.key}`),
    hasOneReference(panel)
      ? polylines([vertical({ x: references[0]?.x ?? 0, top: top - 4, bottom })], "reference-line")
      : references.map((center) => circle(center, radius, "ring-around")),
    whiskers(intervals, "tick"),
    labels,
    axisNames(area).map(({ tick, name }) => text({ x: at(tick), y: bottom + 16 }, name, "m small q")),
  ];
}

/** Whether its rows, three at least, are compared with one share: a line through them all stands for it. */
export function hasOneReference({ dots: [first, ...others] }: DotPanel): boolean {
  const share = first?.reference ?? null;
  return share !== null && others.length > 1 && others.every(({ reference }) => reference === share);
}

/** The two ends of the axis and its middle; the sign is written once. */
function axisNames({ axis, shares: { ticks, limit }, counts, canvas: { formatter } }: Area) {
  if (counts !== null) {
    const { base } = counts;
    const whole = base === null ? [] : [0, base / 2, base].filter(Number.isInteger);
    return whole.map((count) => ({ tick: count / (base ?? 1), name: formatter.count(count) }));
  }
  const middle = ticks[Math.floor((ticks.length - 1) / 2)] ?? limit;
  const between = middle > 0 && middle < limit && axis.length * (1 - middle / limit) > 30 ? [middle] : [];
  return [
    { tick: 0, name: "0" },
    ...between.map((tick) => ({ tick, name: formatter.number(tick * 100, 0) })),
    { tick: limit, name: formatter.percent(limit) },
  ];
}

/** Radius of the ring of a reference, around a smaller dot. */
const radius = 6;
/** Between the marks of a share and how it is written. */
const space = 3;
/** Room kept in a panel on the two sides of its axis, for half a dot and for half the name of its end. */
const least = { before: 8, after: 21 };
/** Distance on the axis under which two dots can hardly be distinguished. */
export const shortAxis = 72;

/** Width of a bold label over that of a plain one. */
const boldWidth = 1.1;

/** What one axis shows: shares from 0 to `limit`, each written by `formatShare`. */
interface Scale {
  readonly limit: number;
  readonly formatShare: (share: number) => string;
}

/** An axis in its panel: from how far of the panel's start, and how long, in units of the drawing. */
interface Axis {
  readonly before: number;
  readonly length: number;
}

/** How a share is written: on which side of its marks, and beyond which value on the axis. */
interface DotLabel {
  readonly side: "before" | "after";
  readonly beyond: number;
}

/**
 * A share is written on the outer side of its dot, so that it never stands beside the mark of another one. Where dot and
 * reference are written alike, it stands outside both.
 */
export function dotLabel(
  { share, wording, reference, interval }: PanelDot & { readonly share: number },
  { limit, formatShare }: Scale,
): DotLabel {
  const ofShare = [share, interval?.lower ?? share, interval?.upper ?? share];
  const isAlike = reference !== null && formatShare(reference) === wording;
  const marks = isAlike ? [...ofShare, reference] : ofShare;
  const isBefore = reference === null || isAlike ? share > limit / 2 : share < reference;
  return isBefore
    ? { side: "before", beyond: Math.min(...marks) }
    : { side: "after", beyond: Math.max(...marks) };
}

/** From the marks of a share to how it is written, along the axis. */
export const labelShift = radius + space;

/**
 * The longest axis in a panel that leaves room for every share on its side. A shorter axis brings labels nearer to its
 * ends: a few rounds settle it.
 */
export function axisOf(
  dots: readonly PanelDot[],
  { width, ...scale }: Scale & { readonly width: number },
): Axis {
  const labels = dots.flatMap(({ share, ...dot }) => {
    if (share === null) return [];
    const { side, beyond } = dotLabel({ share, ...dot }, scale);
    const fromEnd = side === "before" ? beyond / scale.limit : 1 - beyond / scale.limit;
    return [{ side, fromEnd, room: labelShift + boldWidth * textWidth(dot.wording, 14) }];
  });
  const roomOf = (side: DotLabel["side"], length: number) =>
    Math.max(
      least[side],
      ...labels.flatMap((label) => (label.side === side ? [label.room - label.fromEnd * length] : [])),
    );
  let length = width;
  for (let round = 0; round < 20; round++)
    length = Math.max(1, width - roomOf("before", length) - roomOf("after", length));
  return { before: roomOf("before", length), length };
}

export interface DotPanel {
  readonly name: string;
  readonly detail: string;
  /** Colour of the dots: a group, or `plain`. */
  readonly key: string;
  /** One per row, in the order of `rows`; a share is null where masked. */
  readonly dots: readonly PanelDot[];
}

export interface PanelDot {
  readonly share: number | null;
  /** How the share is written. */
  readonly wording: string;
  readonly reference: number | null;
  /** Interval of the share, where the study declares that its units are a sample. */
  readonly interval: DrawnInterval | null;
  /** Whether the title says this one. */
  readonly isWorded: boolean;
}

export interface DotCounts {
  /** « 51 sur 56 » */
  readonly reference: string;
  /** Units of each row, which the axis counts; null where rows differ: it then bears no numbers. */
  readonly base: number | null;
}
