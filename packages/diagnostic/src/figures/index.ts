import type { Asked, FigureKind } from "../figure-kind.ts";
import { divergingBars } from "./diverging-bars.ts";
import { dotPlot } from "./dot-plot.ts";
import { forestPlot } from "./forest-plot.ts";
import { heatTable } from "./heat-table.ts";
import { journey } from "./journey.ts";
import { multipleAnswers } from "./multiple-answers.ts";
import { numberBars } from "./number-bars.ts";
import { overlap } from "./overlap.ts";
import { periodSeries } from "./period-series.ts";
import { rates } from "./rates.ts";
import { referenceBars } from "./reference-bars.ts";
import { stackedBars } from "./stacked-bars.ts";
import { symbolMap } from "./symbol-map.ts";
import { territoryGroups } from "./territory-groups.ts";
import { trends } from "./trends.ts";
import { upset } from "./upset.ts";

export const figures = {
  "diverging-bars": divergingBars,
  "dot-plot": dotPlot,
  "forest-plot": forestPlot,
  "heat-table": heatTable,
  journey,
  "multiple-answers": multipleAnswers,
  "number-bars": numberBars,
  overlap,
  "period-series": periodSeries,
  rates,
  "reference-bars": referenceBars,
  "stacked-bars": stackedBars,
  "symbol-map": symbolMap,
  "territory-groups": territoryGroups,
  trends,
  upset,
} as const satisfies Record<string, FigureKind>;

export type FigureName = keyof typeof figures;

/** @throws {RangeError} when no kind of figure shows such an indicator */
export function figureFor(asked: Asked): FigureKind {
  const kind = Object.values(figures).find(({ shows }) => shows(asked));
  if (!kind) throw new RangeError("no kind of figure shows this indicator");
  return kind;
}
