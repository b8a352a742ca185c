import type { Interval } from "@vigie/statistics";
import { scaleLinear } from "d3-scale";
import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import {
  bold,
  dots,
  horizontals,
  type Marks,
  type Point,
  polylines,
  rect,
  runsOf,
  text,
  vertical,
} from "./mark.ts";
import { wrapped } from "./text-width.ts";
import { greatestShare, shareTicks, type Ticks } from "./ticks.ts";

export interface TrendPoint {
  /** Position on the axis of time, in years, and what it is called. */
  readonly at: number;
  readonly name: string;
  /** In 0..1; null where masked. */
  readonly share: number | null;
  readonly interval: Interval | null;
  /** Whether a definition changed since the point before: no line joins the two. */
  readonly isAfterBreak?: boolean;
  /** Whether a point is missing before it: no line joins the two either. */
  readonly isAfterGap?: boolean;
}

export interface Trend {
  readonly name: string;
  /** In order of time. */
  readonly points: readonly TrendPoint[];
}

const gap = 26;
const plotHeight = 92;

/** One small drawing per category, all on the same axes, the others in grey behind it. */
export function trendPanels(canvas: Canvas, trends: readonly Trend[]): Drawing {
  const count = trends.length;
  const columns = canvas.size === "narrow" ? 2 : Math.max(2, count <= 4 ? count : Math.ceil(count / 2));
  const width = (widths[canvas.size] - gap * (columns - 1)) / columns;
  const points = trends.flatMap((trend) => trend.points);
  const times = [...new Set(points.map(({ at }) => at))].toSorted((a, b) => a - b);
  const shares = shareTicks(greatestShare(points));
  const content: Marks[] = [];
  let y = 0;
  for (let row = 0; row * columns < count; row++) {
    const inRow = trends
      .slice(row * columns, (row + 1) * columns)
      .map((trend) => ({ trend, name: wrapped(trend.name, width, 15) }));
    const lines = Math.max(...inRow.map(({ name }) => name.length));
    const top = y + lines * 18 + 22;
    inRow.forEach(({ trend, name }, column) => {
      const x = column * (width + gap);
      content.push(
        name.map((line, at) => text({ x, y: y + 14 + (at + lines - name.length) * 18 }, bold(line))),
        panelOf(trend, trends, { x, width, top, times, shares, canvas, isFirst: column === 0 }),
      );
    });
    y = top + plotHeight + 40;
  }
  return drawing(canvas, y - 16, content);
}

interface Frame {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly times: readonly number[];
  readonly shares: Ticks;
  readonly canvas: Canvas;
  /** Only the first panel of a line has the numbers of the axis. */
  readonly isFirst: boolean;
}

function panelOf(trend: Trend, trends: readonly Trend[], frame: Frame): Marks {
  const { x, width, top, times, shares, isFirst } = frame;
  const { formatter } = frame.canvas;
  const { ticks, limit } = shares;
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const inset = 20;
  const bottom = top + plotHeight;
  const across = { from: x, to: x + width };
  const acrossOf = scaleLinear([first, last], [x + inset, x + width - inset]);
  const downOf = scaleLinear([0, limit], [bottom, top]);
  const placeOf = ({ at, share }: TrendPoint) =>
    share === null ? null : { x: acrossOf(at), y: downOf(share) };
  const lineOf = ({ points }: Trend) =>
    runsOf(
      points.flatMap((point) =>
        point.isAfterBreak || point.isAfterGap ? [null, placeOf(point)] : [placeOf(point)],
      ),
    );
  const nameOf = (time: number) => trend.points.find(({ at }) => at === time)?.name ?? "";
  const known = trend.points.filter(({ share }) => share !== null);
  const ends = [...new Set([known[0], known.at(-1)])].filter((end) => end !== undefined);
  const greatest = ticks.at(-1) ?? limit;
  return [
    horizontals(ticks.slice(1).map(downOf), across, "grid"),
    isFirst ? text({ x, y: downOf(greatest) - 4 }, formatter.percent(greatest), "q small") : null,
    horizontals([bottom], across, "axis"),
    trend.points.map(({ at, share }) =>
      share === null ? rect({ x: acrossOf(at) - 5, y: top, width: 10, height: plotHeight }, "secret") : null,
    ),
    polylines(
      trend.points.flatMap(({ at, isAfterBreak }, position) => {
        const before = trend.points[position - 1];
        if (!isAfterBreak || before === undefined) return [];
        return [vertical({ x: acrossOf((before.at + at) / 2), top, bottom })];
      }),
      "link",
    ),
    polylines(trends.filter((other) => other !== trend).flatMap(lineOf), "trend-other"),
    polylines(
      trend.points.flatMap(({ at, interval }) => {
        if (interval === null) return [];
        return [vertical({ x: acrossOf(at), top: downOf(interval.upper), bottom: downOf(interval.lower) })];
      }),
      "tick",
    ),
    polylines(lineOf(trend), "trend c-plain"),
    dots(
      known.flatMap((point) => placeOf(point) ?? []),
      "dot-small c-plain",
    ),
    ends.map((end) => {
      const point = placeOf(end) ?? { x, y: bottom };
      // The number of the axis is over the first point where that one is high.
      const isTaken = isFirst && end.at === first && point.y - 10 < downOf(greatest) + 14;
      const others = known.filter((other) => other !== end).flatMap((other) => placeOf(other) ?? []);
      const place = endLabel(point, others, { top, bottom, isTaken });
      return text(place, bold(formatter.percent(end.share ?? 0)), "small halo m");
    }),
    text({ x, y: bottom + 18 }, nameOf(first), "small q"),
    last === first ? null : text({ x: x + width, y: bottom + 18 }, nameOf(last), "e small q"),
  ];
}

/** Where the number of an end stands: above its point, or under it where it would hide another point. */
function endLabel(
  point: Point,
  others: readonly Point[],
  { top, bottom, isTaken }: { readonly top: number; readonly bottom: number; readonly isTaken: boolean },
): Point {
  const [above, under] = [Math.max(top - 2, point.y - 10), point.y + 20];
  const hides = (y: number) =>
    others.some((other) => Math.abs(other.x - point.x) < 22 && Math.abs(other.y - (y - 5)) < 10);
  return { x: point.x, y: isTaken || (hides(above) && !hides(under) && under < bottom) ? under : above };
}
