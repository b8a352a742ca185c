export { allAssociations, correctedFamilies } from "./associations/all-associations.ts";
export type { BoxKind, TextBlock, TextInline, TextInlines } from "./block.ts";
export { everyBlock } from "./block.ts";
export { type Chapter, chapterTitle, type Item } from "./chapters.ts";
export { type ComparisonLine, comparisonLines, comparisonSummary } from "./compare/comparison-lines.ts";
export { markedPartnersOf } from "./document/exhibit-of.ts";
export type {
  AwaitedPart,
  BarrierMatrix,
  CitedNumber,
  Exhibit,
  Publication,
  PublishedBlocks,
  PublishedChapter,
  PublishedEasyText,
  ShownFigure,
} from "./document/publication.ts";
export { publicationOf } from "./document/publication-of.ts";
export {
  citedNumbersIn,
  figuresIn,
  findingsOf,
  synthesisOf,
  textOfInlines,
} from "./document/published-blocks.ts";
export type { Change, Changes, IndicatorChange } from "./editions/change.ts";
export { alikeRatio } from "./editions/change.ts";
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
export type { BundledEdition, EarlierEdition } from "./editions/earlier-edition.ts";
export type { PackagedEdition } from "./editions/packaged-edition.ts";
export type { SeriesReport } from "./editions/series.ts";
export { type SeriesFigure, seriesFigures, seriesTexts } from "./editions/series-texts.ts";
export { type Crosstab, crosstabId, widestGap } from "./explore/crosstab.ts";
export { countsTable, crosstabDrawing, sharesOfSide } from "./explore/crosstab-tables.ts";
export type { Column } from "./exports/column.ts";
export { contributorsOf, type DataEdition, markedTitle } from "./exports/data-edition.ts";
export { type ExportedTable, exportedTable, printedValues } from "./exports/exported-table.ts";
export { testsTable } from "./exports/tests-table.ts";
export { type ReadColumn, readColumns, tidyCsv } from "./exports/tidy-csv.ts";
export type { Figure, FigureColumn, FigureTable } from "./figure-kind.ts";
export { shareCell } from "./figure-tables/shares-table.ts";
export {
  cellValue,
  countedCell,
  numberCell,
  type TableCell,
  tableCellText,
} from "./figure-tables/table-cell.ts";
export { diagnosticCatalogues, type Formatter, formatterOf, formatterWith } from "./formatter.ts";
export { type Gathered, gather, lastDayOf, partnerOf } from "./gather.ts";
export { partnerText, receptionsOf, receptionWithout } from "./holders.ts";
export type { InferredRow, InferredTable } from "./infer/inferred-table.ts";
export { dimensionLabel, indicatorTitle, labelOf } from "./labels.ts";
export { type DataWarning, type Marked, markLine, marksOf } from "./marks.ts";
export { cellSentence } from "./notes/cell-sentence.ts";
export { guaranteeSentence, guaranteeTerms } from "./notes/guarantee.ts";
export { methodParts, methodTitles } from "./notes/method-parts.ts";
export type { NoteParts } from "./notes/note-of.ts";
export {
  extractMarks,
  markedPartner,
  policyOf,
  protectionSentence,
  secrecyOf,
  sourceText,
  uncertainRemark,
} from "./notes/protection.ts";
export type { OwnAndWhole, OwnFigure, OwnIndicator } from "./own-and-whole.ts";
export { peopleOf } from "./people.ts";
export { diagnosticProblem, diagnosticProblems } from "./problems.ts";
export { asksReferencePopulations, withReferencePopulations } from "./rates/reference-populations.ts";
export { isVerified, type Subject, subjectIn, type TextEvidence } from "./subject.ts";
export { alikeMax } from "./tables/reference-comparison.ts";
export { tableViewOf } from "./tables/view.ts";
export { localFigure } from "./territories/local-figure.ts";
export type { LocalFigure } from "./territories/local-figure-content.ts";
export { isLocal, type LocalHelp, localHelp } from "./territories/local-help.ts";
export { type LocalSubject, localSubjects } from "./territories/local-subject.ts";
export { openingLines } from "./territories/opening-lines.ts";
export type { Territory } from "./territories/territory.ts";
export { communesAnchor } from "./text/bounded-tree.ts";
export { cellDimensions, citableNumbers } from "./text/citable-numbers.ts";
export { unprovenWords } from "./text/claims/unproven-words.ts";
export { easyRemarks } from "./text/easy/easy-remarks.ts";
export { easyTextProblems } from "./text/easy/read-easy-text.ts";
export { generatedTitles, textProblems } from "./text/read-text.ts";
export type { ReferenceOrigin } from "./text/reference.ts";
