export { type ByteSource, passingChunks, readBytes } from "./byte-source.ts";
export { type CsvFormat, copiedCsv, type Encoding, encodings } from "./csv/csv-format.ts";
export { recordsIn } from "./csv/csv-records.ts";
export { type CsvShape, csvShape } from "./csv/csv-shape.ts";
export { lastRecord } from "./csv/last-record.ts";
export { lineOfNullByte } from "./csv/line-of-null-byte.ts";
export { misreadUtf8 } from "./csv/misread-utf8.ts";
export { type OddLineEnd, oddLineEnd } from "./csv/odd-line-end.ts";
export { openEnd } from "./csv/open-end.ts";
export { linesOfRecords, linesOfRows } from "./csv/record-lines.ts";
export { sampledRecords } from "./csv/sampled-records.ts";
export { utf8Starts } from "./csv/utf8-starts.ts";
export { utf8Text } from "./csv/utf8-text.ts";
export { csvLine, csvText, forPrograms, guarded, spreadsheetText } from "./csv-text.ts";
export { docx } from "./document/docx.ts";
export type {
  DocumentBlock,
  DocumentTable,
  HeadingLevel,
  Run,
  WrittenDocument,
} from "./document/written-document.ts";
export { fileProblem } from "./file-problem.ts";
export { fileRows } from "./file-rows.ts";
export { type CopyOrigin, type FileStore, type NamedFile, withFile } from "./file-store.ts";
export { headerOnTwoLines } from "./header/header-on-two-lines.ts";
export { firstRows, likelyHeader } from "./header/likely-header.ts";
export { looksLikeValue } from "./header/looks-like-value.ts";
export { openStatisticalFile } from "./open-statistical-file.ts";
export { filesProblems, inputError as filesInputError, problem as filesProblem } from "./problems.ts";
export type { Conversion, ConversionNote, ConversionPair } from "./shapes/conversion-notes.ts";
export { type Converting, convertFile } from "./shapes/convert-file.ts";
export { noteMessages } from "./shapes/note-messages.ts";
export { shapesProblems } from "./shapes/problems.ts";
export { readPlaceLists } from "./shapes/read-place-lists.ts";
export { type RecognisedFile, recogniseFile, shapeFinder } from "./shapes/recognise-file.ts";
export { type ShapeName, shapeNames } from "./shapes/shape-names.ts";
export { type StatisticalColumn, type StatisticalKind, statisticalKinds } from "./statistical-table.ts";
export type { TextRow } from "./text-row.ts";
export type { MissingCount } from "./text-rows.ts";
export type { MergedCells } from "./xlsx/merged-cells.ts";
export { openWorkbook } from "./xlsx/open-workbook.ts";
export { sheetTable } from "./xlsx/sheet-table.ts";
export { columnName, quotedSheet } from "./xlsx/writing/sheet-xml.ts";
export { textSheet } from "./xlsx/writing/text-sheet.ts";
export type { Choices, ListedWords, SheetCell, WrittenSheet } from "./xlsx/writing/written-workbook.ts";
export { xlsx } from "./xlsx/writing/xlsx.ts";
export { readSmallZip, type SmallZip } from "./zip/small-zip.ts";
