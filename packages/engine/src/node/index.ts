export type { ConnectionPlaces } from "./connection-address.ts";
export { type DuckDbEngine, openDuckDb } from "./duckdb.ts";
export { foldersOf } from "./folders-of.ts";
export { openPartnerEngine } from "./partner-engine.ts";
export { profileFile } from "./profile-file.ts";
