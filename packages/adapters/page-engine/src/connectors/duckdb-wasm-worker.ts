import { freeMemory, type LentFile, sizeOf, sliceOf } from "./lent-file.ts";
import type { ReadRange, WatchRequest } from "./reading-progress.ts";
import type { CopyRequest } from "./worker-copy.ts";

/*
 * Runs before DuckDB's own script, in its worker. From then on DuckDB fetches nothing, prints nothing, and reads the files
 * that it is lent as the page does.
 */

// It prints the errors of statements, which quote data.
for (const name of ["log", "debug", "info", "warn", "error"] as const) console[name] = () => undefined;

globalThis.fetch = async () => new Response();

/** The compiled module, which comes first and which DuckDB would fetch; or a request of `AsyncDuckDB`. */
type Message = WebAssembly.Module | CopyRequest | WatchRequest | LendRequest | { readonly type: "RUN_QUERY" };

interface LendRequest {
  readonly type: "REGISTER_FILE_HANDLE";
  /** `size`: of a copy, whose parts came before. */
  readonly data: [path: string, file: LentFile | { readonly size: number } | DuckDbFile, ...unknown[]];
}

/** All that DuckDB asks of a `File`; it gives slices to a `FileReaderSync`. */
interface DuckDbFile {
  readonly size: number;
  slice(start: number, end: number): ReadSlice;
}

interface ReadSlice {
  /** In a memory of its own. */
  bytes(): ArrayBuffer;
}

const copies = new Map<string, Uint8Array<ArrayBuffer>[]>();

addEventListener("message", (event: MessageEvent<Message>) => {
  const { data: message } = event;
  if (message instanceof WebAssembly.Module) {
    event.stopImmediatePropagation();
    WebAssembly.instantiateStreaming = async (_, imports) => ({
      module: message,
      instance: await WebAssembly.instantiate(message, imports),
    });
    return;
  }
  switch (message.type) {
    case "REGISTER_FILE_HANDLE":
      message.data[1] = duckDbFile(message.data[0], message.data[1]);
      return;
    case "COPY_PART":
      event.stopImmediatePropagation();
      copies.set(message.path, [...(copies.get(message.path) ?? []), message.part]);
      return;
    case "READ_COPY": {
      event.stopImmediatePropagation();
      const { path, start, end, port } = message;
      const bytes = bytesOfCopy(path, start, end);
      port.postMessage(bytes, [bytes]);
      return;
    }
    case "WATCH_READS":
      event.stopImmediatePropagation();
      watcher = message.port;
      return;
    case "FREE_COPY":
      event.stopImmediatePropagation();
      for (const { buffer } of copies.get(message.path) ?? []) freeMemory(buffer);
      copies.delete(message.path);
  }
});

function duckDbFile(path: string, file: LendRequest["data"][1]): DuckDbFile {
  if ("blob" in file)
    return {
      size: sizeOf(file),
      slice: (start, end) => {
        const { blob, read } = sliceOf(file, start, end);
        noteRange({ path, start, end, size: sizeOf(file) });
        return { bytes: () => read(reader.readAsArrayBuffer(blob)) };
      },
    };
  const { size } = file;
  return {
    size,
    slice: (start, end) => {
      noteRange({ path, start, end, size });
      return { bytes: () => bytesOfCopy(path, start, Math.min(end, size)) };
    },
  };
}

let watcher: MessagePort | null = null;
/** Read since `reportedAt`, and not reported yet. */
let unsaid: ReadRange | null = null;
let reportedAt = 0;

/** Ranges that follow each other are sent as one, ten times per second: DuckDB reads some thousands of them per second. */
function noteRange(range: ReadRange): void {
  if (watcher === null) return;
  const follows = unsaid !== null && unsaid.path === range.path && unsaid.end === range.start;
  if (unsaid !== null && !follows) watcher.postMessage(unsaid);
  unsaid = unsaid !== null && follows ? { ...range, start: unsaid.start } : range;
  const now = performance.now();
  if (now - reportedAt < reportMilliseconds && range.end < range.size) return;
  watcher.postMessage(unsaid);
  unsaid = null;
  reportedAt = now;
}

const reportMilliseconds = 100;

function bytesOfCopy(path: string, start: number, end: number): ArrayBuffer {
  const bytes = new Uint8Array(Math.max(0, end - start));
  let at = 0;
  for (const part of copies.get(path) ?? []) {
    const piece = part.subarray(Math.max(0, start - at), Math.max(0, end - at));
    if (piece.length > 0) bytes.set(piece, Math.max(0, at - start));
    at += part.length;
  }
  return bytes.buffer;
}

/** Known to workers; the types of pages do not have it. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

const reader = new FileReaderSync();
/** DuckDB copies what it reads before it reads again. */
let last = new ArrayBuffer(0);

Object.assign(globalThis, {
  FileReaderSync: class {
    readAsArrayBuffer(slice: ReadSlice): ArrayBuffer {
      freeMemory(last);
      last = slice.bytes();
      return last;
    }
  },
});
