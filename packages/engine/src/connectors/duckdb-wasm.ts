import { duckdbWasm } from "../dialects/duckdb-wasm.ts";
import { type Sql, writeWhole } from "../sql.ts";
import type { Cell, Database } from "./database.ts";
import { DriverError } from "./driver-error.ts";
import { duckDbProblem } from "./duckdb-problem.ts";

/** A connection of `@duckdb/duckdb-wasm`, whichever of its bundles opened it: what a run asks of it. */
export interface WasmConnection {
  query(text: string): WasmRows | Promise<WasmRows>;
  close(): void | Promise<void>;
}

/** A table of Arrow. */
interface WasmRows {
  readonly numRows: number;
  readonly numCols: number;
  getChildAt(column: number): { get(row: number): unknown } | null;
}

/**
 * DuckDB compiled for pages. It takes no list as a parameter, so every value stands in the text; it does not say where a
 * statement stands, nor stops one.
 */
export function openDuckDbWasmDatabase(connection: WasmConnection): Database {
  let names = 0;
  let isStopped = false;
  const send = async (statement: Sql) => {
    if (isStopped) throw new DriverError("DuckDB", "interrupted");
    const text = writeWhole(statement, duckdbWasm);
    try {
      return await connection.query(text);
    } catch (error) {
      throw duckDbProblem(error);
    }
  };
  return {
    dialect: duckdbWasm,
    hasTemporaryTables: true,
    // A page has some 4 GB at most, and nowhere to spill.
    isMemoryLimited: true,
    readsParquet: false,
    run: async (statement) => {
      await send(statement);
    },
    rows: async (statement) => cells(await send(statement)),
    temporaryName: () => `t${++names}`,
    progress: () => null,
    interrupt: () => {
      isStopped = true;
    },
    close: async () => {
      await connection.close();
    },
  };
}

/** By position: two columns may have one name. */
function cells(table: WasmRows): readonly (readonly Cell[])[] {
  const columns = Array.from({ length: table.numCols }, (_, at) => table.getChildAt(at));
  return Array.from({ length: table.numRows }, (_, row) => columns.map((column) => cell(column?.get(row))));
}

/** Sums are whole numbers of 128 bits, which Arrow gives as objects. */
function cell(value: unknown): Cell {
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
