import { scaleLinear } from "d3-scale";
import { type Canvas, widths } from "./canvas.ts";
import { type Drawing, drawing } from "./drawing.ts";
import { dots } from "./marks/dots.ts";
import type { Marks } from "./marks/mark.ts";
import type { Point } from "./marks/point.ts";
import { horizontal, polylines, runsOf, vertical } from "./marks/polylines.ts";
import { rect } from "./marks/rect.ts";
import { bold, text } from "./marks/text.ts";
import { textWidth } from "./text-width.ts";
import { countTicks, numberTicks, type Ticks } from "./ticks.ts";

export interface Month {
  readonly year: string;
  /** Without its year. */
  readonly name: string;
  /** Null where masked. */
  readonly count: number | null;
  /** Working days of the month that are observed. */
  readonly workingDays: number;
}

export interface MonthSeries {
  /** In order, without a hole. */
  readonly months: readonly Month[];
  readonly countName: string;
  readonly perDayName: string;
}

const [columnsHeight, daysHeight] = [150, 90];
const axisWidth = 50;

/** Activity month by month; under it the same by working day, which a month of holidays does not lower. */
export function monthSeries(canvas: Canvas, { months, countName, perDayName }: MonthSeries): Drawing {
  const x = axisWidth;
  const width = widths[canvas.size] - axisWidth - 8;
  const step = width / Math.max(1, months.length);
  const frame = { x, width, step, canvas };
  const columns = columnPanel(months, { ...frame, top: 34, height: columnsHeight });
  const perDay = months.map(({ count, workingDays }) =>
    count === null || workingDays === 0 ? null : count / workingDays,
  );
  const bottom = 34 + columnsHeight;
  const names = monthNames(months, { ...frame, y: bottom });
  const yearsY = bottom + (names === null ? 0 : 18);
  const hasDays = perDay.some((value) => value !== null);
  const daysTop = yearsY + 62;
  return drawing(canvas, hasDays ? daysTop + daysHeight + 8 : yearsY + 26, [
    text({ x: 0, y: 15 }, bold(countName)),
    columns,
    names,
    years(months, { ...frame, y: yearsY }),
    hasDays
      ? [
          text({ x: 0, y: daysTop - 19 }, bold(perDayName)),
          linePanel(perDay, { ...frame, top: daysTop, height: daysHeight }),
        ]
      : null,
  ]);
}

interface Panel {
  readonly x: number;
  readonly width: number;
  readonly step: number;
  readonly top: number;
  readonly height: number;
  readonly canvas: Canvas;
}

function columnPanel(months: readonly Month[], panel: Panel): Marks {
  const { x, step, top, height } = panel;
  const counts = countTicks(Math.max(1, ...months.map(({ count }) => count ?? 0)));
  const heightOf = scaleLinear([0, counts.limit], [0, height]);
  const gap = step > 6 ? 2 : 1;
  const box = (at: number, high: number) => ({
    x: x + at * step + gap / 2,
    y: top + height - high,
    width: step - gap,
    height: high,
  });
  return [
    axis(counts, panel),
    months.map(({ count }, at) =>
      count === null
        ? rect(box(at, height), "secret")
        : count === 0
          ? null
          : rect(box(at, heightOf(count)), "bar plain"),
    ),
    polylines([horizontal({ y: top + height, from: x, to: x + panel.width })], "axis"),
  ];
}

/** A line from month to month, cut where one is not known; the greatest is written, and the last where there is room. */
function linePanel(values: readonly (number | null)[], panel: Panel): Marks {
  const { x, width, step, top, height, canvas } = panel;
  const known = values.filter((value) => value !== null);
  const numbers = numberTicks(Math.max(...known), 2);
  const downOf = scaleLinear([0, numbers.limit], [top + height, top]);
  const place = (value: number, at: number): Point => ({ x: x + (at + 0.5) * step, y: downOf(value) });
  const lines = runsOf(values.map((value, at) => (value === null ? null : place(value, at))));
  const greatest = values.indexOf(Math.max(...known));
  const last = values.findLastIndex((value) => value !== null);
  const wording = (last - greatest) * step < 34 ? [greatest] : [greatest, last];
  const decimals = numbers.limit < 10 ? 1 : 0;
  return [
    axis(numbers, panel),
    polylines([horizontal({ y: top + height, from: x, to: x + width })], "axis"),
    polylines(lines, "trend c-plain"),
    dots(
      wording.flatMap((at) => (values[at] == null ? [] : [place(values[at], at)])),
      "dot c-plain",
    ),
    wording.map((at) => {
      const value = values[at];
      if (value == null) return null;
      const { x: px, y: py } = place(value, at);
      const middle = Math.min(x + width - 14, Math.max(x + 14, px));
      return text({ x: middle, y: py - 10 }, bold(canvas.formatter.number(value, decimals)), "m halo");
    }),
  ];
}

function axis({ ticks, limit }: Ticks, { x, width, top, height, canvas }: Panel): Marks {
  const at = scaleLinear([0, limit], [top + height, top]);
  return [
    polylines(
      ticks.slice(1).map((tick) => horizontal({ y: at(tick), from: x, to: x + width })),
      "grid",
    ),
    ticks.map((tick) => text({ x: x - 6, y: at(tick) + 5 }, canvas.formatter.count(tick), "e small q")),
  ];
}

/** Names of the periods under their columns; null where they would meet. */
function monthNames(
  months: readonly Month[],
  { x, step, y }: { x: number; step: number; y: number },
): Marks | null {
  const fits = months.every(({ name }) => name !== "" && textWidth(name, 14) + 6 <= step);
  if (!fits) return null;
  return months.map(({ name }, at) => text({ x: x + (at + 0.5) * step, y: y + 17 }, name, "m small"));
}

/** A tick where a year starts, its number under the middle of its months. */
function years(months: readonly Month[], { x, step, y }: { x: number; step: number; y: number }): Marks {
  const all = [...Map.groupBy(months.keys(), (at) => months[at]?.year ?? "")];
  return [
    polylines(
      all.map(([, [first = 0]]) => vertical({ x: x + first * step, top: y, bottom: y + 8 })),
      "tick",
    ),
    all.map(([year, ofYear]) => {
      const middle = x + ((ofYear[0] ?? 0) + ofYear.length / 2) * step;
      const short = ofYear.length * step < 36;
      return text({ x: middle, y: y + 20 }, short ? `’${year.slice(2)}` : year, "m small q");
    }),
  ];
}
