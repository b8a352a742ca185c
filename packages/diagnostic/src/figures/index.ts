import type { Indicator } from "@vigie/study";
import type { FigureKind } from "../figure-kind.ts";
import { dotPlot } from "./dot-plot.ts";
import { forestPlot } from "./forest-plot.ts";
import { rates } from "./rates.ts";
import { referenceBars } from "./reference-bars.ts";
import { stackedBars } from "./stacked-bars.ts";
import { upset } from "./upset.ts";

export const figures = {
  "dot-plot": dotPlot,
  "forest-plot": forestPlot,
  rates,
  "reference-bars": referenceBars,
  "stacked-bars": stackedBars,
  upset,
} as const satisfies Record<string, FigureKind>;

export type FigureName = keyof typeof figures;

/** @throws {RangeError} when no kind of figure shows such an indicator */
export function figureFor(indicator: Indicator): FigureKind {
  const kind = Object.values(figures).find(({ shows }) => shows(indicator));
  if (!kind) throw new RangeError("no kind of figure shows this indicator");
  return kind;
}
