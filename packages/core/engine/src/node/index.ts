export { clusterViews } from "./cluster-views.ts";
export type { ConnectionPlaces } from "./connection-address.ts";
export { type DuckDbEngine, foldersOf, openDuckDb } from "./duckdb.ts";
export { openPartnerEngine } from "./partner-engine.ts";
export { profileDiskFile, profileDiskFiles } from "./profile-file.ts";
