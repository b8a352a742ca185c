import type { Interval } from "@vigie/statistics";
import type { Insert } from "../markup.ts";
import { type Canvas, dots, type Point, path, r, rect, rings, segment, text } from "./svg.ts";
import { textWidth } from "./text-width.ts";
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
  readonly reference: number | null;
  /** Of the share, where the study declares a sampling reading. */
  readonly interval: Interval | null;
  /** Whether the title says this one. */
  readonly isSaid: boolean;
}

/** Differences under a point and a half are drawn, and in the table, but not written. */
const saidMin = 0.015;
/** Room kept in a panel for half a dot, and for a difference written after the last one. */
const [before, after] = [8, 30];

/** Where a panel is drawn, and its rows in it. */
export interface Area {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly centers: readonly number[];
  readonly ticks: readonly number[];
  readonly canvas: Canvas;
}

/** What one panel shows: grid, references, differences, dots, axis. */
export function dotMarks(
  panel: DotPanel,
  { x, width, top, bottom, centers, ticks, canvas }: Area,
): readonly Insert[] {
  const { words } = canvas;
  const limit = ticks.at(-1) ?? 1;
  const at = (share: number) => x + before + (share / limit) * (width - before - after);
  const own: Point[] = [];
  const references: Point[] = [];
  const stems: string[] = [];
  const labels: Insert[] = [];
  const hatches: Insert[] = [];
  const intervals: { from: number; to: number; y: number }[] = [];
  panel.dots.forEach(({ share, reference, interval, isSaid }, row) => {
    const y = centers[row] ?? 0;
    if (reference !== null) references.push({ x: at(reference), y });
    if (share === null) {
      // The value may be anywhere on the axis.
      hatches.push(rect({ x: at(0), y: y - 7, width: at(limit) - at(0), height: 14 }, "secret"));
      return;
    }
    own.push({ x: at(share), y });
    const lower = at(interval?.lower ?? share);
    const upper = at(interval?.upper ?? share);
    if (interval !== null) intervals.push({ from: lower, to: upper, y });
    if (reference === null) return;
    stems.push(segment({ x: at(reference), y }, { x: at(share), y }));
    const gap = share - reference;
    const said = words.points(gap);
    if (Math.abs(gap) < saidMin) return;
    const face = isSaid ? "small b" : "small";
    // Beside the dot, away from the ring; where the panel begins too soon, beyond the ring.
    const left = gap < 0 && lower - 8 - textWidth(said, 14) > x - 6;
    labels.push(
      left
        ? text({ x: lower - 8, y: y + 5 }, said, `${face} e`)
        : text({ x: Math.max(upper, at(reference)) + 8, y: y + 5 }, said, face),
    );
  });
  return [
    path(ticks.map((tick) => `M${r(at(tick))} ${r(top)}V${r(bottom)}`).join(""), "grid"),
    hatches,
    path(stems.join(""), `stem c-${panel.key}`),
    rings(references),
    path(dots(own), `dot c-${panel.key}`),
    path(whiskers(intervals), "tick"),
    labels,
    text({ x: at(0), y: bottom + 16 }, "0", "m small q"),
    text({ x: at(limit), y: bottom + 16 }, words.percent(limit), "m small q"),
  ];
}
