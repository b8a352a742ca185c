import type { ByteSource } from "@vigie/files";
import { freedSource } from "./lent-file.ts";

/**
 * Copies of files live in DuckDB's worker, where both it and the page read them: unlike a Blob, which waits for a collection in
 * each worker that knew it, their memory is given back when they are erased, and the browser never writes them to the disk.
 */
export type CopyRequest =
  | { readonly type: "COPY_PART"; readonly path: string; readonly part: Uint8Array<ArrayBuffer> }
  | {
      readonly type: "READ_COPY";
      readonly path: string;
      readonly start: number;
      readonly end: number;
      /** Answered with an `ArrayBuffer`. */
      readonly port: MessagePort;
    }
  | { readonly type: "FREE_COPY"; readonly path: string };

/** DuckDB's worker, where `duckdb-wasm-worker.ts` answers. */
type CopyKeeper = Pick<Worker, "postMessage">;

const partBytes = 1 << 22;

/**
 * Hands a text over to the worker, in UTF-8, part after part.
 * @returns its bytes
 * @throws an error of the text, or of the browser where it has no more memory; the parts before it are freed
 */
export async function copyTo(
  worker: CopyKeeper,
  path: string,
  text: AsyncIterable<string | Uint8Array>,
): Promise<number> {
  let size = 0;
  let part = new Uint8Array(partBytes);
  let filled = 0;
  const hand = (bytes: Uint8Array<ArrayBuffer>) => {
    size += bytes.length;
    ask(worker, { type: "COPY_PART", path, part: bytes }, [bytes.buffer]);
  };
  const next = () => {
    hand(part.subarray(0, filled));
    part = new Uint8Array(partBytes);
    filled = 0;
  };
  try {
    for await (const piece of text)
      for (let rest = piece; rest.length > 0; ) {
        const { read, written } = writeInto(part.subarray(filled), rest);
        filled += written;
        rest = typeof rest === "string" ? rest.slice(read) : rest.subarray(read);
        if (rest.length > 0) next();
      }
    hand(part.slice(0, filled));
    return size;
  } catch (error) {
    freeCopy(worker, path);
    throw error;
  }
}

const encoder = new TextEncoder();

function writeInto(
  room: Uint8Array,
  piece: string | Uint8Array,
): { readonly read: number; readonly written: number } {
  if (typeof piece === "string") return encoder.encodeInto(piece, room);
  const fitting = piece.subarray(0, room.length);
  room.set(fitting);
  return { read: fitting.length, written: fitting.length };
}

export function freeCopy(worker: CopyKeeper, path: string): void {
  ask(worker, { type: "FREE_COPY", path });
}

export function copySource(worker: CopyKeeper, path: string, size: number): ByteSource {
  return freedSource(
    size,
    (start, end) =>
      new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
          port1.close();
          done(data);
        };
        ask(worker, { type: "READ_COPY", path, start, end: Math.min(end, size), port: port2 }, [port2]);
      }),
  );
}

function ask(worker: CopyKeeper, request: CopyRequest, handed: Transferable[] = []): void {
  worker.postMessage(request, handed);
}
