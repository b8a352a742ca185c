export { benjaminiHochberg } from "./benjamini-hochberg.ts";
export type { Homogeneity } from "./breslow-day.ts";
export { chanceReached, chanceReachedInSample, writtenPValue } from "./chance-reached.ts";
export { chiSquare } from "./chi-square.ts";
export type { TwoProportions } from "./comparison.ts";
export { type CountedNumbers, countedMean, countedMedian } from "./counted/counted-numbers.ts";
export { type NoisyBand, type NoisyCenter, noisyMean, noisyMedian } from "./counted/noisy-center.ts";
export { chiSquareUpper, normalCritical } from "./distributions.ts";
export { fisherExact } from "./fisher-exact.ts";
export { fromOthers, funnelLimits } from "./funnel.ts";
export { holm } from "./holm.ts";
export { type Independence, independence } from "./independence.ts";
export { independenceOfShares } from "./independence-of-shares.ts";
export { type Interval, noiseInterval } from "./interval.ts";
export { krippendorffAlpha } from "./krippendorff.ts";
export type { Covariate, Pattern } from "./logistic/design.ts";
export { type Logistic, logistic, type NoLogistic, type Term } from "./logistic/logistic.ts";
export { type MantelHaenszel, mantelHaenszel } from "./mantel-haenszel.ts";
export { monteCarlo } from "./monte-carlo.ts";
export { differenceInterval, newcombe } from "./newcombe.ts";
export {
  type EditionEstimate,
  type EditionSeries,
  earlierMin,
  type NewestChange,
  newestChanges,
} from "./newest-changes.ts";
export type { NotComputed } from "./not-computed.ts";
export { oddsRatio } from "./odds-ratio.ts";
export type { Proportion } from "./proportion.ts";
export { type Ratio, ratioWithLogInterval } from "./ratio.ts";
export { relativeRisk } from "./relative-risk.ts";
export type { CellSums, StratumSize } from "./survey/cell-sums.ts";
export { rake } from "./survey/raking.ts";
export { raoScottOfSums } from "./survey/rao-scott-of-sums.ts";
export { shareOfSums } from "./survey/share-of-sums.ts";
export {
  type WeightedCenter,
  type WeightedNumber,
  weightedMean,
  weightedMedian,
} from "./survey/weighted-center.ts";
export { wilson } from "./wilson.ts";
