/*
 * A file in CP1252 read as UTF-8 at any position, without a copy: it is enough to know where some of its bytes stand once they
 * are written in UTF-8, which takes one to three bytes for each.
 */

/** Bytes of CP1252 in a block. */
export const blockBytes = 1 << 16;

/** Bytes of a file in CP1252 that hold a part of it in UTF-8. */
export interface Cp1252Range {
  readonly start: number;
  /** The file may end before. */
  readonly end: number;
  /** Length of all these bytes in UTF-8. */
  readonly utf8Length: number;
  /** Bytes of UTF-8 before the part. */
  readonly before: number;
}

/** @param starts `utf8Starts`; the part in UTF-8 is from `start` to `end`, which is after it */
export function cp1252Range(starts: Float64Array, start: number, end: number): Cp1252Range {
  const first = blockAt(starts, start);
  const next = blockAt(starts, end - 1) + 1;
  const begin = starts[first] ?? 0;
  return {
    start: first * blockBytes,
    end: next * blockBytes,
    utf8Length: (starts[next] ?? begin) - begin,
    before: start - begin,
  };
}

/** The block in which a position of UTF-8 is. */
function blockAt(starts: Float64Array, position: number): number {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

const letters = Uint16Array.from(
  new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
  (letter) => letter.charCodeAt(0),
);
const widths = letters.map((letter) => (letter < 0x80 ? 1 : letter < 0x800 ? 2 : 3));

/*
 * Every byte of a large file passes through these loops: over positions, V8 makes them nine times as fast as over values, and the
 * second is twice as fast as a `TextEncoder` after a `TextDecoder`.
 */

export function utf8Length(bytes: Uint8Array): number {
  let length = 0;
  for (let at = 0; at < bytes.length; at++) length += widths[bytes[at] ?? 0] ?? 0;
  return length;
}

/** @param length of the bytes in UTF-8 */
export function utf8Of(cp1252: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const utf8 = new Uint8Array(length);
  let written = 0;
  for (let at = 0; at < cp1252.length; at++) {
    const byte = cp1252[at] ?? 0;
    if (byte < 0x80) {
      utf8[written++] = byte;
      continue;
    }
    const letter = letters[byte] ?? 0;
    if (letter < 0x800) utf8[written++] = 0xc0 | (letter >> 6);
    else {
      utf8[written++] = 0xe0 | (letter >> 12);
      utf8[written++] = 0x80 | ((letter >> 6) & 0x3f);
    }
    utf8[written++] = 0x80 | (letter & 0x3f);
  }
  return utf8;
}
