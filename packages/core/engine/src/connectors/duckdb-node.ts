import { join, resolve } from "node:path";
import {
  BIGINT,
  DOUBLE,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  SMALLINT,
  VARCHAR,
} from "@duckdb/node-api";
import type { InputFile } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { type Database, type DatabaseCell, DriverError, type ParquetSource } from "../database.ts";
import { duckdb } from "../dialects/duckdb.ts";
import { checkWidth } from "../opened-file.ts";
import { engineInputError } from "../problems.ts";
import { type Sql, type SqlValue, sql, type Type, value, write } from "../sql.ts";
import { duckDbProblem } from "./duckdb-problem.ts";

/**
 * DuckDB in this process, shut in the folders of one run: its settings cannot be changed afterwards, whatever a statement
 * says.
 */
export async function openDuckDbDatabase({
  workFolder,
  folders,
  memoryLimit,
}: {
  readonly workFolder: string;
  readonly folders: readonly string[];
  readonly memoryLimit: string | null;
}): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const allowed = [workFolder, ...folders].map((folder) => quoted(join(resolve(folder), "/")));
  const settings = [
    `temp_directory = ${quoted(workFolder)}`,
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    // Without it DuckDB does not count its progress; it must not draw it either.
    "enable_progress_bar = true",
    "enable_progress_bar_print = false",
    ...(memoryLimit === null ? [] : [`memory_limit = ${quoted(memoryLimit)}`]),
    `allowed_directories = [${allowed.join(", ")}]`,
    "enable_external_access = false",
    "lock_configuration = true",
  ];
  await connection.run(settings.map((setting) => `SET ${setting};`).join(" "));
  let names = 0;
  let stopped = false;
  const send = async (statement: Sql) => {
    if (stopped) throw new DriverError("DuckDB", "interrupted");
    return sendTo(connection, statement);
  };
  const rows = async (statement: Sql) =>
    (await (await send(statement)).getRows()).map((row) => row.map(cell));
  return {
    dialect: duckdb,
    hasTemporaryTables: true,
    openParquet: (file) => openDuckDbParquet(file, rows),
    isMemoryLimited: memoryLimit !== null,
    temporaryName: () => `t${++names}`,
    run: async (statement) => {
      await send(statement);
    },
    rows,
    progress: () => {
      const { percentage } = connection.progress;
      return percentage < 0 ? null : percentage / 100;
    },
    interrupt: () => {
      stopped = true;
      connection.interrupt();
    },
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function sendTo(connection: DuckDBConnection, statement: Sql) {
  const { text, values, types } = write(statement, duckdb);
  try {
    return await connection.run(text, values.map(bound), types.map(boundType));
  } catch (error) {
    throw duckDbProblem(error);
  }
}

function bound(value: SqlValue): DuckDBValue {
  return typeof value === "object" ? listValue([...value]) : value;
}

const boundTypes: Readonly<Record<Type, DuckDBType>> = {
  text: VARCHAR,
  day: VARCHAR,
  whole: BIGINT,
  number: DOUBLE,
  count: BIGINT,
  rank: SMALLINT,
  texts: LIST(VARCHAR),
  indexes: LIST(SMALLINT),
  bits: LIST(BIGINT),
};

function boundType(type: Type | null): DuckDBType {
  return type === null ? VARCHAR : boundTypes[type];
}

function cell(value: DuckDBValue): DatabaseCell {
  if (value === null || typeof value === "object") return value === null ? null : String(value);
  return value;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A Parquet file that DuckDB reads in place. */
async function openDuckDbParquet(file: InputFile, rows: Database["rows"]): Promise<ParquetSource> {
  const { path, shown } = file;
  const from = sql`read_parquet(${value(path)})`;
  const numbered = sql`read_parquet(${value(path)}, file_row_number = true)`;
  const read = (statement: Sql) =>
    rows(statement).catch((error: unknown) => {
      throw error instanceof VigieErrors
        ? error
        : engineInputError("engine/parquet-unreadable", { file: shown });
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
