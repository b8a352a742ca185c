import type { Dialect } from "./dialect.ts";
import { duckdb } from "./duckdb.ts";
import { postgres } from "./postgres.ts";

/** Dialects by their names. */
export const dialects = { duckdb, postgres } satisfies Record<string, Dialect>;
export type DialectName = keyof typeof dialects;
