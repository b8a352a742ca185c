export {
  openPageDuckDb,
  type PageDuckDb,
  type PageFiles,
  type PageOptions,
} from "./connectors/duckdb-wasm-page.ts";
export type { ReadingProgress } from "./connectors/reading-progress.ts";
export {
  borrowWorkers,
  lendWorkers,
  type RunningWorker,
  startWorker,
  type WorkerParts,
} from "./connectors/workers.ts";
export { type PageEngine, pageEngine } from "./page-engine.ts";
