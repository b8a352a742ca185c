import type { Point } from "./point.ts";
import { type Text, text } from "./text.ts";

/** From the middle of letters to their base line. */
const half = 5;

/** Lines one under the other, with `middle` halfway between the first and the last. */
export function linesAround(
  middle: Point,
  lines: readonly string[],
  { step, look = null }: { readonly step: number; readonly look?: string | null },
): readonly Text[] {
  return lines.map((line, at) =>
    text({ x: middle.x, y: middle.y + half + (at - (lines.length - 1) / 2) * step }, line, look),
  );
}
