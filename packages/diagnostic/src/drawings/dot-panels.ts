import { html, type Insert, type Markup } from "../markup.ts";
import { legend } from "./legend.ts";
import { shareTicks } from "./scale.ts";
import {
  bold,
  type Canvas,
  dots,
  type Point,
  path,
  r,
  rect,
  rings,
  segment,
  svg,
  text,
  widths,
} from "./svg.ts";
import { textWidth, wrapped } from "./text-width.ts";

export interface DotPanel {
  readonly name: string;
  readonly detail: string;
  /** Colour of the dots: a group, or `plain`. */
  readonly key: string;
  /** One a row, in the order of `rows`; a share is null where masked. */
  readonly dots: readonly PanelDot[];
}

export interface PanelDot {
  readonly share: number | null;
  readonly reference: number | null;
  /** Whether the title says this one. */
  readonly isSaid: boolean;
}

export interface DotPlot {
  readonly rows: readonly string[];
  readonly panels: readonly DotPanel[];
  readonly referenceName: string;
}

const line = 27;
/** Differences under a point and a half are drawn, and in the table, but not written. */
const saidMin = 0.015;
/** Room kept in a panel for half a dot, and for a difference written after the last one. */
const [before, after] = [8, 30];

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
        marks(panel, { x, width, top, bottom, centers, ticks, canvas }),
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
      marks(panel, { x: labels, width: widths.narrow - labels, top, bottom, centers, ticks, canvas }),
    );
    y = bottom + 32;
  }
  return svg(canvas, y - 10, content);
}

interface Area {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly centers: readonly number[];
  readonly ticks: readonly number[];
  readonly canvas: Canvas;
}

function marks(panel: DotPanel, { x, width, top, bottom, centers, ticks, canvas }: Area): readonly Insert[] {
  const { words } = canvas;
  const limit = ticks.at(-1) ?? 1;
  const at = (share: number) => x + before + (share / limit) * (width - before - after);
  const own: Point[] = [];
  const references: Point[] = [];
  const stems: string[] = [];
  const labels: Insert[] = [];
  const hatches: Insert[] = [];
  panel.dots.forEach(({ share, reference, isSaid }, row) => {
    const y = centers[row] ?? 0;
    if (reference !== null) references.push({ x: at(reference), y });
    if (share === null) {
      // The value may be anywhere on the axis.
      hatches.push(rect({ x: at(0), y: y - 7, width: at(limit) - at(0), height: 14 }, "secret"));
      return;
    }
    own.push({ x: at(share), y });
    if (reference === null) return;
    stems.push(segment({ x: at(reference), y }, { x: at(share), y }));
    const gap = share - reference;
    const said = words.points(gap);
    if (Math.abs(gap) < saidMin) return;
    const face = isSaid ? "small b" : "small";
    // Beside the dot, away from the ring; where the panel begins too soon, beyond the ring.
    const left = gap < 0 && at(share) - 8 - textWidth(said, 14) > x - 14;
    labels.push(
      left
        ? text({ x: at(share) - 8, y: y + 5 }, said, `${face} e`)
        : text({ x: Math.max(at(share), at(reference)) + 8, y: y + 5 }, said, face),
    );
  });
  return [
    path(ticks.map((tick) => `M${r(at(tick))} ${r(top)}V${r(bottom)}`).join(""), "grid"),
    hatches,
    path(stems.join(""), `stem c-${panel.key}`),
    rings(references),
    path(dots(own), `dot c-${panel.key}`),
    labels,
    text({ x: at(0), y: bottom + 16 }, "0", "m small q"),
    text({ x: at(limit), y: bottom + 16 }, words.percent(limit), "m small q"),
  ];
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
    ...panels.flatMap((panel) => panel.dots.flatMap(({ share, reference }) => [share ?? 0, reference ?? 0])),
  );
}
