export type { ConnectionPlaces } from "./connection-address.ts";
export { type DuckDbEngine, openDuckDb } from "./duckdb.ts";
export { foldersOf } from "./folders-of.ts";
export { openPartnerEngine } from "./partner-engine.ts";
export { type CsvShape, csvShape } from "./propose/csv-shape.ts";
export { profileFile } from "./propose/profile-file.ts";
export { fileProblem } from "./read/file-problem.ts";
export { textRows } from "./read/text-rows.ts";
export { sheetNames } from "./read/xlsx/sheet-names.ts";
