import type { Insert } from "@vigie/html";
import type { Interval } from "@vigie/statistics";
import { type Axis, dotLabel, labelShift, radius } from "./dot-labels.ts";
import { type Canvas, dots, type Point, path, r, rect, segment, text } from "./svg.ts";
import { whiskers } from "./whiskers.ts";

export interface DotPanel {
  readonly name: string;
  readonly detail: string;
  /** Colour of the dots: a group, or `plain`. */
  readonly key: string;
  /** One a row, in the order of `rows`; a share is null where masked. */
  readonly dots: readonly PanelDot[];
}

export interface PanelDot {
  readonly share: number | null;
  /** How the share is written. */
  readonly said: string;
  readonly reference: number | null;
  /** Of the share, where the study declares a sampling reading. */
  readonly interval: Interval | null;
  /** Whether the title says this one. */
  readonly isSaid: boolean;
}

/** Where a panel is drawn, and its rows in it. */
export interface Area {
  readonly x: number;
  readonly axis: Axis;
  readonly top: number;
  readonly bottom: number;
  readonly centers: readonly number[];
  readonly ticks: readonly number[];
  readonly canvas: Canvas;
}

/** What one panel shows: grid, what separates dots from references, both, shares, axis. */
export function dotMarks(
  panel: DotPanel,
  { x, axis, top, bottom, centers, ticks, canvas }: Area,
): readonly Insert[] {
  const { words } = canvas;
  const limit = ticks.at(-1) ?? 1;
  const at = (share: number) => x + axis.before + (share / limit) * axis.length;
  const own: Point[] = [];
  const references: Point[] = [];
  const stems: string[] = [];
  const labels: Insert[] = [];
  const hatches: Insert[] = [];
  const intervals: { from: number; to: number; y: number }[] = [];
  panel.dots.forEach((dot, row) => {
    const { share, reference, interval } = dot;
    const y = centers[row] ?? 0;
    if (reference !== null) references.push({ x: at(reference), y });
    if (share === null) {
      // The value may be anywhere on the axis.
      hatches.push(rect({ x: at(0), y: y - 7, width: at(limit) - at(0), height: 14 }, "secret"));
      return;
    }
    own.push({ x: at(share), y });
    if (interval !== null) intervals.push({ from: at(interval.lower), to: at(interval.upper), y });
    if (reference !== null) {
      const apart = at(share) - at(reference);
      if (Math.abs(apart) > radius)
        stems.push(segment({ x: at(reference) + Math.sign(apart) * radius, y }, { x: at(share), y }));
    }
    const { side, beyond } = dotLabel({ ...dot, share }, { limit, sayShare: words.percent });
    const isBefore = side === "before";
    labels.push(
      text(
        { x: at(beyond) + (isBefore ? -labelShift : labelShift), y: y + 5 },
        dot.said,
        `small halo${dot.isSaid ? " b" : ""}${isBefore ? " e" : ""}`,
      ),
    );
  });
  return [
    path(ticks.map((tick) => `M${r(at(tick))} ${r(top)}V${r(bottom)}`).join(""), "grid"),
    hatches,
    path(stems.join(""), `stem c-${panel.key}`),
    path(dots(own), `dot-inner c-${panel.key}`),
    path(references.map(circle).join(""), "ring-around"),
    path(whiskers(intervals), "tick"),
    labels,
    axisNames(ticks, { at, words }).map(({ tick, name }) =>
      text({ x: at(tick), y: bottom + 16 }, name, "m small q"),
    ),
  ];
}

/** The two ends of the axis and its middle; the sign is written once. */
function axisNames(
  ticks: readonly number[],
  { at, words }: { readonly at: (share: number) => number; readonly words: Canvas["words"] },
): readonly { readonly tick: number; readonly name: string }[] {
  const last = ticks.at(-1) ?? 1;
  const middle = ticks[Math.floor((ticks.length - 1) / 2)] ?? last;
  const between = middle > 0 && middle < last && at(last) - at(middle) > 30 ? [middle] : [];
  return [
    { tick: 0, name: "0" },
    ...between.map((tick) => ({ tick, name: words.number(tick * 100, 0) })),
    { tick: last, name: words.percent(last) },
  ];
}

function circle({ x, y }: Point): string {
  const half = `a${radius} ${radius} 0 1 1`;
  return `M${r(x - radius)} ${r(y)}${half} ${radius * 2} 0${half} ${-radius * 2} 0z`;
}
