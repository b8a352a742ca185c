export { type Comparison, compare } from "./compare/compare.ts";
export { type ComparisonLine, comparisonLines, comparisonSummary } from "./compare/comparison-lines.ts";
export { evaluate, indicatorsOf } from "./compare/evaluate.ts";
export { numberValue, truthIn, type Value } from "./compare/value.ts";
export {
  alikeRatio,
  type Change,
  type Changes,
  changesSince,
  type IndicatorChange,
  type Seen,
} from "./editions/change.ts";
export {
  type BundledEdition,
  comparedBefore,
  comparedNow,
  type EarlierEdition,
} from "./editions/earlier-edition.ts";
export type { ObservedQuantity } from "./editions/observed.ts";
export type { PackagedEdition } from "./editions/packaged-edition.ts";
export { alertsIn, newLevelsIn, type Series, type SeriesReport, seriesOf } from "./editions/series.ts";
export { type Column, type ExportedValue, fullPrecision } from "./exports/column.ts";
export { type ExportedTable, exportedTable, markColumn, printedValues } from "./exports/exported-table.ts";
export { type ReadColumn, readColumns, tidyCsv } from "./exports/tidy-csv.ts";
export {
  type DiagnosticMessage,
  diagnosticCatalogues,
  type Formatter,
  formatterOf,
  formatterWith,
} from "./formatter.ts";
export { type Gathered, type GatheredStudy, gather, lastDayOf, partnerOf, usedBundles } from "./gather.ts";
export { partnerText, receptionsOf, receptionText, receptionWithout } from "./holders.ts";
export { isKnown } from "./infer/declared-table.ts";
export { type InferredRow, type InferredTable, measureOf } from "./infer/inferred-table.ts";
export {
  isNoisy,
  type NoiseOrSampling,
  oddsRatioOf,
  riskRatioOf,
  shareIntervalOf,
  shareVariance,
  uncertaintyOf,
} from "./infer/noise-evidence.ts";
export {
  chanceShown,
  chanceShownAt,
  intervalGivenShown,
  isClearlyShown,
  levelGivenShown,
  pValueGivenShown,
  type ShownShare,
} from "./infer/shown-share.ts";
export {
  attributeForm,
  byDimension,
  codesOfDimension,
  dimensionLabel,
  groupName,
  groupOfSubgroup,
  indicatorTitle,
  isFlag,
  labelOf,
  labelOfCode,
  readingForm,
} from "./labels.ts";
export { type OpinionScale, sidesOf } from "./opinion-scale.ts";
export type { OwnAndWhole, OwnFigure, OwnIndicator } from "./own-and-whole.ts";
export { type Chapter, chaptersOf, chapterTitle, type Item } from "./people/chapters.ts";
export {
  areVolunteers,
  ofPeople,
  type People,
  peopleOf,
  unitName,
  universeInSentence,
} from "./people/people.ts";
export { cohortOf, type Population, referenceOf, referencePeopleOf } from "./people/populations.ts";
export { dayBefore, type Period, periodCodes, periodsIn, sharedWindow } from "./periods/periods.ts";
export { workingDays } from "./periods/working-days.ts";
export { type RateModel, rateModel } from "./rates/rate-model.ts";
export { centreIn, type RateWhole } from "./rates/rate-wholes.ts";
export { asksReferencePopulations, withReferencePopulations } from "./rates/reference-populations.ts";
export {
  type Denominator,
  denominatorName,
  fewMax,
  firstRate,
  rateDigits,
  type TerritoryRate,
  type TerritoryRates,
} from "./rates/territory-rates.ts";
export {
  type CitedCells,
  type FigureMark,
  isVerified,
  type MarkKind,
  type MarkTarget,
  type Subject,
  subjectIn,
  type TextEvidence,
} from "./subject.ts";
export {
  centerColumns,
  centerInterval,
  isCenterUncertain,
  printedCenters,
  type ResponseCount,
  responseCount,
  responseText,
} from "./views/center.ts";
export { lineAcross } from "./views/combined-lines.ts";
export { type Contrast, contrastOf, isDistinct, type ShownRatio, simulationSeed } from "./views/contrast.ts";
export {
  type CrossCell,
  type Crossing,
  cellsIn,
  crossingInView,
  isAnswerGrid,
  isCrossed,
  mayBeElsewhere,
  type NamedCell,
  splitsOf,
  turned,
} from "./views/crossing.ts";
export { allCrosstabs, type Crosstab, crosstabId, widestGap } from "./views/crosstab.ts";
export { knownLine } from "./views/known-line.ts";
export {
  type Cell,
  difference,
  isUncertain,
  type Line,
  lineFrom,
  outsideOf,
  type Ranked,
  ranked,
  sumOf,
} from "./views/line.ts";
export { type Mention, mentionGroups, mentionsOf } from "./views/mentions.ts";
export {
  type Gap,
  gapMin,
  gapsOf,
  isEstablishedGap,
  isFinding,
  keyOf,
  type Profile,
  type ProfileLine,
  profileOf,
  widerFirst,
} from "./views/profile.ts";
export { alikeMax, comparedIn, type ReferenceComparison } from "./views/reference-comparison.ts";
export { isReferenceAbsent, referenceKindOf } from "./views/reference-line.ts";
export { isNotCalibrated, tableViewOf } from "./views/view.ts";
export {
  hasIntervals,
  intervalText,
  pValueStatement,
  pValueText,
  readingRemarks,
} from "./wording/evidence-texts.ts";
export { type DataWarning, type Marked, markLine, marksOf, rowMark } from "./wording/marks.ts";
export {
  countText,
  type HidingRules,
  hiddenText,
  isSmallBase,
  shareText,
  smallShareOf,
  whyNoShare,
} from "./wording/share-text.ts";
