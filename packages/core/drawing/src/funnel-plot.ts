import type { Interval } from "@vigie/statistics";
import { scaleLinear } from "d3-scale";
import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { placedLabels } from "./label-places.ts";
import { bold, dots, horizontal, horizontals, polylines, text, verticals } from "./mark.ts";
import { textWidth } from "./text-width.ts";
import { countTicks } from "./ticks.ts";

export interface FunnelPlot {
  /** Points that stand apart are dark and named; the others are grey and have no rank. */
  readonly points: readonly FunnelPoint[];
  /** Share of all together, and how it is written. */
  readonly whole: { readonly share: number; readonly wording: string };
  /** The narrow limits and the wide ones: the interval at each size. */
  readonly limits: readonly { readonly look: "link" | "outline"; readonly at: readonly FunnelLimit[] }[];
  /** What the axis of sizes counts. */
  readonly sizeName: string;
}

interface FunnelPoint {
  readonly name: string;
  readonly size: number;
  readonly share: number;
  readonly isApart: boolean;
}

type FunnelLimit = Interval & { readonly size: number };

/** Radius of a dot, in pixels. */
const radius = 5;
const [top, height] = [44, 300];

/** Shares by size, between the limits that narrow as sizes grow. */
export function funnelPlot(canvas: Canvas, { points, whole, limits, sizeName }: FunnelPlot): Drawing {
  const { formatter } = canvas;
  const [right, bottom] = [widths[canvas.size] - 20, top + height];
  const inView = limits.flatMap(({ at }) => at);
  const sizes = countTicks(Math.max(...points.map(({ size }) => size), ...inView.map(({ size }) => size)));
  const shares = [
    ...points.map(({ share }) => share),
    ...inView.flatMap(({ lower, upper }) => [lower, upper]),
  ];
  const down = scaleLinear([Math.min(...shares), Math.max(...shares)], [bottom, top]).nice(4);
  const ticks = down.ticks(4);
  const names = ticks.map((tick) => formatter.percent(tick, decimalsOf(ticks)));
  const left = Math.max(...names.map((name) => textWidth(name, 15))) + 8;
  const across = scaleLinear([0, sizes.limit], [left, right]);
  const place = ({ size, share }: { readonly size: number; readonly share: number }) => ({
    x: across(size),
    y: down(share),
  });
  const edges = limits.flatMap(({ look, at }) =>
    (["lower", "upper"] as const).map((side) => ({
      look,
      line: at.map((limit) => place({ size: limit.size, share: limit[side] })),
    })),
  );
  const apart = points.filter(({ isApart }) => isApart);
  const labels = placedLabels(
    apart.map((point) => {
      const { x, y } = place(point);
      return {
        spans: [bold(point.name)],
        places: [
          { at: { x: x + 9, y: y + 5 }, from: "start" as const },
          { at: { x: x - 9, y: y + 5 }, from: "end" as const },
          { at: { x, y: y - 10 }, from: "middle" as const },
          { at: { x, y: y + 22 }, from: "middle" as const },
        ],
      };
    }),
    {
      lines: [
        ...edges.map(({ line }) => line),
        ...points.map(place).map(({ x, y }) => horizontal({ y, from: x - radius, to: x + radius })),
      ],
      inside: { left, right: widths[canvas.size], top: top - 20, bottom },
    },
  );
  return drawing(canvas, bottom + 44, [
    horizontals(ticks.map(down), { from: left, to: right }, "grid"),
    ticks.map((tick, at) => text({ x: left - 6, y: down(tick) + 5 }, names[at] ?? "", "e small q")),
    verticals(sizes.ticks.map(across), { top: bottom, bottom: bottom + 4 }, "axis"),
    horizontals([bottom], { from: left, to: right }, "axis"),
    sizes.ticks.map((tick) => text({ x: across(tick), y: bottom + 19 }, formatter.count(tick), "m small q")),
    text({ x: right, y: bottom + 38 }, sizeName, "e small q"),
    edges.map(({ look, line }) => polylines([line], look)),
    horizontals([down(whole.share)], { from: left, to: right }, "reference-line"),
    dots(points.filter(({ isApart }) => !isApart).map(place), "dot-inner c-none"),
    dots(apart.map(place), "dot-inner c-plain"),
    horizontals([9], { from: left, to: left + 24 }, "reference-line"),
    text({ x: left + 30, y: 14 }, whole.wording, "small"),
    labels,
  ]);
}

/** As many as tell two ticks apart. */
function decimalsOf([first = 0, second = 1]: readonly number[]): number {
  return second - first < 0.0095 ? 1 : 0;
}
