import type { InputFile } from "@vigie/mapping";
import type { Dialect } from "./dialects/dialect.ts";
import type { Sql } from "./sql.ts";

export type DatabaseCell = string | number | bigint | boolean | null;

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
  rows(statement: Sql): Promise<readonly (readonly DatabaseCell[])[]>;
  /** A name for a table, used once. */
  temporaryName(): string;
  /** Share of the statement under way, in 0..1; null where the database does not know. */
  progress(): number | null;
  /** The statement under way fails, and so do those that would follow. */
  interrupt(): void;
  close(): Promise<void>;
}

/** An error of a database without its text, which quotes whole lines of data: its class alone. */
export class DriverError extends RangeError {
  /** The data may be to blame rather than Vigie. */
  readonly isAboutData: boolean;

  constructor(
    driver: string,
    kind: string,
    { isAboutData = false }: { readonly isAboutData?: boolean } = {},
  ) {
    super(`${driver}: ${kind}`);
    this.isAboutData = isAboutData;
  }
}

/** The address of a database, with its password: never in a message. */
export interface Connection {
  /** As the mapping names it. */
  readonly name: string;
  /** `scheme://user:password@host:port/database`. */
  readonly address: string;
}

/** A Parquet file, as statements of a database select from it. */
export interface ParquetSource {
  /** Types of all its columns, in their order, as DuckDB names them. */
  readonly types: ReadonlyMap<string, string>;
  /** @param columns that are selected, all in `types` */
  rows(columns: readonly string[]): Promise<ParquetRows>;
  /** At most so many rows, the last ones, with every column. */
  lastRows(most: number): Promise<Sql>;
  erase(): Promise<void>;
}

/** In all of them `file_row_number` counts the rows of the file from 0. */
interface ParquetRows {
  readonly from: Sql;
  /** Rows with that number among the columns of `*`. */
  readonly numbered: Sql;
}

/** @throws {VigieErrors} no whole Parquet file; so do the functions of what it opens */
type OpenParquetSource = (file: InputFile) => Promise<ParquetSource>;
