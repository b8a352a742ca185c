import { scaleLinear } from "d3-scale";
import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import {
  bold,
  linesAround,
  lowered,
  type MarkBlock,
  type Marks,
  polylines,
  rect,
  text,
  vertical,
} from "./mark.ts";
import { textWidth, wrapped } from "./text-width.ts";

export interface RateStrips {
  /** Territories, the same in every strip; those that the text points at are dark, and the others grey. */
  readonly rows: readonly { readonly label: string; readonly isPointed: boolean }[];
  readonly strips: readonly RateStrip[];
}

export interface RateStrip {
  readonly name: string;
  /** One per row; a rate is null where it is not known. */
  readonly bars: readonly { readonly rate: number | null; readonly wording: string }[];
  readonly mean: { readonly rate: number; readonly wording: string } | null;
}

const gap = 26;

/** The rates of a few things in the same territories: side by side on a wide drawing, each on a scale of its own. */
export function rateStrips(canvas: Canvas, { rows, strips }: RateStrips): Drawing {
  const isWide = canvas.size === "wide";
  const size = isWide ? 15 : 14;
  const widest = Math.max(...rows.map(({ label }) => textWidth(label, size) * 1.08));
  const names = Math.min(isWide ? 190 : 150, 16 + widest);
  const columns = isWide ? strips.length : 1;
  const width = (widths[canvas.size] - names - gap * (columns - 1)) / columns;
  const heads = strips.map(({ name }) => wrapped(name, (isWide ? width : widths.narrow) / 1.08, 15));
  const tallest = Math.max(...heads.map(({ length }) => length));
  const labels = rows.map(({ label }) => wrapped(label, (names - 12) / 1.08, size));
  const rowHeight = labels.some(({ length }) => length > 1) ? 40 : 28;
  const rowNames = rows.map(({ isPointed }, row) => {
    const look = [...(isPointed ? ["b"] : []), ...(isWide ? [] : ["small"])].join(" ") || null;
    return linesAround({ x: 0, y: (row + 0.5) * rowHeight }, labels[row] ?? [], { step: 17, look });
  });
  const content: Marks[] = [];
  let y = 0;
  strips.forEach((strip, at) => {
    const head = heads[at] ?? [];
    const x = names + (isWide ? at * (width + gap) : 0);
    const top = y + (isWide ? tallest : head.length) * 18 + 28;
    const drawn = stripOf(strip, rows, { x, width, rowHeight });
    content.push(
      head.map((line, row) => text({ x: isWide ? x : 0, y: y + 15 + row * 18 }, bold(line))),
      lowered(top, drawn.content),
      isWide && at > 0 ? null : lowered(top, rowNames),
    );
    if (!isWide || at === strips.length - 1) y = top + drawn.height + (isWide ? 0 : 18);
  });
  return drawing(canvas, y, content);
}

/** Bars of one thing from y = 0, with the mean of the whole as a line that is named over them. */
function stripOf(
  strip: RateStrip,
  rows: RateStrips["rows"],
  { x, width, rowHeight }: { readonly x: number; readonly width: number; readonly rowHeight: number },
): MarkBlock {
  const { mean } = strip;
  const room = Math.max(...strip.bars.map(({ wording }) => textWidth(wording, 16))) + 12;
  const greatest = Math.max(mean?.rate ?? 0, ...strip.bars.map(({ rate }) => rate ?? 0)) || 1;
  const at = scaleLinear([0, greatest], [x, x + width - room]);
  const height = rows.length * rowHeight;
  const bars = strip.bars.map(({ rate, wording }, row) => ({
    rate,
    wording,
    top: row * rowHeight,
    middle: (row + 0.5) * rowHeight,
    labelAt: (rate === null ? x + 40 : at(rate)) + 7,
    isPointed: rows[row]?.isPointed === true,
  }));
  return {
    content: [
      bars.map(({ rate, middle, isPointed }) => {
        const box = { x, y: middle - 8, width: rate === null ? 40 : Math.max(1, at(rate) - x), height: 16 };
        return rect(box, rate === null ? "secret" : isPointed ? "bar plain" : "bar none");
      }),
      mean && meanOf(mean),
      bars.map(({ wording, middle, labelAt, isPointed }) =>
        text({ x: labelAt, y: middle + 5 }, isPointed ? bold(wording) : wording, "halo"),
      ),
      polylines([vertical({ x, top: 0, bottom: height })], "axis"),
    ],
    height,
  };

  /** Through the bars alone, where no number is. */
  function meanOf({ rate, wording }: NonNullable<RateStrip["mean"]>): Marks {
    const half = textWidth(wording, 14) / 2;
    const place = Math.round(at(rate));
    const free = bars.filter((bar) => {
      const start = bar.labelAt - 3;
      return at(rate) < start || at(rate) > start + textWidth(bar.wording, 16) + 6;
    });
    const lines = [
      vertical({ x: place, top: -4, bottom: 0 }),
      ...free.map(({ top }) => vertical({ x: place, top, bottom: top + rowHeight })),
    ];
    const nameAt = { x: Math.min(x + width - half, Math.max(x + half, at(rate))), y: -9 };
    return [polylines(lines, "edge"), polylines(lines, "tick"), text(nameAt, wording, "m small q")];
  }
}
