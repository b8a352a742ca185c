import { scaleLinear } from "d3-scale";
import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { type LabelPlace, placedLabels } from "./label-places.ts";
import {
  bold,
  dots,
  horizontals,
  type Marks,
  muted,
  type Point,
  polylines,
  rect,
  runsOf,
  text,
  verticals,
} from "./mark.ts";
import { textWidth } from "./text-width.ts";
import { numberTicks, type Ticks } from "./ticks.ts";

export interface Month {
  readonly year: string;
  /** Without its year. */
  readonly name: string;
  /** Null where it is masked, or is not known. */
  readonly value: number | null;
  /** Whether it is masked. */
  readonly isHidden: boolean;
}

export interface MonthSeries {
  /** In order, without a hole. */
  readonly months: readonly Month[];
  /** Parts of time that are shaded, from a month to another, both included. */
  readonly periods: readonly { readonly from: number; readonly to: number; readonly label: string }[];
  /** Months that are named on the curve: the value of one alone is written, several share a name. */
  readonly moments: readonly { readonly at: readonly number[]; readonly label: string }[];
  readonly levels: readonly { readonly value: number; readonly label: string }[];
}

const [axisWidth, top, height] = [50, 44, 190];

/** One curve from month to month, with what is named on it: parts of time, months, levels. */
export function monthSeries(canvas: Canvas, series: MonthSeries): Drawing {
  const { months } = series;
  const width = widths[canvas.size] - axisWidth - 8;
  const frame = frameOf(series, { width, canvas });
  const bottom = top + height;
  const names = monthNames(months, { ...frame, y: bottom });
  const yearsY = bottom + (names === null ? 0 : 18);
  return drawing(canvas, yearsY + 26, [
    shades(series, frame),
    axis(frame),
    hatches(months, frame),
    horizontals(
      series.levels.map(({ value }) => frame.down(value)),
      { from: frame.x, to: frame.x + frame.width },
      "tick",
    ),
    curve(months, frame),
    labels(series, frame),
    names,
    years(months, { ...frame, y: yearsY }),
  ]);
}

interface Frame {
  readonly x: number;
  readonly width: number;
  readonly step: number;
  readonly ticks: Ticks;
  readonly down: (value: number) => number;
  /** Where the value of a month stands; null where there is none. */
  readonly pointAt: (at: number) => Point | null;
  readonly decimals: number;
  readonly canvas: Canvas;
}

function frameOf(
  { months, levels }: MonthSeries,
  { width, canvas }: { readonly width: number; readonly canvas: Canvas },
): Frame {
  const step = width / Math.max(1, months.length);
  const known = [
    ...months.flatMap(({ value }) => (value === null ? [] : [value])),
    ...levels.map(({ value }) => value),
  ];
  const ticks = numberTicks(Math.max(1e-9, ...known), 3);
  const down = scaleLinear([0, ticks.limit], [top + height, top]);
  const pointAt = (at: number) => {
    const value = months[at]?.value ?? null;
    return value === null ? null : { x: axisWidth + (at + 0.5) * step, y: down(value) };
  };
  const decimals = ticks.limit < 10 ? 1 : 0;
  return { x: axisWidth, width, step, ticks, down, pointAt, decimals, canvas };
}

function axis({ x, width, ticks, down, canvas }: Frame): Marks {
  const decimals = ticks.ticks.every(Number.isInteger) ? 0 : 1;
  return [
    horizontals(ticks.ticks.slice(1).map(down), { from: x, to: x + width }, "grid"),
    ticks.ticks.map((tick) =>
      text({ x: x - 6, y: down(tick) + 5 }, canvas.formatter.number(tick, decimals), "e small q"),
    ),
    horizontals([top + height], { from: x, to: x + width }, "axis"),
  ];
}

/** Parts of time, named above them, inside the drawing. */
function shades({ periods }: MonthSeries, { x, width, step }: Frame): Marks {
  return periods.map(({ from, to, label }) => {
    const box = { x: x + from * step, y: top - 8, width: (to - from + 1) * step, height: height + 8 };
    const half = textWidth(label, 14) / 2;
    const middle = Math.min(x + width - half, Math.max(half, box.x + box.width / 2));
    return [rect(box, "shade"), text({ x: middle, y: top - 14 }, label, "m small")];
  });
}

