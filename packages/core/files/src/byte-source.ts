import { Bytes, type Damaged } from "./bytes.ts";

/** Bytes at rest, read in any order: a `Blob` is one, and so is a file of the disk (`openFileSource`). */
export interface ByteSource {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
  /**
   * The bytes in chunks of that length, the last one shorter, that one memory serves in turn: each is searched by the platform,
   * where it can, and read no more once the next is asked for.
   */
  passing?(range: ByteRange): AsyncIterable<Uint8Array>;
  /** The bytes before they were recoded, where they are: those of ASCII are the same, in the same order. */
  readonly original?: ByteSource;
  /** What they hold as a gzip, where the platform decompresses it faster than we do: see `gunzipped`. */
  gunzip?(): AsyncIterable<Uint8Array>;
}

export interface ByteRange {
  readonly start: number;
  readonly end: number;
  /** Length of a chunk, in bytes. */
  readonly length: number;
}

/** At most `length` bytes from `start`; fewer where the source ends before. */
export async function readBytes(source: ByteSource, start: number, length: number): Promise<Uint8Array> {
  const end = Math.min(source.size, start + length);
  if (start < 0 || start >= end) return new Uint8Array(0);
  return new Uint8Array(await source.slice(start, end).arrayBuffer());
}

const chunkBytes = 1 << 20;

/** All the bytes from `start` to `end`, one chunk after the other. */
export async function* byteChunks(
  source: ByteSource,
  { start = 0, end = source.size, length = chunkBytes }: Partial<ByteRange> = {},
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += length) {
    const chunk = await readBytes(source, at, Math.min(length, end - at));
    if (chunk.length === 0) return;
    yield chunk;
  }
}

/** As `byteChunks`, but the memory of a chunk may be reused for the next. */
export function passingChunks(
  source: ByteSource,
  { start = 0, end = source.size, length = chunkBytes }: Partial<ByteRange> = {},
): AsyncIterable<Uint8Array> {
  const range = { start, end: Math.min(end, source.size), length };
  return source.passing?.(range) ?? byteChunks(source, range);
}

const readAheadBytes = 1 << 16;

/** Reads a source sequentially, holding one chunk in memory. */
export class ByteCursor {
  readonly #source: ByteSource;
  readonly #endMax: number;
  readonly #damaged: Damaged;
  #isLittleEndian = true;
  #held: Uint8Array = new Uint8Array(0);
  #heldAt = 0;
  #at: number;

  /** @param endMax position that reading may not pass: a header has a bound, whatever its counts say */
  constructor(
    source: ByteSource,
    {
      start,
      endMax,
      damaged,
    }: { readonly start: number; readonly endMax: number; readonly damaged: Damaged },
  ) {
    this.#source = source;
    this.#at = start;
    this.#heldAt = start;
    this.#endMax = endMax;
    this.#damaged = damaged;
  }

  get position(): number {
    return this.#at;
  }

  /** Order of the bytes of the numbers in what `take` gives. */
  set isLittleEndian(isLittleEndian: boolean) {
    this.#isLittleEndian = isLittleEndian;
  }

  async take(length: number): Promise<Bytes> {
    const end = this.#at + length;
    if (length < 0 || end > Math.min(this.#source.size, this.#endMax)) throw this.#damaged();
    if (end > this.#heldAt + this.#held.length) {
      this.#held = await readBytes(this.#source, this.#at, Math.max(length, readAheadBytes));
      this.#heldAt = this.#at;
    }
    const from = this.#at - this.#heldAt;
    this.#at = end;
    return new Bytes(this.#held.subarray(from, from + length), this.#isLittleEndian, this.#damaged);
  }

  skip(length: number): void {
    if (length < 0) throw this.#damaged();
    this.#at += length;
    if (this.#at > Math.min(this.#source.size, this.#endMax)) throw this.#damaged();
    if (this.#at > this.#heldAt + this.#held.length) {
      this.#held = new Uint8Array(0);
      this.#heldAt = this.#at;
    }
  }
}
