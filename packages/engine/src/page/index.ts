export {
  type DuckDbParts,
  openPageDuckDb,
  type PageDuckDb,
  type PageFiles,
  type PageOptions,
} from "../connectors/duckdb-wasm-page.ts";
export type { ParquetParts } from "../connectors/parquet-wasm-reader.ts";
export { startWorker } from "../connectors/start-worker.ts";
export { type PageEngine, pageEngine } from "./page-engine.ts";
