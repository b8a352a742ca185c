import { type ByteSource, readBytes } from "../byte-source.ts";
import { Bytes } from "../bytes.ts";
import { kindBySignature } from "../file-signature.ts";
import type { Refusal } from "../refusal.ts";
import { sasEncoding } from "./sas-encoding.ts";

/** What the first bytes of a SAS data set say of the others. */
export interface DataSetHeader {
  readonly isLittleEndian: boolean;
  /** Offsets and counts take 8 bytes rather than 4. */
  readonly is64Bit: boolean;
  readonly encoding: string;
  readonly headerBytes: number;
  readonly pageBytes: number;
  readonly pages: number;
  /** Written by Stat/Transfer, which leaves out a padding that SAS puts before the rows of a mixed page. */
  readonly isOfStatTransfer: boolean;
}

/** No SAS writes larger ones. */
const headerBytesMax = 1 << 24;
const pageBytesMax = 1 << 24;
const startBytes = 1024;

/**
 * @see Shotwell (2013), "SAS7BDAT Database Binary Format", section "SAS7BDAT Header"
 * @throws {VigieErrors} another kind of file, or one that is cut
 */
export async function readDataSetHeader(source: ByteSource, refusal: Refusal): Promise<DataSetHeader> {
  const start = await readBytes(source, 0, startBytes);
  const seen = kindBySignature(start);
  if (seen !== "sas7bdat") throw refusal.kindWrong(seen);
  if (start.length < startBytes) throw refusal.damaged("header");
  const isLittleEndian = start[37] === 1;
  const bytes = new Bytes(start, isLittleEndian, () => refusal.damaged("header"));
  if (bytes.ascii(156, 4) !== "DATA") throw refusal.kindWrong("sas_view");
  const is64Bit = start[32] === 0x33;
  const shift = start[35] === 0x33 ? 4 : 0;
  const headerBytes = bytes.uint32(196 + shift);
  const pageBytes = bytes.uint32(200 + shift);
  const pages = is64Bit ? bytes.int64(204 + shift) : bytes.uint32(204 + shift);
  if (
    headerBytes < startBytes ||
    headerBytes > headerBytesMax ||
    pageBytes < startBytes ||
    pageBytes > pageBytesMax
  )
    throw refusal.damaged("header");
  const expected = headerBytes + pages * pageBytes;
  if (source.size < expected) throw refusal.truncated(expected, source.size);
  const release = bytes.ascii(216 + shift + (is64Bit ? 4 : 0), 8);
  return {
    isLittleEndian,
    is64Bit,
    encoding: sasEncoding(bytes.uint8(70)),
    headerBytes,
    pageBytes,
    pages,
    isOfStatTransfer: /^[89]\.0000M0$/.test(release),
  };
}
