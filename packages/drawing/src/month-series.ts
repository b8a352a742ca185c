import type { Insert, Markup } from "@vigie/html";
import { countTicks } from "./count-ticks.ts";
import { bold, type Canvas, dots, type Point, path, r, rect, svg, text, widths } from "./svg.ts";
import { textWidth } from "./text-width.ts";

export interface Month {
  /** `2022-07`, or a longer period that starts with its year. */
  readonly month: string;
  /** Without its year. */
  readonly name: string;
  /** Null where masked. */
  readonly count: number | null;
  /** Working days of the month that are observed; null where they are not known. */
  readonly workingDays: number | null;
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
export function monthSeries(canvas: Canvas, { months, countName, perDayName }: MonthSeries): Markup {
  const x = axisWidth;
  const width = widths[canvas.size] - axisWidth - 8;
  const step = width / Math.max(1, months.length);
  const frame = { x, width, step, canvas };
  const columns = columnPanel(months, { ...frame, top: 34, height: columnsHeight });
  const perDay = months.map(({ count, workingDays }) =>
    count === null || workingDays === null || workingDays === 0 ? null : count / workingDays,
  );
  const bottom = 34 + columnsHeight;
  const names = monthNames(months, { ...frame, y: bottom });
  const yearsY = bottom + (names === null ? 0 : 18);
  const hasDays = perDay.some((value) => value !== null);
  const daysTop = yearsY + 62;
  return svg(canvas, hasDays ? daysTop + daysHeight + 8 : yearsY + 26, [
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

function columnPanel(months: readonly Month[], panel: Panel): readonly Insert[] {
  const { x, step, top, height } = panel;
  const ticks = countTicks(Math.max(1, ...months.map(({ count }) => count ?? 0)));
  const limit = ticks.at(-1) ?? 1;
  const gap = step > 6 ? 2 : 1;
  const box = (at: number, high: number) => ({
    x: x + at * step + gap / 2,
    y: top + height - high,
    width: step - gap,
    height: high,
  });
  return [
    axis(ticks, panel),
    months.map(({ count }, at) =>
      count === null
        ? rect(box(at, height), "secret")
        : count === 0
          ? null
          : rect(box(at, (count / limit) * height), "bar plain"),
    ),
    path(`M${r(x)} ${r(top + height)}H${r(x + panel.width)}`, "axis"),
  ];
}

/** A line from month to month, cut where one is not known; the greatest is written, and the last where there is room. */
function linePanel(values: readonly (number | null)[], panel: Panel): readonly Insert[] {
  const { x, width, step, top, height, canvas } = panel;
  const known = values.filter((value) => value !== null);
  const ticks = countTicks(Math.max(...known), 2);
  const limit = ticks.at(-1) ?? 1;
  const place = (value: number, at: number): Point => ({
    x: x + (at + 0.5) * step,
    y: top + height - (value / limit) * height,
  });
  const lines = values
    .map((value, at) => {
      if (value === null) return "";
      const { x: px, y: py } = place(value, at);
      return `${at > 0 && values[at - 1] !== null ? "L" : "M"}${r(px)} ${r(py)}`;
    })
    .join("");
  const greatest = values.indexOf(Math.max(...known));
  const last = values.findLastIndex((value) => value !== null);
  const said = (last - greatest) * step < 34 ? [greatest] : [greatest, last];
  const decimals = limit < 10 ? 1 : 0;
  return [
    axis(ticks, panel),
    path(`M${r(x)} ${r(top + height)}H${r(x + width)}`, "axis"),
    path(lines, "trend c-plain"),
    path(dots(said.flatMap((at) => (values[at] == null ? [] : [place(values[at], at)]))), "dot c-plain"),
    said.map((at) => {
      const value = values[at];
      if (value == null) return null;
      const { x: px, y: py } = place(value, at);
      const middle = Math.min(x + width - 14, Math.max(x + 14, px));
      return text({ x: middle, y: py - 10 }, bold(canvas.words.number(value, decimals)), "m halo");
    }),
  ];
}

function axis(ticks: readonly number[], { x, width, top, height, canvas }: Panel): readonly Insert[] {
  const limit = ticks.at(-1) ?? 1;
  const at = (tick: number) => top + height - (tick / limit) * height;
  return [
    path(
      ticks
        .slice(1)
        .map((tick) => `M${r(x)} ${r(at(tick))}H${r(x + width)}`)
        .join(""),
      "grid",
    ),
    ticks.map((tick) => text({ x: x - 6, y: at(tick) + 5 }, canvas.words.count(tick), "e small q")),
  ];
}

/** Names of the periods under their columns; null where they would meet. */
function monthNames(
  months: readonly Month[],
  { x, step, y }: { x: number; step: number; y: number },
): readonly Insert[] | null {
  const fits = months.every(({ name }) => name !== "" && textWidth(name, 14) + 6 <= step);
  if (!fits) return null;
  return months.map(({ name }, at) => text({ x: x + (at + 0.5) * step, y: y + 17 }, name, "m small"));
}

/** A tick where a year starts, its number under the middle of its months. */
function years(
  months: readonly Month[],
  { x, step, y }: { x: number; step: number; y: number },
): readonly Insert[] {
  const all = [...Map.groupBy(months.keys(), (at) => months[at]?.month.slice(0, 4) ?? "")];
  return [
    path(all.map(([, [first = 0]]) => `M${r(x + first * step)} ${r(y)}v8`).join(""), "tick"),
    all.map(([year, own]) => {
      const middle = x + ((own[0] ?? 0) + own.length / 2) * step;
      const short = own.length * step < 36;
      return text({ x: middle, y: y + 20 }, short ? `’${year.slice(2)}` : year, "m small q");
    }),
  ];
}
