/** Bytes laid out by position, in one byte order, for the files that tests write. */
export class ByteWriter {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  readonly #isLittleEndian: boolean;

  constructor(length: number, isLittleEndian: boolean) {
    this.bytes = new Uint8Array(length);
    this.#view = new DataView(this.bytes.buffer);
    this.#isLittleEndian = isLittleEndian;
  }

  uint8(at: number, number: number): this {
    this.#view.setUint8(at, number);
    return this;
  }

  uint16(at: number, number: number): this {
    this.#view.setUint16(at, number, this.#isLittleEndian);
    return this;
  }

  int32(at: number, number: number): this {
    this.#view.setInt32(at, number, this.#isLittleEndian);
    return this;
  }

  uint32(at: number, number: number): this {
    this.#view.setUint32(at, number, this.#isLittleEndian);
    return this;
  }

  int64(at: number, number: number): this {
    this.#view.setBigInt64(at, BigInt(number), this.#isLittleEndian);
    return this;
  }

  float64(at: number, number: number): this {
    this.#view.setFloat64(at, number, this.#isLittleEndian);
    return this;
  }

  put(at: number, bytes: Uint8Array): this {
    this.bytes.set(bytes, at);
    return this;
  }

  ascii(at: number, text: string): this {
    return this.put(
      at,
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    );
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Text in UTF-8, or one byte per letter, padded with spaces to a length. */
export function padded(text: string, length: number, encoding: "utf-8" | "latin1" = "utf-8"): Uint8Array {
  const bytes =
    encoding === "utf-8"
      ? new TextEncoder().encode(text)
      : Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const whole = new Uint8Array(length).fill(0x20);
  whole.set(bytes.subarray(0, length));
  return whole;
}
