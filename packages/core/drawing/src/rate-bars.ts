import { scaleLinear } from "d3-scale";
import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { bold, type Marks, polylines, rect, text, vertical } from "./mark.ts";
import { textWidth } from "./text-width.ts";

export interface RateBar {
  readonly label: string;
  /** Null where it is not known. */
  readonly rate: number | null;
  /** What stands at the end of the bar. */
  readonly wording: string;
}

export interface RateBars {
  readonly bars: readonly RateBar[];
  readonly mean: { readonly rate: number; readonly wording: string } | null;
}

/** From a name to the next. */
const step = 46;

/** Bars from zero, their names above them, with the mean of the whole as a line that is named under them. */
export function rateBars(canvas: Canvas, { bars, mean }: RateBars): Drawing {
  const width = widths[canvas.size];
  const room = Math.max(...bars.map(({ wording }) => textWidth(wording, 15))) + 14;
  const greatest = Math.max(mean?.rate ?? 0, ...bars.map(({ rate }) => rate ?? 0)) || 1;
  const length = scaleLinear([0, greatest], [0, width - room]);
  const endOf = ({ rate }: RateBar) => (rate === null ? 60 : length(rate));
  const drawn = bars.map((bar, at) => {
    const box = { x: 0, y: 24 + at * step, width: Math.max(1, endOf(bar)), height: 15 };
    return [
      text({ x: 0, y: 18 + at * step }, bar.label, "name"),
      rect(box, bar.rate === null ? "secret" : "bar plain"),
    ];
  });
  // Over the line of the mean, which may cross them.
  const values = bars.map((bar, at) =>
    text({ x: endOf(bar) + 8, y: 37 + at * step }, bold(bar.wording), "halo"),
  );
  const bottom = 4 + bars.length * step;
  if (mean === null) return drawing(canvas, bottom, [drawn, values]);
  const x = length(mean.rate);
  const fits = x + 6 + textWidth(mean.wording, 15) <= width;
  // Across the bars alone, where neither a name nor a number is.
  const isFree = (bar: RateBar) => x < endOf(bar) + 4 || x > endOf(bar) + 4 + textWidth(bar.wording, 15) + 8;
  const line = bars.flatMap((bar, at) =>
    isFree(bar) ? [vertical({ x: Math.round(x), top: 22 + at * step, bottom: 41 + at * step })] : [],
  );
  const nameAt = { x: fits ? x + 6 : Math.max(x - 6, textWidth(mean.wording, 15)), y: bottom + 12 };
  const name: Marks = text(nameAt, mean.wording, fits ? "q" : "q e");
  return drawing(canvas, bottom + 18, [
    drawn,
    polylines(line, "edge"),
    polylines(line, "tick"),
    name,
    values,
  ]);
}
