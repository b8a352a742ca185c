export { allAssociations, correctedFamilies } from "./associations/all-associations.ts";
export type { Block, BoxKind, Inline, Inlines } from "./block.ts";
export { type Chapter, chapterTitle, type Item } from "./chapters.ts";
export { type ComparisonLine, comparisonLines, comparisonSummary } from "./compare/comparison-lines.ts";
export { diagnosticCatalogues } from "./diagnostic-messages.ts";
export { citedNumbersIn } from "./document/cited-numbers.ts";
export { figuresIn } from "./document/each-figure.ts";
export { findingsOf } from "./document/findings-of.ts";
export { markedPartnersOf } from "./document/origin-of.ts";
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
export { synthesisOf } from "./document/synthesis-of.ts";
export { textOfInlines } from "./document/text-of-inlines.ts";
export type { Change } from "./editions/change.ts";
export { alikeRatio } from "./editions/change.ts";
export {
  chanceSentence,
  changeCaption,
  changeCells,
  changeColumns,
  changeHead,
  changeTexts,
  isStable,
  widestChanges,
} from "./editions/change-texts.ts";
export type { Changes, IndicatorChange } from "./editions/changes.ts";
export type { EarlierEdition } from "./editions/earlier-edition.ts";
export { type Crosstab, crosstabId } from "./explore/crosstab.ts";
export { crosstabDrawing } from "./explore/crosstab-drawing.ts";
export { countsTable, sharesOfSide } from "./explore/crosstab-tables.ts";
export { widestGap } from "./explore/widest-gap.ts";
export type { Column } from "./exports/column.ts";
export { contributorsOf, type DataEdition, lastDayOf, markedTitle } from "./exports/data-edition.ts";
export { type ExportedTable, exportedTable, printedValues } from "./exports/exported-table.ts";
export { type ReadColumn, readColumns } from "./exports/read-columns.ts";
export { testsTable } from "./exports/tests-table.ts";
export { tidyCsv } from "./exports/tidy-csv.ts";
export type { Figure, FigureColumn, FigureTable } from "./figure-kind.ts";
export { shareCell } from "./figure-tables/shares-table.ts";
export { cellText, cellValue, countedCell, numberCell, type TableCell } from "./figure-tables/table-cell.ts";
export { type Formatter, formatterOf, formatterWith } from "./formatter.ts";
export { type Gathered, gather, partnerOf } from "./gather.ts";
export { indicatorTitle } from "./indicator-title.ts";
export type { InferredRow, InferredTable } from "./infer/inferred-table.ts";
export { dimensionLabel, labelOf } from "./labels.ts";
export { type Mark, type Marked, markLine, marksOf } from "./marks.ts";
export { cellSentence } from "./notes/cell-sentence.ts";
export { guaranteeSentence, guaranteeTerms } from "./notes/guarantee.ts";
export { methodTitles } from "./notes/method-anchor.ts";
export { methodParts } from "./notes/method-parts.ts";
export type { NoteParts } from "./notes/note-of.ts";
export { extractMarks, protectionSentence, secrecyOf, uncertainRemark } from "./notes/protection.ts";
export { markedPartner, policyOf, sourceText } from "./notes/source-text.ts";
export { peopleOf } from "./people.ts";
export { diagnosticProblems, problem } from "./problems.ts";
export { asksReferencePopulations, withReferencePopulations } from "./rates/reference-populations.ts";
export { type Subject, subjectIn } from "./subject.ts";
export { viewOf } from "./tables/view.ts";
export { isLocal } from "./territories/is-local.ts";
export { localFigure } from "./territories/local-figure.ts";
export type { LocalFigure } from "./territories/local-figure-content.ts";
export { type LocalHelp, localHelp } from "./territories/local-help.ts";
export { type LocalSubject, localSubjects } from "./territories/local-subject.ts";
export { openingLines } from "./territories/opening-lines.ts";
export type { Territory } from "./territories/territory.ts";
export { communesAnchor } from "./text/check-anchors.ts";
export { cellDimensions, citableNumbers } from "./text/citable-numbers.ts";
export { unprovenWords } from "./text/claims/unproven-words.ts";
export { easyRemarks } from "./text/easy/easy-remarks.ts";
export { easyTextProblems } from "./text/easy/read-easy-text.ts";
export { generatedTitles, textProblems } from "./text/read-text.ts";
export type { Origin, TextEvidence } from "./text/reference.ts";
export { alikeMax } from "./text/reference-comparison.ts";
export { isVerified } from "./verified.ts";
