import type { InputFile } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { checkWidth } from "../check-width.ts";
import { inputError } from "../problems.ts";
import { type Sql, sql, value } from "../sql.ts";
import type { Database } from "./database.ts";
import type { ParquetSource } from "./parquet-source.ts";

/** A Parquet file that DuckDB reads in place. */
export async function openDuckDbParquet(file: InputFile, rows: Database["rows"]): Promise<ParquetSource> {
  const { path, shown } = file;
  const from = sql`read_parquet(${value(path)})`;
  const numbered = sql`read_parquet(${value(path)}, file_row_number = true)`;
  const read = (statement: Sql) =>
    rows(statement).catch((error: unknown) => {
      throw error instanceof VigieErrors ? error : inputError("engine/parquet-unreadable", { file: shown });
    });
  // To describe a select takes seconds from some thousands of columns on; the root of the schema counts them.
  const [[width] = []] = await read(sql`SELECT num_children FROM parquet_schema(${value(path)}) LIMIT 1`);
  checkWidth(file, Number(width));
  const described = await read(sql`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`);
  return {
    types: new Map(described.map(([column, type]) => [String(column), String(type)])),
    rows: async () => ({ from, numbered }),
    lastRows: async (most) => {
      const [[count] = []] = await rows(sql`SELECT count(*) FROM ${from}`);
      return sql`(SELECT * FROM ${numbered} WHERE file_row_number >= ${Math.max(0, Number(count) - most)}) AS last`;
    },
    erase: async () => undefined,
  };
}
