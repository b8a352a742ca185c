import { type ByteSource, Bytes, kindBySignature, readBytes } from "@vigie/files/adapter";
import type { Refusal } from "../refusal.ts";

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

/**
 * Encodings of SAS by their number in the header of a data set, as the Encoding standard labels them; those that it lacks
 * bear the name SAS gives them.
 * @see SAS 9.4 National Language Support: Reference, "SBCS, DBCS, and Unicode Encoding Values"; numbers as listed by
 *   ReadStat and pandas
 */
const labels: Readonly<Record<number, string>> = {
  0: "windows-1252",
  20: "utf-8",
  28: "us-ascii",
  29: "iso-8859-1",
  30: "iso-8859-2",
  31: "iso-8859-3",
  32: "iso-8859-4",
  33: "iso-8859-5",
  34: "iso-8859-6",
  35: "iso-8859-7",
  36: "iso-8859-8",
  37: "iso-8859-9",
  38: "iso-8859-10",
  39: "windows-874",
  40: "iso-8859-15",
  41: "cp437",
  42: "cp850",
  43: "cp852",
  44: "cp857",
  45: "cp858",
  46: "cp862",
  47: "cp864",
  48: "cp865",
  49: "ibm866",
  50: "cp869",
  51: "windows-874",
  60: "windows-1250",
  61: "windows-1251",
  62: "windows-1252",
  63: "windows-1253",
  64: "windows-1254",
  65: "windows-1255",
  66: "windows-1256",
  67: "windows-1257",
  68: "windows-1258",
  69: "macintosh",
  118: "big5",
  123: "big5",
  125: "gb18030",
  126: "gbk",
  134: "euc-jp",
  138: "shift_jis",
  140: "euc-kr",
  141: "euc-kr",
  142: "euc-kr",
  204: "windows-1252",
  205: "gb18030",
  227: "iso-8859-14",
  242: "iso-8859-13",
};

function sasEncoding(number: number): string {
  return labels[number] ?? `SAS ${number}`;
}
