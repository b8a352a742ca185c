export { allAssociations, correctedFamilies } from "./associations/all-associations.ts";
export { testsTable } from "./associations/tests-table.ts";
export { drawnInterval, shareBars } from "./drawn/drawn-interval.ts";
export { groupBar, groupSum, reachedElsewhere } from "./drawn/group-bar.ts";
export {
  chanceSentence,
  changeCaption,
  changeCells,
  changeColumns,
  changeHead,
  changeKinds,
  changeTexts,
  kindOfChange,
  listedChanges,
  widestChanges,
} from "./editions/change-texts.ts";
export { type SeriesFigure, seriesFigures, seriesTexts } from "./editions/series-texts.ts";
export { type Figure, type FigureColumn, type FigureTable, type Markable, oneGroup } from "./figure-kind.ts";
export { marksOfKind } from "./figure-mark.ts";
export { figureOf, silenceOf, undrawn } from "./figure-of.ts";
export { countsTable, crosstabDrawing, sharesOfSide } from "./figure-tables/crosstab-tables.ts";
export {
  countAndShareCells,
  countAndShareColumn,
  countCell,
  shareCell,
  sharesEvidenceRemarks,
} from "./figure-tables/shares-table.ts";
export { figureFor } from "./figures/index.ts";
export { groupIndicators, isGroups } from "./notes/group-indicators.ts";
export { guaranteeSentence, guaranteeTerms } from "./notes/guarantee.ts";
export { methodParts, methodTitles } from "./notes/method-parts.ts";
export { type NoteParts, noteOf } from "./notes/note-of.ts";
export {
  countMargin,
  extractMarks,
  markedPartner,
  partnerName,
  policyOf,
  protectionSentence,
  secrecyOf,
  sourceText,
  uncertainRemark,
} from "./notes/protection.ts";
export { absentReferenceRemark, roundedRemark } from "./notes/remarks.ts";
export { groupReading, lineText, profileReading, shareReading, shareValues } from "./notes/share-readings.ts";
export { exploratoryWarnings } from "./notes/survey-remarks.ts";
export {
  drawnOpinions,
  neutralRemark,
  type OpinionBar,
  opinionBar,
  opinionReading,
  opinionsText,
  sidesText,
} from "./opinions/opinion-bars.ts";
export { countedName, rankedRates, rateReading, rateRemarks } from "./rates/sentences.ts";
export { cellValue, countedCell, numberCell, type TableCell, tableCellText } from "./table-cell.ts";
export { localFigure } from "./territories/local-figure.ts";
export type { LocalFigure } from "./territories/local-figure-content.ts";
export { isLocal, type LocalHelp, localHelp } from "./territories/local-help.ts";
export { type LocalSubject, localSubjects } from "./territories/local-subject.ts";
export { openingLines } from "./territories/opening-lines.ts";
export { type Territory, territoriesIn } from "./territories/territory.ts";
