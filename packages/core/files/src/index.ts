export { type ByteSource, passingChunks, readBytes } from "./byte-source.ts";
export {
  type CsvFormat,
  copiedCsv,
  csvLine,
  csvText,
  type Encoding,
  encodings,
  forPrograms,
  guarded,
  spreadsheetText,
} from "./csv/csv-format.ts";
export { recordsIn } from "./csv/csv-records.ts";
export { type CsvShape, csvShape } from "./csv/csv-shape.ts";
export { misreadUtf8, utf8Starts } from "./csv/decoded-text.ts";
export { lastRecord, openEnd } from "./csv/file-end.ts";
export { lineOfNullByte, type OddLineEnd, oddLineEnd } from "./csv/odd-bytes.ts";
export { linesOfRecords, linesOfRows, sampledRecords } from "./csv/record-lines.ts";
export { utf8Text } from "./csv/utf8-text.ts";
export { fileRows } from "./file-rows.ts";
export {
  type CopyOrigin,
  type FileSources,
  type FileStore,
  fileProblem,
  type NamedFile,
  withFile,
} from "./file-store.ts";
export type { TextRow } from "./header.ts";
export { firstRows, headerOnTwoLines, likelyHeader, looksLikeValue } from "./header.ts";
export { filesInputError, filesProblem, filesProblems } from "./problems.ts";
export type {
  Conversion,
  ConversionNote,
  ConversionPair,
  ConvertedFile,
  NoteEffect,
  ShapeConversion,
  ShapeConverter,
  ShapeFile,
} from "./shape-converter.ts";
export {
  type HeaderColumn,
  type MissingCount,
  type StatisticalKind,
  type StatisticalReader,
  statisticalKinds,
} from "./statistical-file.ts";
export { openWorkbook } from "./xlsx/open-workbook.ts";
export type { MergedCells } from "./xlsx/sheet-rows.ts";
export { sheetTable } from "./xlsx/sheet-table.ts";
export { columnName, quotedSheet } from "./xlsx/writing/sheet-xml.ts";
export type { ColumnChoices, ListedWords, SheetCell, SheetContent } from "./xlsx/writing/workbook-content.ts";
export { textSheet } from "./xlsx/writing/workbook-content.ts";
export { xlsx } from "./xlsx/writing/xlsx.ts";
export { readSmallZip, type SmallZip } from "./zip/zip-content.ts";
