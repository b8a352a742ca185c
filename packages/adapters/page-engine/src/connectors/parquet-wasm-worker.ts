import { initSync, ParquetFile, type ReaderOptions } from "parquet-wasm/esm";

/*
 * Runs in a worker of its own: parquet-wasm stops at a damaged page by a trap, which no promise reports but the worker's own
 * error does, and after which it cannot be used again; and its memory goes back with the worker.
 */

/** After the compiled module; one at a time: each is answered before the next is sent. */
export type ParquetRequest =
  | { readonly do: "open"; readonly file: Blob }
  | { readonly do: "read"; readonly columns: readonly string[] }
  | { readonly do: "read first"; readonly column: string }
  | { readonly do: "read last"; readonly columns: readonly string[]; readonly rows: number }
  | { readonly do: "next" };

/** Rows are streams of Arrow; null after the last. */
export type ParquetAnswer =
  | {
      readonly is: "open";
      readonly schema: Uint8Array;
      readonly names: readonly string[];
      readonly rows: number;
    }
  | { readonly is: "ready" }
  | { readonly is: "rows"; readonly stream: Uint8Array | null }
  | { readonly is: "fault" };

/** Rows given at once, as many as in DuckDB's own row groups: each time costs DuckDB some 25 ms. */
const rowsAtOnce = 122_880;

/** Group of rows of a file. */
interface RowGroup {
  readonly at: number;
  readonly rows: number;
}

let file: ParquetFile | null = null;
let groups: readonly RowGroup[] = [];
let reading: AsyncGenerator<Uint8Array> | null = null;

addEventListener("message", ({ data }: MessageEvent<WebAssembly.Module | ParquetRequest>) => {
  if (data instanceof WebAssembly.Module) {
    initSync({ module: data });
    return;
  }
  answerTo(data).then(
    (answer) => postMessage(answer),
    () => postMessage({ is: "fault" } satisfies ParquetAnswer),
  );
});

async function answerTo(request: ParquetRequest): Promise<ParquetAnswer> {
  if (request.do === "open") {
    file = await ParquetFile.fromFile(request.file);
    const found = file.metadata().rowGroups();
    groups = found.map((group, at) => ({ at, rows: group.numRows() }));
    const rows = groups.reduce((sum, group) => sum + group.rows, 0);
    const names = new Set(found[0]?.columns().flatMap((column) => column.columnPath().slice(0, 1)));
    return { is: "open", schema: file.schema().intoIPCStream(), names: [...names], rows };
  }
  if (file === null) throw new RangeError("no file is open");
  switch (request.do) {
    case "read":
      reading = rowsOf(file, request.columns);
      return { is: "ready" };
    case "read first":
      reading = firstRowOf(file, request.column);
      return { is: "ready" };
    case "read last":
      reading = lastRowsOf(file, request);
      return { is: "ready" };
    case "next":
      return { is: "rows", stream: (await reading?.next())?.value ?? null };
    default:
      return request satisfies never;
  }
}

async function* rowsOf(from: ParquetFile, columns: readonly string[]): AsyncGenerator<Uint8Array> {
  const options = { batchSize: rowsAtOnce, concurrency: 1, columns: [...columns] };
  for (const some of batches(groups)) {
    const rowGroups = some.map(({ at }) => at);
    if (some.length > 1) yield (await from.read({ ...options, rowGroups })).intoIPCStream();
    else yield* streamed(from, { ...options, rowGroups });
  }
}

/** A row group may hold a whole file: it is decoded piece by piece. */
async function* streamed(from: ParquetFile, options: ReaderOptions): AsyncGenerator<Uint8Array> {
  const reader = (await from.stream(options)).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read())
    yield next.value.intoIPCStream();
}

/** Neighbours that are small are read at once. */
function batches(all: readonly RowGroup[]): readonly (readonly RowGroup[])[] {
  const parts: RowGroup[][] = [];
  let rows = 0;
  for (const group of all) {
    rows += group.rows;
    const last = parts.at(-1);
    if (last !== undefined && rows <= rowsAtOnce) last.push(group);
    else {
      parts.push([group]);
      rows = group.rows;
    }
  }
  return parts;
}

async function* firstRowOf(from: ParquetFile, column: string): AsyncGenerator<Uint8Array> {
  yield (await from.read({ columns: [column], rowGroups: [0], limit: 1 })).intoIPCStream();
}

async function* lastRowsOf(
  from: ParquetFile,
  { columns, rows: most }: { readonly columns: readonly string[]; readonly rows: number },
): AsyncGenerator<Uint8Array> {
  let rows = 0;
  let first = groups.length;
  while (first > 0 && rows < most) rows += groups[--first]?.rows ?? 0;
  if (rows === 0) return;
  const rowGroups = groups.slice(first).map(({ at }) => at);
  const offset = Math.max(0, rows - most);
  yield (await from.read({ columns: [...columns], rowGroups, offset, limit: most })).intoIPCStream();
}
