import { r } from "./svg.ts";

const half = 4;

/** Thin lines between two abscissas, closed at both ends: an interval, seen on either side of its dot. */
export function whiskers(
  intervals: readonly { readonly from: number; readonly to: number; readonly y: number }[],
): string {
  return intervals
    .map(({ from, to, y }) => {
      const end = (x: number) => `M${r(x)} ${r(y - half)}v${half * 2}`;
      return `${end(from)}M${r(from)} ${r(y)}H${r(to)}${end(to)}`;
    })
    .join("");
}
