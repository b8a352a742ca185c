export { type DuckDbEngine, openDuckDb } from "./duckdb.ts";
export { profileFile } from "./propose/profile-file.ts";
