import type { Interval } from "@vigie/statistics";
import { scaleLinear } from "d3-scale";
import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import {
  bold,
  dots,
  horizontal,
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
  const names = trends.map(({ name }) => wrapped(name, width, 15));
  const times = [...new Set(trends.flatMap(({ points }) => points.map(({ at }) => at)))].toSorted(
    (a, b) => a - b,
  );
  const shares = shareTicks(greatestShare(trends.flatMap(({ points }) => points)));
  const content: Marks[] = [];
  let y = 0;
  for (let row = 0; row * columns < trends.length; row++) {
    const inRow = trends.slice(row * columns, (row + 1) * columns);
    const lines = Math.max(...names.slice(row * columns, (row + 1) * columns).map(({ length }) => length));
    const top = y + lines * 18 + 22;
    inRow.forEach((trend, column) => {
      const x = column * (width + gap);
      const wording = names[row * columns + column] ?? [];
      const frame = { x, width, top, times, shares, canvas, isFirst: column === 0 };
      content.push(
        wording.map((line, at) => text({ x, y: y + 14 + (at + lines - wording.length) * 18 }, bold(line))),
        panelOf(
          trend,
          trends.filter((other) => other !== trend),
          frame,
        ),
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

function panelOf(trend: Trend, others: readonly Trend[], frame: Frame): Marks {
  const { x, width, top, times, shares, canvas, isFirst } = frame;
  const { ticks, limit } = shares;
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const inset = 20;
  const acrossOf = scaleLinear([first, last], [x + inset, x + width - inset]);
  const downOf = scaleLinear([0, limit], [top + plotHeight, top]);
  const lineOf = ({ points }: Trend) =>
    runsOf(points.map(({ at, share }) => (share === null ? null : { x: acrossOf(at), y: downOf(share) })));
  const nameOf = (time: number) => trend.points.find(({ at }) => at === time)?.name ?? "";
  const known = trend.points.flatMap(({ at, share }) => (share === null ? [] : [{ at, share }]));
  const places: readonly Point[] = known.map(({ at, share }) => ({ x: acrossOf(at), y: downOf(share) }));
  const ends = [...new Set([known[0], known.at(-1)])].filter((end) => end !== undefined);
  return [
    polylines(
      ticks.slice(1).map((tick) => horizontal({ y: downOf(tick), from: x, to: x + width })),
      "grid",
    ),
    isFirst
      ? ticks
          .slice(-1)
          .map((tick) => text({ x, y: downOf(tick) - 4 }, canvas.formatter.percent(tick), "q small"))
      : null,
    polylines([horizontal({ y: top + plotHeight, from: x, to: x + width })], "axis"),
    trend.points.map(({ at, share }) =>
      share === null ? rect({ x: acrossOf(at) - 5, y: top, width: 10, height: plotHeight }, "secret") : null,
    ),
    polylines(others.flatMap(lineOf), "trend-other"),
    polylines(
      trend.points.flatMap(({ at, interval }) =>
        interval === null
          ? []
          : [vertical({ x: acrossOf(at), top: downOf(interval.upper), bottom: downOf(interval.lower) })],
      ),
      "tick",
    ),
    polylines(lineOf(trend), "trend c-plain"),
    dots(places, "dot-small c-plain"),
    ends.map(({ at, share }) =>
      text(
        { x: acrossOf(at), y: Math.max(top - 2, downOf(share) - 10) },
        bold(canvas.formatter.percent(share)),
        "small halo m",
      ),
    ),
    text({ x, y: top + plotHeight + 18 }, nameOf(first), "small q"),
    last === first ? null : text({ x: x + width, y: top + plotHeight + 18 }, nameOf(last), "e small q"),
  ];
}
