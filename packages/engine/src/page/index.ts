export {
  openPageDuckDb,
  type PageDuckDb,
  type PageFiles,
  type PageOptions,
} from "../connectors/duckdb-wasm-page.ts";
export { borrowWorkers, lendWorkers } from "../connectors/lent-worker.ts";
export type { ReadingProgress } from "../connectors/reading-progress.ts";
export { type RunningWorker, startWorker, type WorkerParts } from "../connectors/start-worker.ts";
export { type PageEngine, pageEngine } from "./page-engine.ts";
