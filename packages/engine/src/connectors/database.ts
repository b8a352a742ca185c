import type { Dialect } from "../dialects/dialect.ts";
import type { Sql } from "../sql.ts";
import type { OpenParquetSource } from "./parquet-source.ts";

export type Cell = string | number | bigint | boolean | null;

/** An open database: what a run sends its statements to. Each connector makes one. */
export interface Database {
  readonly dialect: Dialect;
  /** Whether a table may be written that goes with the session; else each statement computes the population again. */
  readonly hasTemporaryTables: boolean;
  /** A memory limit was set: memory is then saved at the cost of time. */
  readonly isMemoryLimited: boolean;
  /** Null where it reads no Parquet files. */
  readonly openParquet: OpenParquetSource | null;
  /** @throws {DriverError | VigieErrors} never with the driver's own text, which quotes data */
  run(statement: Sql): Promise<void>;
  /** @throws {DriverError | VigieErrors} as `run` */
  rows(statement: Sql): Promise<readonly (readonly Cell[])[]>;
  /** A name for a table, used once. */
  temporaryName(): string;
  /** Share of the statement under way, in 0..1; null where the database does not know. */
  progress(): number | null;
  /** The statement under way fails, and so do those that would follow. */
  interrupt(): void;
  close(): Promise<void>;
}
