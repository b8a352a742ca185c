import { type ByteSource, readBytes } from "./byte-source.ts";
import { Bytes, type Damaged } from "./bytes.ts";

const chunkBytes = 1 << 16;

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

  /** Of the numbers in what `take` gives. */
  set isLittleEndian(isLittleEndian: boolean) {
    this.#isLittleEndian = isLittleEndian;
  }

  async take(length: number): Promise<Bytes> {
    const end = this.#at + length;
    if (length < 0 || end > Math.min(this.#source.size, this.#endMax)) throw this.#damaged();
    if (end > this.#heldAt + this.#held.length) {
      this.#held = await readBytes(this.#source, this.#at, Math.max(length, chunkBytes));
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
