import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { swatches } from "./legend.ts";
import { around, type Box, bold, linesAround, type Marks, polygons, rect, text } from "./mark.ts";
import type { StackedBar } from "./stacked-bars.ts";
import { textWidth, wrapped } from "./text-width.ts";

const rowHeight = { wide: 28, narrow: 44 };
const barHeight = 21;
const gap = 1;

/**
 * One row per population, its groups stacked to 100 %, named once above them: many rows are read down a column
 * of colour. What is hidden in a row is one hatched end.
 */
export function groupRows(canvas: Canvas, rows: readonly StackedBar[]): Drawing {
  const { size, formatter } = canvas;
  const width = widths[size];
  const isWide = size === "wide";
  const names = isWide
    ? Math.min(210, 14 + Math.max(0, ...rows.map(({ label }) => textWidth(label, 15))))
    : 0;
  const shown = (rows[0]?.parts ?? []).filter(({ key }) =>
    rows.some(({ parts }) => parts.some((part) => part.key === key && part.share !== 0)),
  );
  const hides = rows.some(({ parts }) => parts.some(({ share }) => share === null));
  const key = swatches(
    [
      ...shown.map((part) => ({ mark: `bar ${part.key}`, print: `p-${part.key}`, name: part.name })),
      ...(hides ? [{ mark: "secret", print: null, name: formatter.message("cell.notShown") }] : []),
    ],
    width,
  );
  const content: Marks[] = [key.content];
  const laid: LaidBar[] = [];
  let y = key.height + 10;
  for (const row of rows) {
    const lines = isWide ? wrapped(row.label, names - 12, 15) : [row.label];
    const height = Math.max(rowHeight[size], (lines.length + (isWide ? 0 : 1)) * 18 + 6);
    const top = isWide ? y + (height - barHeight) / 2 : y + 19;
    content.push(
      isWide
        ? linesAround({ x: 0, y: y + height / 2 }, lines, { step: 18 })
        : text({ x: 0, y: y + 14 }, bold(row.label), "small"),
    );
    laid.push(laidBar(row, { from: names, top }, canvas));
    y += height;
  }
  const parts = laid.flatMap((bar) => bar.parts);
  content.push(
    parts.map(({ key: partKey, box }) => rect(box, `bar ${partKey}`)),
    [...Map.groupBy(parts, (part) => part.key)].map(([partKey, alike]) =>
      polygons(
        alike.map(({ box }) => around(box)),
        `print p-${partKey}`,
      ),
    ),
    laid.map(({ wordings }) => wordings),
  );
  return drawing(canvas, y, content);
}

/** What is under the words of a bar, and these. */
interface LaidBar {
  readonly parts: readonly { readonly key: string; readonly box: Box }[];
  readonly wordings: Marks;
}

function laidBar(
  { parts }: StackedBar,
  { from, top }: { readonly from: number; readonly top: number },
  { size, formatter }: Canvas,
): LaidBar {
  const length = widths[size] - from;
  const hidden = formatter.message("cell.notShown");
  let x = from;
  const known = parts.flatMap(({ key, share }) => {
    if (share === null || share <= 0) return [];
    const box = { x, y: top, width: Math.max(1, share * length - gap), height: barHeight };
    x += share * length;
    return [{ key, box, wording: formatter.percent(share) }];
  });
  const wordings = known.map(({ key, box, wording }) =>
    textWidth(wording, 14) + 8 <= box.width
      ? text({ x: box.x + 5, y: top + 16 }, wording, `small edged on-${key}`)
      : null,
  );
  const left = from + length - x;
  if (!parts.some(({ share }) => share === null) || left < 2) return { parts: known, wordings };
  const fits = textWidth(hidden, 14) + 8 <= left;
  return {
    parts: known,
    wordings: [
      wordings,
      rect({ x, y: top, width: left, height: barHeight }, "secret"),
      fits ? text({ x: x + 5, y: top + 16 }, hidden, "small secret-word") : null,
    ],
  };
}
