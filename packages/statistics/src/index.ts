export { benjaminiHochberg } from "./benjamini-hochberg.ts";
export type { Homogeneity } from "./breslow-day.ts";
export { type ChiSquare, chiSquare, type NoChiSquare } from "./chi-square.ts";
export type { StratifiedTest } from "./cochran-mantel-haenszel.ts";
export type { Comparison } from "./comparison.ts";
export type { Contingency } from "./contingency.ts";
export { type Band, bandedInterval, bandedQuantile } from "./counted/banded-quantile.ts";
export {
  type Center,
  type CountedNumbers,
  countedMean,
  countedMedian,
} from "./counted/counted-numbers.ts";
export { differenceInterval, type Estimated } from "./difference-interval.ts";
export { chiSquareUpper } from "./distributions/chi-square.ts";
export { studentCritical } from "./distributions/student.ts";
export { fisherExact } from "./fisher-exact.ts";
export { holm } from "./holm.ts";
export { type Independence, independence } from "./independence.ts";
export { independenceOfShares } from "./independence-of-shares.ts";
export type { Interval } from "./interval.ts";
export { type Agreement, krippendorffAlpha, type NoAgreement } from "./krippendorff.ts";
export type { Column, Covariate, Pattern } from "./logistic/design.ts";
export { type Logistic, logistic, type NoLogistic, type Term } from "./logistic/logistic.ts";
export { type MantelHaenszel, mantelHaenszel } from "./mantel-haenszel.ts";
export { type Draws, monteCarlo } from "./monte-carlo.ts";
export { type Difference, newcombe } from "./newcombe.ts";
export { noiseInterval } from "./noise-interval.ts";
export type { NotComputed } from "./not-computed.ts";
export { type NoOddsRatio, oddsRatio } from "./odds-ratio.ts";
export type { NoPooledOddsRatio } from "./pooled-odds-ratio.ts";
export type { Proportion } from "./proportion.ts";
export { type Ratio, ratioWithLogInterval } from "./ratio.ts";
export { type NoRelativeRisk, relativeRisk } from "./relative-risk.ts";
export type { CellSums, StratumSize } from "./survey/cell-sums.ts";
export { type NoRaking, type Raking, type RakingMargin, rake } from "./survey/raking.ts";
export { raoScottOfSums, type StratumTable } from "./survey/rao-scott-of-sums.ts";
export { type ShareOfSums, type StratumSums, shareOfSums } from "./survey/share-of-sums.ts";
export { wilson } from "./wilson.ts";
export { writtenPValue } from "./written-p-value.ts";
