import {
  checkWidth,
  DriverError,
  engineInputError,
  engineProblem,
  join,
  name,
  type ParquetSource,
  type Sql,
  sql,
  value,
} from "@vigie/engine/adapter";
import type { InputFile } from "@vigie/mapping";
import { textValue, VigieErrors } from "@vigie/words";
import type { WasmDatabase } from "./duckdb-wasm.ts";
import type { ParquetAnswer, ParquetRequest } from "./parquet-wasm-worker.ts";
import type { RunningWorker } from "./workers.ts";

/**
 * A Parquet file of a page, where DuckDB has no reader of its own and may not ask for it: parquet-wasm reads the columns that
 * are selected into a table, a group of rows at a time.
 */
export async function openPageParquet(
  file: Pick<InputFile, "shown" | "format">,
  source: Blob,
  { database, startParquet }: { readonly database: WasmDatabase; readonly startParquet: () => RunningWorker },
): Promise<ParquetSource> {
  const { shown } = file;
  const reader = await openParquetWorker(startParquet(), source, shown);
  const described = await describe(reader, file, database).catch((error: unknown) => {
    reader.close();
    throw error instanceof DriverError
      ? engineInputError("engine/parquet-unreadable", { file: shown })
      : error;
  });
  const types = new Map([...described].map(([column, { type }]) => [column, type]));
  const readable = [...types].filter(([, type]) => isSafe(type)).map(([column]) => column);
  const filled: string[] = [];
  const fill = async (columns: readonly string[], streams: AsyncIterable<Uint8Array>) => {
    const table = database.temporaryName();
    filled.push(table);
    const models = new Set(columns.flatMap((column) => described.get(column)?.model ?? []));
    await database.run(
      sql`CREATE TABLE ${name(table)} AS SELECT ${list(columns)} FROM ${list([...models])} WHERE false`,
    );
    for await (const stream of streams) await database.insert(stream, { table, create: false });
    return name(table);
  };
  return {
    types,
    rows: async (columns) => {
      const unsafe = columns.filter((column) => !readable.includes(column));
      if (unsafe.length > 0) throw new VigieErrors(unsafe.map((column) => typeProblem(column, shown)));
      const selected = readable.filter((column) => columns.includes(column));
      const from = numbered(sql`*`, await fill(selected, reader.rows(selected)), 0);
      return { from, numbered: from };
    },
    lastRows: async (most) => {
      const first = Math.max(0, reader.rowCount - most);
      const all = [...types.keys()].map((column) =>
        readable.includes(column) ? name(column) : sql`NULL AS ${name(column)}`,
      );
      return numbered(join(all, ", "), await fill(readable, reader.lastRows(readable, most)), first);
    },
    erase: async () => {
      reader.close();
      const models = [...described.values()].flatMap(({ model }) => model ?? []);
      for (const table of new Set([...models, ...filled]))
        await database.run(sql`DROP TABLE IF EXISTS ${name(table)}`);
    },
  };
}

interface Described {
  /** As DuckDB names it; empty where it takes no such type from Arrow. */
  readonly type: string;
  /** A table with that column. */
  readonly model: string | null;
}

/**
 * DuckDB says the types of the whole schema where it can; else column by column, from a first row.
 * @throws {VigieErrors} too many columns
 */
async function describe(
  reader: ParquetReader,
  file: Pick<InputFile, "shown" | "format">,
  database: WasmDatabase,
): Promise<ReadonlyMap<string, Described>> {
  checkWidth(file, reader.names.length);
  try {
    return await modelled(reader.schema, database);
  } catch (error) {
    if (!(error instanceof DriverError) || reader.names.length === 0) throw error;
  }
  const columns = new Map<string, Described>();
  for (const column of reader.names) {
    columns.set(column, { type: "", model: null });
    for await (const stream of reader.firstRow(column))
      for (const [found, described] of await modelled(stream, database).catch(unlessDriverError))
        columns.set(found, described);
  }
  return columns;
}

function unlessDriverError(error: unknown): ReadonlyMap<string, Described> {
  if (error instanceof DriverError) return new Map();
  throw error;
}

