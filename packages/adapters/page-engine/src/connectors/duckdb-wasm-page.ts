import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from "@duckdb/duckdb-wasm";
import { writeLiteral } from "@vigie/engine/adapter";
import { type ByteSource, type FileStore, utf8Starts } from "@vigie/files";
import type { InputFile } from "@vigie/mapping";
import { duckdbWasm } from "../dialect.ts";
import { lockedSettings, openDuckDbWasmDatabase, type WasmDatabase } from "./duckdb-wasm.ts";
import { type LentFile, sourceOf } from "./lent-file.ts";
import { openPageParquet } from "./parquet-wasm.ts";
import { type ReadingProgress, watchedReads } from "./reading-progress.ts";
import { copySource, copyTo, freeCopy } from "./worker-copy.ts";
import type { RunningWorker } from "./workers.ts";

/** What a page may do with DuckDB. */
export interface PageOptions {
  /** As DuckDB writes it. WebAssembly holds 4 GB at most, of which DuckDB does not count all that it takes. */
  readonly memoryLimit?: string;
  /** Starts the worker of `parquet-wasm-worker.ts`, where a Parquet file is opened; a page without it refuses the file. */
  readonly startParquet?: () => RunningWorker;
}

/** DuckDB in a worker of its own, for as long as the page wants it. */
export interface PageDuckDb {
  /** A session, for one run at a time: once it was interrupted, another is opened. */
  session(): Promise<WasmDatabase>;
  readonly files: PageFiles;
  /** Ends the worker, and gives its memory back. */
  close(): Promise<void>;
}

/** The files that statements may read, slice by slice: none is whole in memory. */
export interface PageFiles extends FileStore {
  /** @returns the path under which statements, and this store, find the file */
  lend(file: Blob): Promise<string>;
  /**
   * Says how far these files are read, from now on: by statements, and through this store. Those that are not read from their
   * start to their end, as workbooks and Parquet, cannot be followed.
   * @returns ends it
   */
  watch(paths: readonly string[], onReading: (reading: ReadingProgress) => void): () => void;
}

/**
 * Starts DuckDB, which may then read the files that it is lent, and nothing else of the machine or the network.
 * @param startDuckDb starts the worker of `duckdb-wasm-worker.ts` followed by DuckDB's own script
 */
export async function openPageDuckDb(
  startDuckDb: () => RunningWorker,
  { memoryLimit = "2500MB", startParquet }: PageOptions = {},
): Promise<PageDuckDb> {
  const { worker, end } = startDuckDb();
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  await database.instantiate("about:blank");
  await database.open({ path: ":memory:", query: { queryPollingInterval: pollingMilliseconds } });
  const connection = await database.connect();
  for (const setting of lockedSettings(folder, memoryLimit))
    await connection.query(writeLiteral(setting, duckdbWasm));
  await connection.close();
  const { blobs, files } = lentFiles(database, worker);
  return {
    session: async () => {
      const session = openDuckDbWasmDatabase(await database.connect());
      if (startParquet === undefined) return session;
      const openParquet = async (file: InputFile) =>
        openPageParquet(file, blobs(file.path), { database: session, startParquet });
      return { ...session, openParquet };
    },
    files,
    close: async () => {
      await database.terminate();
      end();
    },
  };
}

const folder = "/lent/";

function lentFiles(
  database: AsyncDuckDB,
  worker: Worker,
): {
  readonly files: PageFiles;
  readonly blobs: (path: string) => Blob;
} {
  const lent = new Map<string, LentFile>();
  const copies = new Map<string, ByteSource>();
  let paths = 0;
  // DuckDB of a page takes a path for a pattern: every file whose path begins so would be read.
  const newPath = () => `${folder}${String(++paths).padStart(9, "0")}`;
  const register = (path: string, file: LentFile | { readonly size: number }) =>
    database.registerFileHandle(path, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  /** Path of the file that each copy was made of. */
  const origins = new Map<string, string>();
  const reads = watchedReads(worker, (path) => {
    const lentPath = origins.get(path) ?? path;
    const file = lent.get(lentPath);
    return file === undefined ? null : { path: lentPath, size: file.blob.size };
  });
  const fileAt = (path: string) => {
    const file = lent.get(path);
    if (file === undefined) throw new DOMException("no file was lent under this path", "NotFoundError");
    return file;
  };
  const sourceAt = (path: string) => sourceOf(fileAt(path), (range) => reads.note({ ...range, path }));
  const lend = async (file: LentFile) => {
    const path = newPath();
    await register(path, file);
    lent.set(path, file);
    return path;
  };
  const files: PageFiles = {
    lend: (blob) => lend({ blob, utf8Starts: null }),
    open: async (path) => ({ ...(copies.get(path) ?? sourceAt(path)), close: async () => undefined }),
    copy: async (text, origin) => {
      if (origin?.isOnlyRecoded) {
        const { path, shown } = origin.file;
        const copy = await lend({ ...fileAt(path), utf8Starts: await utf8Starts(sourceAt(path), shown) });
        origins.set(copy, path);
        return copy;
      }
      const path = newPath();
      if (origin !== undefined) origins.set(path, origin.file.path);
      const size = await copyTo(worker, path, text);
      await register(path, { size });
      copies.set(path, copySource(worker, path, size));
      return path;
    },
    watch: reads.watch,
    erase: async (path) => {
      origins.delete(path);
      if (lent.delete(path)) await database.dropFile(path);
      else if (copies.delete(path)) {
        await database.dropFile(path);
        freeCopy(worker, path);
      }
    },
  };
  return { files, blobs: (path) => fileAt(path).blob };
}

/** Between two looks at whether a statement was cancelled. */
const pollingMilliseconds = 100;
