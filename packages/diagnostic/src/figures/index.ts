import { figuresOf } from "@vigie/study";
import type { FigureKind, IndicatorContext } from "../figure-kind.ts";
import { answerGrid } from "./answer-grid.ts";
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
  "answer-grid": answerGrid,
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
