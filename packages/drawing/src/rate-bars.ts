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

/** Bars from zero, their names above them, with the mean of the whole as a line that is named under them. */
export function rateBars(
  canvas: Canvas,
  {
    bars,
    mean,
  }: { readonly bars: readonly RateBar[]; readonly mean: { rate: number; wording: string } | null },
): Drawing {
  const width = widths[canvas.size];
  const room = Math.max(...bars.map(({ wording }) => textWidth(wording, 15))) + 14;
  const greatest = Math.max(mean?.rate ?? 0, ...bars.map(({ rate }) => rate ?? 0)) || 1;
  const length = scaleLinear([0, greatest], [0, width - room]);
  const content: Marks[] = [];
  // Over the line of the mean, which may cross them.
  const labels: Marks[] = [];
  let y = 4;
  for (const { label, rate, wording } of bars) {
    content.push(
      text({ x: 0, y: y + 14 }, label, "name"),
      rate === null
        ? rect({ x: 0, y: y + 20, width: 60, height: 15 }, "secret")
        : rect({ x: 0, y: y + 20, width: Math.max(1, length(rate)), height: 15 }, "bar plain"),
    );
    labels.push(text({ x: (rate === null ? 60 : length(rate)) + 8, y: y + 33 }, bold(wording), "halo"));
    y += 46;
  }
  if (mean !== null) {
    const x = length(mean.rate);
    const fits = x + 6 + textWidth(mean.wording, 15) <= width;
    // Across the bars alone, where neither a name nor a number is.
    const isFree = ({ rate, wording }: RateBar) => {
      const start = (rate === null ? 60 : length(rate)) + 4;
      return x < start || x > start + textWidth(wording, 15) + 8;
    };
    const line = bars.flatMap((bar, at) =>
      isFree(bar) ? [vertical({ x: Math.round(x), top: 22 + at * 46, bottom: 41 + at * 46 })] : [],
    );
    content.push(
      polylines(line, "edge"),
      polylines(line, "tick"),
      text(
        { x: fits ? x + 6 : Math.max(x - 6, textWidth(mean.wording, 15)), y: y + 12 },
        mean.wording,
        fits ? "q" : "q e",
      ),
    );
    y += 18;
  }
  return drawing(canvas, y, [content, labels]);
}
