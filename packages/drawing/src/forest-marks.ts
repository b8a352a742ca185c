import type { Forest, ForestKey } from "./forest-rows.ts";
import { dots } from "./marks/dots.ts";
import type { Marks } from "./marks/mark.ts";
import type { MarkBlock } from "./marks/mark-block.ts";
import type { Point } from "./marks/point.ts";
import { type Line, polygons } from "./marks/polylines.ts";
import { rings } from "./marks/rings.ts";
import { text } from "./marks/text.ts";
import { textWidth } from "./text-width.ts";

/** Three shapes, so that nothing rests on colour: dots, rings, lozenges. */
export function forestMarks(points: Readonly<Record<ForestKey, readonly Point[]>>): Marks {
  return [
    dots(points.crude, "dot c-plain"),
    rings(points.pooled),
    polygons(points.adjusted.map(lozenge), "lozenge"),
  ];
}

const lineHeight = 24;

/** What each shape stands for, on as many lines as it takes. */
export function forestLegend(
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

function lozenge({ x, y }: Point): Line {
  return [
    { x: x - 7, y },
    { x, y: y - 7 },
    { x: x + 7, y },
    { x, y: y + 7 },
  ];
}
