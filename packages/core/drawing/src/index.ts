export { type AnswerCell, type AnswerGrid, answerGrid } from "./answer-grid.ts";
export { type DivergingBar, type DivergingBars, divergingBars, type OpinionKey } from "./diverging-bars.ts";
export type { DotCounts } from "./dot-marks.ts";
export { type DotPlot, dotPanels } from "./dot-panels.ts";
export {
  bothSizes,
  type Canvas,
  type Drawing,
  type DrawingFormatter,
  drawingCatalogues,
  sentenceDrawn,
  widths,
} from "./drawing.ts";
export { figureStyle } from "./drawing-style.ts";
export { pagePatterns, pageSvg, paperSvg } from "./drawing-svg.ts";
export type { DrawnInterval } from "./drawn-interval.ts";
export { type FunnelPlot, funnelPlot } from "./funnel-plot.ts";
export { groupRows } from "./group-rows.ts";
export { type HeatCell, type HeatTable, heatTable } from "./heat-table.ts";
export { drawnSeverities, type Journey, journey, notesOf, type Severity } from "./journey.ts";
export { type LabelledBar, type LabelledBars, labelledBars } from "./labelled-bars.ts";
export { type Choropleth, choropleth } from "./map/choropleth.ts";
export type { Ground } from "./map/ground.ts";
export type { MapArea, MapValue } from "./map/map-areas.ts";
export { symbolMap } from "./map/symbol-map.ts";
export { type MonthSeries, monthSeries } from "./month-series.ts";
export { isPictogram, type PictogramName, pictogramNames, pictograms } from "./pictograms.ts";
export { rateBars } from "./rate-bars.ts";
export { type RateStrips, rateStrips } from "./rate-strips.ts";
export type { RowsSum } from "./rows-sum.ts";
export type { Forest, ForestMark, ForestRow } from "./shares-and-ratios.ts";
export { sharesAndRatios } from "./shares-and-ratios.ts";
export type { BracketedSum, StackedBar } from "./stacked-bars.ts";
export { stackedBars } from "./stacked-bars.ts";
export { type StepSquares, stepSquares } from "./step-squares.ts";
export { equalSteps, quantileSteps, stepOf } from "./steps.ts";
export { textWidth, wrapped } from "./text-width.ts";
export { type Trend, trendPanels } from "./trend-panels.ts";
export { type UpsetColumn, type UpsetRow, upset } from "./upset.ts";
