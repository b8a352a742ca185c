import type { ByteSource } from "@vigie/files";
import { cp1252Range, utf8Of } from "@vigie/files/cp1252";
import type { ReadRange } from "./reading-progress.ts";

/** A file that the page lends: DuckDB and the page read it as UTF-8. Handed from worker to worker as it is. */
export interface LentFile {
  readonly blob: Blob;
  /** Where the characters of a file in CP1252 start: see `utf8Starts`. Null for one that is read as it is. */
  readonly utf8Starts: Float64Array | null;
}

/** Bytes, as it is read. */
export function sizeOf({ blob, utf8Starts }: LentFile): number {
  return utf8Starts?.at(-1) ?? blob.size;
}

/** A part of the blob that some bytes of a lent file are read from, and how. */
export interface LentSlice {
  readonly blob: Blob;
  /** @param bytes of `blob`; freed where they are not what it returns */
  read(bytes: ArrayBuffer): ArrayBuffer;
}

export function sliceOf(file: LentFile, start: number, endRequested: number): LentSlice {
  const { blob, utf8Starts } = file;
  const end = Math.min(endRequested, sizeOf(file));
  if (utf8Starts === null || start >= end) return { blob: blob.slice(start, end), read: (bytes) => bytes };
  const range = cp1252Range(utf8Starts, start, end);
  return {
    blob: blob.slice(range.start, range.end),
    read: (bytes) => {
      const { buffer } = utf8Of(new Uint8Array(bytes), range.utf8Length);
      freeMemory(bytes);
      const read = buffer.slice(range.before, range.before + end - start);
      freeMemory(buffer);
      return read;
    },
  };
}

/** @param onRead given each range once it is read */
export function sourceOf(file: LentFile, onRead: (range: Omit<ReadRange, "path">) => void): ByteSource {
  const size = sizeOf(file);
  const read = async (start: number, end: number) => {
    const slice = sliceOf(file, start, end);
    const bytes = slice.read(await slice.blob.arrayBuffer());
    onRead({ start, end, size });
    return bytes;
  };
  const source = freedSource(size, read);
  if (file.utf8Starts === null) return source;
  return { ...source, original: sourceOf({ ...file, utf8Starts: null }, onRead) };
}

/**
 * Gives back at once the memory of bytes that nobody reads any more. A browser would wait for its garbage collection, which counts
 * what scripts hold, not what they read: reading a file slice by slice, it keeps hundreds of megabytes of slices.
 */
export function freeMemory(bytes: ArrayBuffer): void {
  const { port1, port2 } = new MessageChannel();
  // What is handed over to nobody is freed; Chromium keeps what `transfer` detaches.
  port2.close();
  port1.postMessage(null, [bytes]);
  port1.close();
}

/** Bytes that are read into a memory of their own each time: what passes is freed once it has passed. */
export function freedSource(
  size: number,
  read: (start: number, end: number) => Promise<ArrayBuffer>,
): ByteSource {
  return {
    size,
    slice: (start, end) => ({ arrayBuffer: () => read(start, end) }),
    async *passing({ start, end, length }) {
      for (let at = start; at < end; at += length) {
        const bytes = await read(at, Math.min(end, at + length));
        yield new Uint8Array(bytes);
        freeMemory(bytes);
      }
    },
  };
}
