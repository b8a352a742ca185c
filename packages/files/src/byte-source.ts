/** Bytes at rest, read in any order: a `Blob` is one, and so is a file of the disk (`openFileSource`). */
export interface ByteSource {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** At most `length` bytes from `start`; fewer where the source ends before. */
export async function readBytes(source: ByteSource, start: number, length: number): Promise<Uint8Array> {
  const end = Math.min(source.size, start + length);
  if (start >= end) return new Uint8Array(0);
  return new Uint8Array(await source.slice(start, end).arrayBuffer());
}
