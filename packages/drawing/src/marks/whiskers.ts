import { horizontal, type Polylines, polylines, vertical } from "./polylines.ts";

const half = 4;

/** Horizontal lines closed at both ends: intervals, each seen on either side of its dot. */
export function whiskers(
  intervals: readonly { readonly from: number; readonly to: number; readonly y: number }[],
  look: string,
): Polylines {
  return polylines(
    intervals.flatMap(({ from, to, y }) => [
      vertical({ x: from, top: y - half, bottom: y + half }),
      horizontal({ y, from, to }),
      vertical({ x: to, top: y - half, bottom: y + half }),
    ]),
    look,
  );
}
