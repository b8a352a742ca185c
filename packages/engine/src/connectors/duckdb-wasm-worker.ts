import { freeMemory } from "./freed-memory.ts";
import { type LentFile, type LentSlice, sizeOf, sliceOf } from "./lent-file.ts";

/*
 * Runs before DuckDB's own script, in its worker. From then on DuckDB fetches nothing, prints nothing, and reads the files
 * that it is lent as the page does.
 */

// It prints the errors of statements, which quote data.
for (const name of ["log", "debug", "info", "warn", "error"] as const) console[name] = () => undefined;

globalThis.fetch = async () => new Response();

/** The compiled module, which comes first and which DuckDB would fetch; or a request of `AsyncDuckDB`. */
type Message = WebAssembly.Module | { readonly type: string } | LendRequest;

interface LendRequest {
  readonly type: "REGISTER_FILE_HANDLE";
  readonly data: [path: string, file: LentFile | DuckDbFile, ...unknown[]];
}

/** All that DuckDB asks of a `File`; it gives slices to a `FileReaderSync`. */
interface DuckDbFile {
  readonly size: number;
  slice(start: number, end: number): LentSlice;
}

addEventListener("message", (event: MessageEvent<Message>) => {
  const { data: message } = event;
  if (message instanceof WebAssembly.Module) {
    event.stopImmediatePropagation();
    WebAssembly.instantiateStreaming = async (_, imports) => ({
      module: message,
      instance: await WebAssembly.instantiate(message, imports),
    });
  } else if (isLendRequest(message)) {
    const [, file] = message.data;
    if ("blob" in file)
      message.data[1] = { size: sizeOf(file), slice: (start, end) => sliceOf(file, start, end) };
  }
});

function isLendRequest(message: { readonly type: string }): message is LendRequest {
  return message.type === "REGISTER_FILE_HANDLE";
}

/** Of workers, which the types of pages do not have. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

const reader = new FileReaderSync();
/** DuckDB copies what it reads before it reads again. */
let last = new ArrayBuffer(0);

Object.assign(globalThis, {
  FileReaderSync: class {
    readAsArrayBuffer({ blob, read }: LentSlice): ArrayBuffer {
      freeMemory(last);
      last = read(reader.readAsArrayBuffer(blob));
      return last;
    }
  },
});
