import { type ByteSource, readBytes } from "../byte-source.ts";
import { Bytes } from "../bytes.ts";

/** A file of a zip, as the directory describes it: what it says is checked when the file is read. */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly crc: number;
  /** Position of its local header. */
  readonly headerAt: number;
}

const endLength = 22;
const commentMax = 0xffff;
/** Greatest size of a directory, in bytes: a workbook has a few hundred parts. */
const directoryMax = 1 << 24;
const entryLength = 46;

/**
 * The files of a zip by name, from the directory at its end; where a name is there twice, the last one.
 * @throws {ZipDamaged} not a zip, or not a whole one
 * @see PKWARE, .ZIP File Format Specification 6.3.10, sections 4.3.12 to 4.3.16 and 4.5.3
 */
export async function zipDirectory(source: ByteSource): Promise<ReadonlyMap<string, ZipEntry>> {
  const { count, start, length } = await directoryPlace(source);
  if (length > directoryMax || start + length > source.size) throw damaged();
  const bytes = new Bytes(await readBytes(source, start, length), true, damaged);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let read = 0; read < count; read++) {
    if (bytes.uint32(at) !== 0x02014b50) throw damaged();
    const nameLength = bytes.uint16(at + 28);
    const extraLength = bytes.uint16(at + 30);
    const name = nameOf(bytes.part(at + entryLength, nameLength));
    const extra = bytes.inner(at + entryLength + nameLength, extraLength);
    entries.set(name, entryAt(bytes.inner(at, entryLength), name, extra));
    at += entryLength + nameLength + extraLength + bytes.uint16(at + 32);
  }
  return entries;
}

interface Place {
  readonly count: number;
  readonly start: number;
  readonly length: number;
}

async function directoryPlace(source: ByteSource): Promise<Place> {
  const tailAt = Math.max(0, source.size - endLength - commentMax);
  const tail = new Bytes(await readBytes(source, tailAt, endLength + commentMax), true, damaged);
  for (let at = tail.length - endLength; at >= 0; at--) {
    if (tail.uint32(at) !== 0x06054b50 || tail.uint16(at + 20) !== tail.length - at - endLength) continue;
    const place = { count: tail.uint16(at + 10), length: tail.uint32(at + 12), start: tail.uint32(at + 16) };
    const isLarge = place.count === 0xffff || place.length === 0xffffffff || place.start === 0xffffffff;
    return isLarge && at >= 20 ? largePlace(source, tail, at - 20) : place;
  }
  throw damaged();
}

/** Place of the directory of a zip past 4 GB or 65 535 files, whose numbers stand elsewhere. */
async function largePlace(source: ByteSource, tail: Bytes, locatorAt: number): Promise<Place> {
  if (tail.uint32(locatorAt) !== 0x07064b50) throw damaged();
  const end = new Bytes(await readBytes(source, tail.int64(locatorAt + 8), 56), true, damaged);
  if (end.uint32(0) !== 0x06064b50) throw damaged();
  return { count: end.int64(32), length: end.int64(40), start: end.int64(48) };
}

function entryAt(bytes: Bytes, name: string, extra: Bytes): ZipEntry {
  const wide = wideNumbers(extra);
  const number = (at: number) => {
    const value = bytes.uint32(at);
    return value === 0xffffffff ? wide() : value;
  };
  // In the order in which the extra field has those that are too large.
  const size = number(24);
  const compressedSize = number(20);
  const headerAt = number(42);
  return {
    name,
    isEncrypted: (bytes.uint16(8) & 1) !== 0,
    method: bytes.uint16(10),
    crc: bytes.uint32(16),
    compressedSize,
    size,
    headerAt,
  };
}

/** The numbers of 64 bits of an entry, one after the other. */
function wideNumbers(extra: Bytes): () => number {
  let at = 0;
  while (at + 4 <= extra.length && extra.uint16(at) !== 0x0001) at += 4 + extra.uint16(at + 2);
  let next = at + 4;
  return () => {
    next += 8;
    return extra.int64(next - 8);
  };
}

function nameOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
}

function damaged(): ZipDamaged {
  return new ZipDamaged("a zip that contradicts itself");
}

/** A zip that is cut, encrypted, of an unread variant, or that contradicts itself. */
export class ZipDamaged extends Error {}
