import type { DrawnInterval } from "../drawn-interval.ts";
import { horizontal, type Polylines, polylines, vertical } from "./polylines.ts";

const half = 4;

export interface Whisker {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly of: DrawnInterval["of"];
}

/** Horizontal lines, seen on either side of their dots: closed at both ends for sampling, open for noise alone. */
export function whiskers(intervals: readonly Whisker[], look: string): Polylines {
  return polylines(
    intervals.flatMap(({ from, to, y, of }) => [
      ...(of === "sampling" ? [vertical({ x: from, top: y - half, bottom: y + half })] : []),
      horizontal({ y, from, to }),
      ...(of === "sampling" ? [vertical({ x: to, top: y - half, bottom: y + half })] : []),
    ]),
    look,
  );
}