function hatches(months: readonly Month[], { x, step }: Frame): Marks {
  return months.map(({ isHidden }, at) =>
    isHidden ? rect({ x: x + at * step + 1, y: top, width: step - 2, height }, "secret") : null,
  );
}

/** A line from month to month, cut where one is not known; a month alone between two such cuts is a dot. */
function curve(months: readonly Month[], frame: Frame): Marks {
  const lines = runsOf(months.map((_, at) => frame.pointAt(at)));
  return [
    polylines(lines, "trend c-plain"),
    dots(lines.filter(({ length }) => length === 1).flat(), "dot-small c-plain"),
  ];
}

/** Months and levels in words, each where it covers neither the curve nor other words. */
function labels(series: MonthSeries, frame: Frame): Marks {
  const { x, width, down, pointAt, canvas, decimals } = frame;
  const named = namedMonths(series, frame);
  const format = (value: number) => bold(canvas.formatter.number(value, decimals));
  const wanted = [
    ...named.map(({ point, value, label, isLow }) => ({
      spans: [...(value === null ? [] : [format(value)]), muted(value === null ? label : ` ${label}`, "q")],
      places: aroundPoint(point, isLow),
    })),
    ...series.levels.map(({ value, label }) => ({
      spans: [format(value), muted(` ${label}`, "q")],
      places: alongLine(down(value), { left: x + 6, right: x + width }),
    })),
  ];
  const lines = runsOf(series.months.map((_, at) => pointAt(at)));
  const inside = { left: 0, right: widths[canvas.size], top: top - 26, bottom: top + height };
  return [
    dots(
      named.flatMap(({ point, value }) => (value === null ? [] : [point])),
      "dot c-plain",
    ),
    placedLabels(wanted, { lines, inside }),
  ];
}

interface NamedMonth {
  readonly point: Point;
  /** Null where several months share a name. */
  readonly value: number | null;
  readonly label: string;
  /** Whether it is lower than the months around it. */
  readonly isLow: boolean;
}

/** The months that are named on the curve; the last one by its value alone, where nothing is. */
function namedMonths({ months, moments }: MonthSeries, { pointAt }: Frame): readonly NamedMonth[] {
  const last = months.findLastIndex(({ value }) => value !== null);
  const all = moments.length === 0 ? [{ at: [last], label: "" }] : moments;
  return all.flatMap(({ at, label }) =>
    at.flatMap((month) => {
      const point = pointAt(month);
      const value = months[month]?.value ?? null;
      if (point === null || value === null) return [];
      const around = [months[month - 1]?.value ?? null, months[month + 1]?.value ?? null];
      const isLow = around.every((other) => other === null || other > value);
      return [{ point, value: at.length === 1 ? value : null, label, isLow }];
    }),
  );
}

/** Under a dip and above what is not, then on the other side, then beside. */
function aroundPoint({ x, y }: Point, isLow: boolean): readonly LabelPlace[] {
  const above = [y - 12, y - 26].map((base) => ({ at: { x, y: base }, from: "middle" as const }));
  const below = { at: { x, y: y + 20 }, from: "middle" } as const;
  return [
    ...(isLow ? [below, ...above] : [...above, below]),
    { at: { x: x - 10, y: y + 5 }, from: "end" },
    { at: { x: x + 10, y: y + 5 }, from: "start" },
  ];
}

/** Over the line at its start, at its end, then under it. */
function alongLine(
  y: number,
  { left, right }: { readonly left: number; readonly right: number },
): readonly LabelPlace[] {
  return [y - 6, y + 16].flatMap((base) => [
    { at: { x: left, y: base }, from: "start" as const },
    { at: { x: right, y: base }, from: "end" as const },
  ]);
}

/** Names of the periods under their places; null where they would meet. */
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
    verticals(
      all.map(([, [first = 0]]) => x + first * step),
      { top: y, bottom: y + 8 },
      "tick",
    ),
    all.map(([year, ofYear]) => {
      const middle = x + ((ofYear[0] ?? 0) + ofYear.length / 2) * step;
      const short = ofYear.length * step < 36;
      return text({ x: middle, y: y + 20 }, short ? `’${year.slice(2)}` : year, "m small q");
    }),
  ];
}
