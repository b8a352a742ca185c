import { scaleLinear } from "d3-scale";
import type { Canvas } from "./canvas.ts";
import { type Axis, dotLabel, labelShift, radius } from "./dot-labels.ts";
import type { DotCounts, DotPanel } from "./dot-panel.ts";
import { circle } from "./marks/circle.ts";
import { dots } from "./marks/dots.ts";
import type { Marks } from "./marks/mark.ts";
import type { Point } from "./marks/point.ts";
import { horizontal, type Line, polylines, vertical } from "./marks/polylines.ts";
import { rect } from "./marks/rect.ts";
import { text } from "./marks/text.ts";
import { type Whisker, whiskers } from "./marks/whiskers.ts";
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
export function dotMarks(
  panel: DotPanel,
  { x, axis, top, bottom, centers, shares, counts, canvas }: Area,
): Marks {
  const { formatter } = canvas;
  const { ticks, limit } = shares;
  const at = scaleLinear([0, limit], [x + axis.before, x + axis.before + axis.length]);
  const places: Point[] = [];
  const references: Point[] = [];
  const stems: Line[] = [];
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
    if (interval !== null)
      intervals.push({ from: at(interval.lower), to: at(interval.upper), y, of: interval.of });
    if (reference !== null) {
      const gap = at(share) - at(reference);
      const start = hasOneReference(panel) ? 0 : radius;
      if (Math.abs(gap) > start)
        stems.push(horizontal({ y, from: at(reference) + Math.sign(gap) * start, to: at(share) }));
    }
    const { side, beyond } = dotLabel({ ...dot, share }, { limit, formatShare: formatter.percent });
    const isBefore = side === "before";
    labels.push(
      text(
        { x: at(beyond) + (isBefore ? -labelShift : labelShift), y: y + 5 },
        dot.wording,
        `small halo${dot.isWorded ? " b" : ""}${isBefore ? " e" : ""}`,
      ),
    );
  });
  return [
    polylines(
      ticks.map((tick) => vertical({ x: at(tick), top, bottom })),
      "grid",
    ),
    hatches,
    polylines(stems, `stem c-${panel.key}`),
    dots(places, `dot-inner c-${panel.key}`),
    hasOneReference(panel)
      ? polylines([vertical({ x: references[0]?.x ?? 0, top: top - 4, bottom })], "reference-line")
      : references.map((center) => circle(center, radius, "ring-around")),
    whiskers(intervals, "tick"),
    labels,
    axisNames(shares, { at, counts, formatter }).map(({ tick, name }) =>
      text({ x: at(tick), y: bottom + 16 }, name, "m small q"),
    ),
  ];
}

/** Whether its rows, three at least, are compared with one share: a line through them all stands for it. */
export function hasOneReference({ dots: [first, ...others] }: DotPanel): boolean {
  const share = first?.reference ?? null;
  return share !== null && others.length > 1 && others.every(({ reference }) => reference === share);
}

/** The two ends of the axis and its middle; the sign is written once. */
function axisNames(
  { ticks, limit }: Ticks,
  {
    at,
    counts,
    formatter,
  }: {
    readonly at: (share: number) => number;
    readonly counts: DotCounts | null;
    readonly formatter: Canvas["formatter"];
  },
): readonly { readonly tick: number; readonly name: string }[] {
  if (counts !== null) {
    const { base } = counts;
    const whole = base === null ? [] : [0, base / 2, base].filter(Number.isInteger);
    return whole.map((count) => ({ tick: count / (base ?? 1), name: formatter.count(count) }));
  }
  const middle = ticks[Math.floor((ticks.length - 1) / 2)] ?? limit;
  const between = middle > 0 && middle < limit && at(limit) - at(middle) > 30 ? [middle] : [];
  return [
    { tick: 0, name: "0" },
    ...between.map((tick) => ({ tick, name: formatter.number(tick * 100, 0) })),
    { tick: limit, name: formatter.percent(limit) },
  ];
}
