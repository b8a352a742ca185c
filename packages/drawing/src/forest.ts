import { type Canvas, widths } from "./canvas.ts";
import { forestLegend, forestMarks } from "./forest-marks.ts";
import type { Forest, ForestKey, ForestMark } from "./forest-rows.ts";
import type { Marks } from "./marks/mark.ts";
import type { MarkBlock } from "./marks/mark-block.ts";
import type { Point } from "./marks/point.ts";
import { polylines, vertical } from "./marks/polylines.ts";
import { rect } from "./marks/rect.ts";
import { text } from "./marks/text.ts";
import { type Whisker, whiskers } from "./marks/whiskers.ts";
import { ratioAxis } from "./ratio-axis.ts";
import { wrapped } from "./text-width.ts";

/**
 * Odds ratios on a logarithmic axis, where 2 and a half are as far from 1; the numbers beside or under the names. Drawn
 * from y = 0.
 */
export function forest(canvas: Canvas, { rows, legend }: Forest): MarkBlock {
  const wide = canvas.size === "wide";
  const width = widths[canvas.size];
  const font = wide ? 15 : 14;
  const plot = wide ? { x: 230, width: 270 } : { x: 14, width: width - 30 };
  const axis = ratioAxis(rows.flatMap(({ marks }) => marks.flatMap(reach)));
  const at = (ratio: number) => plot.x + axis.position(ratio) * plot.width;
  const key = forestLegend(legend, { x: wide ? 0 : 8, width });
  let y = key.height;
  const names: Marks[] = [];
  const points: Record<ForestKey, Point[]> = { crude: [], pooled: [], adjusted: [] };
  const intervals: Whisker[] = [];
  const hatches: Marks[] = [];
  const bands: { top: number; bottom: number }[] = [];
  for (const row of rows) {
    const indent = row.isUnder ? 14 : 0;
    const lines = wrapped(row.label, (wide ? 215 : width) - indent, font);
    lines.forEach((line, position) => {
      names.push(text({ x: indent, y: y + 18 + position * 18 }, line, row.isUnder ? "small q" : ""));
    });
    let markY = wide ? y : y + lines.length * 18 + 4;
    for (const mark of row.marks) {
      const middle = markY + (wide ? 13 : 26);
      names.push(
        text({ x: wide ? 516 : indent, y: wide ? middle + 5 : markY + 14 }, mark.wording, "small q"),
      );
      if (mark.ratio !== null) bands.push({ top: middle - 9, bottom: middle + 9 });
      if (mark.isSecret)
        hatches.push(rect({ x: plot.x, y: middle - 7, width: plot.width, height: 14 }, "secret"));
      if (mark.ratio !== null) points[mark.key].push({ x: at(mark.ratio), y: middle });
      if (mark.interval !== null)
        intervals.push({
          from: at(mark.interval.lower),
          to: at(mark.interval.upper),
          y: middle,
          of: "sampling",
        });
      markY += wide ? 24 : 36;
    }
    y = Math.max(markY, y + lines.length * 18 + 6) + 4;
  }
  // A narrow drawing has its words where lines would go: lines stand behind the marks alone.
  const lines = (tick: number) =>
    (wide ? [{ top: key.height, bottom: y }] : bands).map(({ top, bottom }) =>
      vertical({ x: at(tick), top, bottom }),
    );
  const content = [
    key.content,
    polylines(axis.ticks.flatMap(lines), "grid"),
    hatches,
    polylines(lines(1), "axis"),
    names,
    whiskers(intervals, "tick"),
    forestMarks(points),
    labelledTicks(axis.ticks, at).map((tick) =>
      text({ x: at(tick), y: y + 16 }, canvas.formatter.number(tick, decimals(tick)), "m small q"),
    ),
  ];
  return { content, height: y + 22 };
}

function reach({ ratio, interval }: ForestMark): readonly number[] {
  return [...(ratio === null ? [] : [ratio]), ...(interval === null ? [] : [interval.lower, interval.upper])];
}

/** Ticks whose labels do not meet; 1 always has its own. */
function labelledTicks(ticks: readonly number[], at: (tick: number) => number): readonly number[] {
  const spacedTicks = [1];
  for (const tick of ticks)
    if (spacedTicks.every((other) => Math.abs(at(other) - at(tick)) > 34)) spacedTicks.push(tick);
  return spacedTicks;
}

function decimals(tick: number): number {
  return tick >= 1 ? 0 : tick >= 0.1 ? 1 : 2;
}
