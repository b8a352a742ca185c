import type { Interval } from "@vigie/statistics";
import { horizontal, type Polylines, polylines, vertical } from "./mark.ts";

/** What makes a share uncertain: one mark each. */
export type Uncertainty = "sampling" | "noise" | "volunteers";

/** The interval of a share at 95 %, and what it comes from: sampling, or the noise that protects persons alone. */
export interface DrawnInterval extends Interval {
  readonly of: "sampling" | "noise";
}

/** What the intervals of a drawing come from, each once. */
export function uncertaintiesOf(
  intervals: readonly (DrawnInterval | null | undefined)[],
): readonly Uncertainty[] {
  return [...new Set(intervals.flatMap((interval) => interval?.of ?? []))];
}

const half = 4;

export interface Whisker {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly of: DrawnInterval["of"];
}

/** An interval on an axis. @param at where a share stands on it */
export function whiskerOf(
  { lower, upper, of }: DrawnInterval,
  at: (share: number) => number,
  y: number,
): Whisker {
  return { from: at(lower), to: at(upper), y, of };
}

/** Horizontal lines, seen on either side of their dots: closed at both ends for sampling, open for noise alone. */
export function whiskers(intervals: readonly Whisker[], look: string): Polylines {
  return polylines(
    intervals.flatMap(({ from, to, y, of }) => {
      const end = (x: number) =>
        of === "sampling" ? [vertical({ x, top: y - half, bottom: y + half })] : [];
      return [...end(from), horizontal({ y, from, to }), ...end(to)];
    }),
    look,
  );
}
