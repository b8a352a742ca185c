import { clickhouse } from "./clickhouse.ts";
import type { Dialect } from "./dialect.ts";
import { duckdb } from "./duckdb.ts";
import { postgres } from "./postgres.ts";

/** Dialects by their names. */
export const dialects = { duckdb, postgres, clickhouse } satisfies Record<string, Dialect>;
export type DialectName = keyof typeof dialects;
