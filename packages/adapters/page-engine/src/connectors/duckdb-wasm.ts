import {
  type Database,
  type DatabaseCell,
  DriverError,
  duckDbProblem,
  engineInputError,
  name,
  type Sql,
  sql,
  value,
  writeLiteral,
} from "@vigie/engine/adapter";
import { duckdbWasm } from "../dialect.ts";

/** A connection of `@duckdb/duckdb-wasm`, whichever of its bundles opened it: what a run asks of it. */
export interface WasmConnection {
  send(text: string): Promise<{ readAll(): readonly WasmRows[] | Promise<readonly WasmRows[]> }>;
  /** Stops the statement that was sent; the connection stays usable. */
  cancelSent(): boolean | Promise<boolean>;
  insertArrowFromIPCStream(
    stream: Uint8Array,
    options: { readonly name: string; readonly create: boolean },
  ): void | Promise<void>;
  close(): void | Promise<void>;
}

/** A batch of rows of Arrow. */
interface WasmRows {
  readonly numRows: number;
  readonly numCols: number;
  getChildAt(column: number): { get(row: number): unknown } | null;
}

/** DuckDB of a page, which can also be given rows in Arrow. */
export interface WasmDatabase extends Database {
  /**
   * Adds the rows of an Arrow stream to a table, which `create` makes from its columns. It goes with the session, though
   * others see it.
   * @throws {DriverError | VigieErrors} as `run`
   */
  insert(stream: Uint8Array, into: { readonly table: string; readonly create: boolean }): Promise<void>;
}

/** One counter for all sessions: a table that Arrow made is seen by all of them. */
let names = 0;

/**
 * DuckDB compiled for pages. It takes no list as a parameter, so every value stands in the text; it does not say
 * where a statement stands.
 * @param connection of this database alone; closed with it
 */
export function openDuckDbWasmDatabase(connection: WasmConnection): WasmDatabase {
  let isStopped = false;
  const filled = new Set<string>();
  const attempt = async <T>(call: () => T | Promise<T>): Promise<T> => {
    if (isStopped) throw interrupted();
    try {
      return await call();
    } catch (error) {
      throw isStopped ? interrupted() : pageProblem(error);
    }
  };
  const send = (statement: Sql) => {
    const text = writeLiteral(statement, duckdbWasm);
    return attempt(async () => (await connection.send(text)).readAll());
  };
  return {
    dialect: duckdbWasm,
    hasTemporaryTables: true,
    // A page has some 4 GB at most, and nowhere to spill.
    isMemoryLimited: true,
    openParquet: null,
    run: async (statement) => {
      await send(statement);
    },
    rows: async (statement) => (await send(statement)).flatMap(cells),
    insert: (stream, { table, create }) => {
      filled.add(table);
      return attempt(() => connection.insertArrowFromIPCStream(stream, { name: table, create }));
    },
    temporaryName: () => `t${++names}`,
    progress: () => null,
    interrupt: () => {
      isStopped = true;
      void connection.cancelSent();
    },
    close: async () => {
      // A statement that failed or was cancelled holds its files until another one follows.
      await (await connection.send("SELECT 1")).readAll();
      for (const table of filled)
        await connection.send(writeLiteral(sql`DROP TABLE IF EXISTS ${name(table)}`, duckdbWasm));
      await connection.close();
    },
  };
}

/**
 * What shuts DuckDB in: it loads no extension, reads only the files lent to it under a folder, and takes no more memory than
 * that. Without these settings it asks for extensions over the network, and crashes where it may not.
 * @param memoryLimit as DuckDB writes it, `2GB`
 */
export function lockedSettings(folder: string, memoryLimit: string): readonly Sql[] {
  return [
    sql`SET memory_limit = ${value(memoryLimit)}`,
    sql`SET autoinstall_known_extensions = false`,
    sql`SET autoload_known_extensions = false`,
    sql`SET allowed_directories = [${value(folder)}]`,
    sql`SET enable_external_access = false`,
    sql`SET lock_configuration = true`,
  ];
}

function interrupted(): DriverError {
  return new DriverError("DuckDB", "interrupted");
}

/** By position: two columns may have one name. */
function cells(rows: WasmRows): readonly (readonly DatabaseCell[])[] {
  const columns = Array.from({ length: rows.numCols }, (_, at) => rows.getChildAt(at));
  return Array.from({ length: rows.numRows }, (_, row) => columns.map((column) => cell(column?.get(row))));
}

/** Sums are whole numbers of 128 bits, which Arrow gives as objects. */
function cell(value: unknown): DatabaseCell {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
      return value;
    default:
      return value === null || value === undefined ? null : String(value);
  }
}

/**
 * What stands for an error of DuckDB in a page, where nothing spills to a disk: memory exhausted has another cure, whether
 * DuckDB's own limit, the allocator of WebAssembly or the browser refused more.
 */
function pageProblem(error: unknown): Error {
  const text = error instanceof Error ? error.message : "";
  if (
    /^(?:\{"exception_type":")?Out of Memory|bad_alloc|allocation fail|enlarge memory|\(OOM\)|Array buffer/i.test(
      text,
    )
  )
    return engineInputError("engine/page-memory-exhausted", {});
  return duckDbProblem(error);
}