async function modelled(stream: Uint8Array, database: WasmDatabase): Promise<ReadonlyMap<string, Described>> {
  const model = database.temporaryName();
  await database.insert(stream, { table: model, create: true });
  const found = await database.rows(
    sql`SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ${value(model)} ORDER BY column_index`,
  );
  return new Map(found.map(([column, type]) => [String(column), { type: String(type), model }]));
}

/**
 * parquet-wasm gives a UUID as its bytes, a time of day without its offset, and an interval in other units: none of them would
 * be written as the native engine writes it, and a key of one file would not be found in the other.
 */
function isSafe(type: string): boolean {
  return type !== "" && !/\b(?:BLOB|INTERVAL|TIME)\b/.test(type.replaceAll("TIMESTAMP WITH TIME ZONE", ""));
}

function typeProblem(column: string, file: string) {
  return engineProblem(
    "engine/parquet-type-not-here",
    { file, field: column },
    { column: textValue(column) },
  );
}

function numbered(columns: Sql, table: Sql, first: number): Sql {
  return sql`(SELECT ${columns}, rowid + ${first} AS file_row_number FROM ${table}) AS rows`;
}

function list(names: readonly string[]): Sql {
  return join(names.map(name), ", ");
}

/** A Parquet file, open in a worker of its own. Rows come as streams of Arrow, one after the other. */
interface ParquetReader {
  /** A stream of Arrow with the columns and no row. */
  readonly schema: Uint8Array;
  /** Names of its columns, in their order; none where it has no row. */
  readonly names: readonly string[];
  readonly rowCount: number;
  rows(columns: readonly string[]): AsyncIterable<Uint8Array>;
  firstRow(column: string): AsyncIterable<Uint8Array>;
  /** At most so many rows. */
  lastRows(columns: readonly string[], most: number): AsyncIterable<Uint8Array>;
  close(): void;
}

/** @throws {VigieErrors} no whole Parquet file; so do the rows */
async function openParquetWorker(running: RunningWorker, file: Blob, shown: string): Promise<ParquetReader> {
  const worker = parquetWorker(running);
  const ask = async <Is extends ParquetAnswer["is"]>(request: ParquetRequest, is: Is) => {
    const answer = await worker.ask(request);
    if (isA(answer, is)) return answer;
    worker.end();
    throw engineInputError("engine/parquet-unreadable", { file: shown });
  };
  async function* streams(request: ParquetRequest) {
    await ask(request, "ready");
    for (;;) {
      const { stream } = await ask({ do: "next" }, "rows");
      if (stream === null) return;
      yield stream;
    }
  }
  const { schema, names, rows } = await ask({ do: "open", file }, "open");
  return {
    schema,
    names,
    rowCount: rows,
    rows: (columns) => streams({ do: "read", columns }),
    firstRow: (column) => streams({ do: "read first", column }),
    lastRows: (columns, rows) => streams({ do: "read last", columns, rows }),
    close: worker.end,
  };
}

/** Longest wait for an answer, which is one group of rows: reading a damaged file may have no end. */
const answerMilliseconds = 60_000;

function parquetWorker({ worker, end }: RunningWorker): {
  ask(request: ParquetRequest): Promise<ParquetAnswer>;
  end(): void;
} {
  const fault = { is: "fault" } as const;
  return {
    ask: (request) =>
      new Promise((resolve) => {
        const late = setTimeout(() => resolve(fault), answerMilliseconds);
        const answer = (given: ParquetAnswer) => {
          clearTimeout(late);
          resolve(given);
        };
        worker.onmessage = ({ data }: MessageEvent<ParquetAnswer>) => answer(data);
        worker.onerror = (event) => {
          event.preventDefault();
          answer(fault);
        };
        worker.postMessage(request);
      }),
    end,
  };
}

function isA<Is extends ParquetAnswer["is"]>(
  answer: ParquetAnswer,
  is: Is,
): answer is Extract<ParquetAnswer, { readonly is: Is }> {
  return answer.is === is;
}
