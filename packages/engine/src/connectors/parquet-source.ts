import type { InputFile } from "@vigie/mapping";
import type { Sql } from "../sql.ts";

/** A Parquet file, as statements of a database select from it. */
export interface ParquetSource {
  /** Of all its columns, in their order, with their types as DuckDB names them. */
  readonly types: ReadonlyMap<string, string>;
  /** @param columns that are selected, all in `types` */
  rows(columns: readonly string[]): Promise<ParquetRows>;
  /** At most so many rows, the last ones, with every column. */
  lastRows(most: number): Promise<Sql>;
  erase(): Promise<void>;
}

/** In all of them `file_row_number` counts the rows of the file from 0. */
export interface ParquetRows {
  readonly from: Sql;
  /** The same with that number among the columns of `*`. */
  readonly numbered: Sql;
}

/** @throws {VigieErrors} no whole Parquet file; so do the functions of what it opens */
export type OpenParquetSource = (file: InputFile) => Promise<ParquetSource>;
