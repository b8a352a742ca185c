import { html, type Insert, type Markup } from "../markup.ts";
import { type DotPanel, dotMarks } from "./dot-marks.ts";
import { legend } from "./legend.ts";
import { shareTicks } from "./scale.ts";
import { bold, type Canvas, svg, text, widths } from "./svg.ts";
import { textWidth, wrapped } from "./text-width.ts";

export interface DotPlot {
  readonly rows: readonly string[];
  readonly panels: readonly DotPanel[];
  readonly referenceName: string;
}

/** Least height of a row where the drawing is wide. */
const line = 27;

/** Panels side by side on a wide drawing, one under the other on a narrow one. */
export function dotPanels(canvas: Canvas, plot: DotPlot): Markup {
  return canvas.size === "wide" ? wide(canvas, plot) : narrow(canvas, plot);
}

function wide(canvas: Canvas, plot: DotPlot): Markup {
  const { rows, panels } = plot;
  const labels = Math.min(190, 14 + Math.max(...rows.map((row) => textWidth(row, 15))));
  const gap = 6;
  const width = (widths.wide - labels - gap * (panels.length - 1)) / panels.length;
  const lines = rows.map((row) => wrapped(row, labels - 10, 15));
  const names = panels.map(({ name }) => wrapped(name, width, 15));
  const key = legendOf(plot, canvas);
  const top = key.height + 4 + Math.max(...names.map(({ length }) => length)) * 18 + 22;
  const heights = lines.map(({ length }) => Math.max(line, length * 18 + 8));
  const centers = centersFrom(top, heights);
  const bottom = top + heights.reduce((sum, height) => sum + height, 0);
  const ticks = shareTicks(greatestOf(panels));
  return svg(canvas, bottom + 22, [
    key.content,
    lines.map((own, at) =>
      own.map((said, row) =>
        text({ x: 0, y: (centers[at] ?? 0) + 5 + (row - (own.length - 1) / 2) * 18 }, said, "name"),
      ),
    ),
    panels.map((panel, at) => {
      const x = labels + at * (width + gap);
      const own = names[at] ?? [];
      return [
        own.map((said, row) =>
          text({ x, y: top - 24 - (own.length - 1 - row) * 18 }, bold(said), `c-${panel.key}`),
        ),
        text({ x, y: top - 7 }, panel.detail, "q small"),
        dotMarks(panel, { x, width, top, bottom, centers, ticks, canvas }),
      ];
    }),
  ]);
}

function narrow(canvas: Canvas, plot: DotPlot): Markup {
  const { rows, panels } = plot;
  const labels = 122;
  const lines = rows.map((row) => wrapped(row, labels - 8, 14));
  const heights = lines.map(({ length }) => Math.max(25, length * 16 + 8));
  const ticks = shareTicks(greatestOf(panels));
  const key = legendOf(plot, canvas);
  const content: Insert[] = [key.content];
  let y = key.height + 2;
  for (const panel of panels) {
    const top = y + 24;
    const centers = centersFrom(top, heights);
    const bottom = top + heights.reduce((sum, height) => sum + height, 0);
    content.push(
      text(
        { x: 0, y: y + 14 },
        [bold(panel.name), html` <tspan class="q small">${panel.detail}</tspan>`],
        `c-${panel.key}`,
      ),
      lines.map((own, at) =>
        own.map((said, row) =>
          text({ x: 0, y: (centers[at] ?? 0) + 5 + (row - (own.length - 1) / 2) * 16 }, said, "small"),
        ),
      ),
      dotMarks(panel, { x: labels, width: widths.narrow - labels, top, bottom, centers, ticks, canvas }),
    );
    y = bottom + 32;
  }
  return svg(canvas, y - 10, content);
}

function legendOf({ referenceName, panels }: DotPlot, canvas: Canvas): ReturnType<typeof legend> {
  const hides = panels.some((panel) => panel.dots.some(({ share }) => share === null));
  return legend(canvas, { reference: referenceName, hides });
}

function centersFrom(top: number, heights: readonly number[]): readonly number[] {
  let y = top;
  return heights.map((height) => {
    y += height;
    return y - height / 2;
  });
}

function greatestOf(panels: readonly DotPanel[]): number {
  return Math.max(
    0.01,
    ...panels.flatMap((panel) =>
      panel.dots.flatMap(({ share, reference, interval }) => [
        share ?? 0,
        reference ?? 0,
        interval?.upper ?? 0,
      ]),
    ),
  );
}
