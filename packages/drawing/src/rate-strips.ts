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
  const rowNames = rows.map(({ isPointed }, row) =>
    linesAround({ x: 0, y: (row + 0.5) * rowHeight }, labels[row] ?? [], {
      step: 17,
      look: [...(isPointed ? ["b"] : []), ...(isWide ? [] : ["small"])].join(" ") || null,
    }),
  );
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
  { bars, mean }: RateStrip,
  rows: RateStrips["rows"],
  { x, width, rowHeight }: { readonly x: number; readonly width: number; readonly rowHeight: number },
): MarkBlock {
  const room = Math.max(...bars.map(({ wording }) => textWidth(wording, 16))) + 12;
  const greatest = Math.max(mean?.rate ?? 0, ...bars.map(({ rate }) => rate ?? 0)) || 1;
  const at = scaleLinear([0, greatest], [x, x + width - room]);
  const height = rows.length * rowHeight;
  const half = mean === null ? 0 : textWidth(mean.wording, 14) / 2;
  const labelAt = (rate: number | null) => (rate === null ? x + 40 : at(rate)) + 7;
  // Through the bars alone, where no number is.
  const lines =
    mean === null
      ? []
      : [
          vertical({ x: Math.round(at(mean.rate)), top: -4, bottom: 0 }),
          ...bars.flatMap(({ rate, wording }, row) => {
            const start = labelAt(rate) - 3;
            const isFree = at(mean.rate) < start || at(mean.rate) > start + textWidth(wording, 16) + 6;
            const top = row * rowHeight;
            return isFree ? [vertical({ x: Math.round(at(mean.rate)), top, bottom: top + rowHeight })] : [];
          }),
        ];
  return {
    content: [
      bars.map(({ rate }, row) => {
        const y = (row + 0.5) * rowHeight - 8;
        return rate === null
          ? rect({ x, y, width: 40, height: 16 }, "secret")
          : rect(
              { x, y, width: Math.max(1, at(rate) - x), height: 16 },
              rows[row]?.isPointed ? "bar plain" : "bar none",
            );
      }),
      mean === null
        ? null
        : [
            polylines(lines, "edge"),
            polylines(lines, "tick"),
            text(
              { x: Math.min(x + width - half, Math.max(x + half, at(mean.rate))), y: -9 },
              mean.wording,
              "m small q",
            ),
          ],
      bars.map(({ rate, wording }, row) =>
        text(
          { x: labelAt(rate), y: (row + 0.5) * rowHeight + 5 },
          rows[row]?.isPointed ? bold(wording) : wording,
          "halo",
        ),
      ),
      polylines([vertical({ x, top: 0, bottom: height })], "axis"),
    ],
    height,
  };
}
