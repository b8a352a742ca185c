import type { Damaged } from "@vigie/files/adapter";

/** Writes a row that was compressed. */
export type Decompress = (packed: Uint8Array, row: Uint8Array, damaged: Damaged) => void;

/**
 * Runs of a byte: `COMPRESS=CHAR`, `SASYZCRL`. A command is in the upper half of a byte, the start of a length in the lower.
 * @see Shotwell (2013), "SAS7BDAT Database Binary Format", "RLE Compression"
 */
export const fromRuns: Decompress = (packed, row, damaged) => {
  let from = 0;
  let to = 0;
  const next = () => {
    const byte = packed[from++];
    if (byte === undefined) throw damaged();
    return byte;
  };
  const copy = (length: number) => {
    if (from + length > packed.length || to + length > row.length) throw damaged();
    row.set(packed.subarray(from, from + length), to);
    from += length;
    to += length;
  };
  const fill = (byte: number, length: number) => {
    if (to + length > row.length) throw damaged();
    row.fill(byte, to, to + length);
    to += length;
  };
  while (from < packed.length) {
    const control = next();
    const low = control & 0x0f;
    const command = control >> 4;
    switch (command) {
      case 0x0:
        copy(64 + low * 256 + next());
        break;
      case 0x4: {
        const length = 18 + low * 256 + next();
        fill(next(), length);
        break;
      }
      case 0x6:
        fill(0x20, 17 + low * 256 + next());
        break;
      case 0x7:
        fill(0, 17 + low * 256 + next());
        break;
      case 0x8:
      case 0x9:
      case 0xa:
      case 0xb:
        copy(1 + (command - 8) * 16 + low);
        break;
      case 0xc:
        fill(next(), 3 + low);
        break;
      case 0xd:
        fill(0x40, 2 + low);
        break;
      case 0xe:
        fill(0x20, 2 + low);
        break;
      case 0xf:
        fill(0, 2 + low);
        break;
      default:
        throw damaged();
    }
  }
  if (to !== row.length) throw damaged();
};

/**
 * Ross’s method: `COMPRESS=BINARY`, `SASYZCR2`. Each bit of a 16-bit word says whether a byte or a command follows.
 * @see Ross (1992), "A simple data-compression technique", The C Users Journal 10
 */
export const fromRoss: Decompress = (packed, row, damaged) => {
  let from = 0;
  let to = 0;
  const next = () => {
    const byte = packed[from++];
    if (byte === undefined) throw damaged();
    return byte;
  };
  const fill = (byte: number, length: number) => {
    if (to + length > row.length) throw damaged();
    row.fill(byte, to, to + length);
    to += length;
  };
  const copyBack = (back: number, length: number) => {
    if (back > to || to + length > row.length) throw damaged();
    for (let count = 0; count < length; count++, to++) row[to] = row[to - back] ?? 0;
  };
  while (from < packed.length) {
    const word = next() * 256 + next();
    for (let bit = 0x8000; bit > 0 && from < packed.length; bit >>= 1) {
      if ((word & bit) === 0) {
        if (to >= row.length) throw damaged();
        row[to++] = next();
        continue;
      }
      const command = next();
      const low = command & 0x0f;
      const kind = command >> 4;
      const second = next();
      if (kind === 0) fill(second, 3 + low);
      else if (kind === 1) fill(next(), 19 + low + second * 16);
      else if (kind === 2) copyBack(3 + low + second * 16, 16 + next());
      else copyBack(3 + low + second * 16, kind);
    }
  }
  if (to !== row.length) throw damaged();
};
