import { figuresOf } from "@vigie/study";
import type { FigureKind, IndicatorContext } from "../figure-kind.ts";
import { answerGridFigure } from "./answer-grid.ts";
import { divergingBarsFigure } from "./diverging-bars.ts";
import { dotPlot } from "./dot-plot.ts";
import { forestPlot } from "./forest-plot.ts";
import { funnel } from "./funnel.ts";
import { heatTableFigure } from "./heat-table.ts";
import { journeyFigure } from "./journey.ts";
import { multipleAnswers } from "./multiple-answers.ts";
import { numberBars } from "./number-bars.ts";
import { overlapFigure } from "./overlap.ts";
import { periodSeries } from "./period-series.ts";
import { rates } from "./rates.ts";
import { referenceBars } from "./reference-bars.ts";
import { stackedBarsFigure } from "./stacked-bars.ts";
import { symbolMapFigure } from "./symbol-map.ts";
import { territoryGroups } from "./territory-groups.ts";
import { trends } from "./trends.ts";
import { upsetFigure } from "./upset.ts";

export const figures = {
  "answer-grid": answerGridFigure,
  "diverging-bars": divergingBarsFigure,
  "dot-plot": dotPlot,
  "forest-plot": forestPlot,
  funnel,
  "heat-table": heatTableFigure,
  journey: journeyFigure,
  "multiple-answers": multipleAnswers,
  "number-bars": numberBars,
  overlap: overlapFigure,
  "period-series": periodSeries,
  rates,
  "reference-bars": referenceBars,
  "stacked-bars": stackedBarsFigure,
  "symbol-map": symbolMapFigure,
  "territory-groups": territoryGroups,
  trends,
  upset: upsetFigure,
} as const satisfies Record<string, FigureKind>;

export type FigureName = keyof typeof figures;

/**
 * The figure that shows the table of an indicator, among those that it names.
 * @throws {RangeError} when there is none
 */
export function figureFor(context: IndicatorContext): FigureKind {
  const named: ReadonlyMap<string, FigureKind> = new Map(Object.entries(figures));
  const figure = figuresOf(context.indicator)
    .map((name) => named.get(name))
    .find((kind) => kind?.shows(context));
  if (!figure) throw new RangeError("no figure shows this indicator");
  return figure;
}
