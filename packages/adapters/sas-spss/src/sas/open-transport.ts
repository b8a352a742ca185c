import { ByteCursor, type ByteSource, type Bytes, kindBySignature, readBytes } from "@vigie/files/adapter";
import type { Refusal } from "../refusal.ts";
import {
  nothingMissing,
  type RowBlock,
  type StatisticalTable,
  type StoredColumn,
} from "../statistical-table.ts";
import { textDecoding, withoutPadding } from "../text-decoding.ts";
import { ibmNumber, valueTypeOf } from "./sas-number.ts";

const recordBytes = 80;
const headerBytesMax = 16_000_000;

/**
 * A SAS transport file (`.xpt`) of version 5 or 8, with one table. It says neither its encoding nor the number of its
 * rows: blanks fill its last record, so empty rows at the end cannot be distinguished from padding.
 * @see SAS Technical Support TS-140, for version 5, and "The Record Layout of a SAS Version 8 or 9 Data Set in SAS
 *   Transport Format"
 * @throws {VigieErrors} another kind of file, one that is cut or damaged, or several tables
 */
export async function openTransport(
  source: ByteSource,
  encoding: string,
  refusal: Refusal,
): Promise<StatisticalTable> {
  const seen = kindBySignature(await readBytes(source, 0, recordBytes));
  if (seen !== "xpt") throw refusal.kindWrong(seen);
  if (source.size % recordBytes !== 0)
    throw refusal.truncated(Math.ceil(source.size / recordBytes) * recordBytes, source.size);
  const endMax = Math.min(source.size, headerBytesMax);
  const damaged = () =>
    source.size > headerBytesMax ? refusal.headerTooLarge(headerBytesMax) : refusal.damaged("header");
  const cursor = new ByteCursor(source, { start: 0, endMax, damaged });
  cursor.isLittleEndian = false;
  const columns = await readColumns({ cursor, decode: decoder(encoding, refusal), damaged, refusal });
  const rowBytes = columns.reduce((sum, { length }) => sum + length, 0);
  return {
    columns: columns.map(({ column }) => column),
    encoding,
    declaresEncoding: false,
    epoch: "sas",
    declaredRows: null,
    blocks: () => rowBlocks(source, { start: cursor.position, rowBytes, refusal }),
  };
}

interface Read {
  readonly cursor: ByteCursor;
  readonly decode: (bytes: Uint8Array) => string;
  readonly damaged: () => Error;
  readonly refusal: Refusal;
}

function decoder(encoding: string, refusal: Refusal): (bytes: Uint8Array) => string {
  const decoding = textDecoding(encoding);
  return (bytes) => {
    const text = decoding.decode(bytes, false);
    if (text === null) throw refusal.textUndecodable("", encoding, null);
    return withoutPadding(text);
  };
}

interface Placed {
  readonly column: StoredColumn;
  readonly length: number;
}

async function readColumns(read: Read): Promise<readonly Placed[]> {
  const { cursor } = read;
  const library = await headerRecord(read, ["LIBRARY", "LIBV8"]);
  cursor.skip(2 * recordBytes);
  const member = await headerRecord(read, ["MEMBER", "MEMBV8"]);
  const descriptionBytes = Number(member.text.slice(74, 78));
  if (descriptionBytes !== 140 && descriptionBytes !== 136) throw read.damaged();
  await headerRecord(read, ["DSCRPTR", "DSCPTV8"]);
  cursor.skip(2 * recordBytes);
  const names = await headerRecord(read, ["NAMESTR", "NAMSTV8"]);
  const count = Number(names.text.slice(53, 58));
  if (!Number.isInteger(count)) throw read.damaged();
  read.refusal.checkWidth(count);
  const described: Described[] = [];
  for (let at = 0; at < count; at++)
    described.push(describedIn(await cursor.take(descriptionBytes), library.name === "LIBV8", read));
  skipRecord(cursor);
  const next = await headerRecord(read, ["OBS", "OBSV8", "LABELV8", "LABELV9"]);
  if (next.name === "LABELV8" || next.name === "LABELV9") {
    await readLabels(described, Number(next.text.slice(48, 53)), next.name === "LABELV9", read);
    skipRecord(cursor);
    await headerRecord(read, ["OBSV8"]);
  }
  return placed(described, read);
}

interface Described {
  name: string;
  label: string;
  format: string;
  readonly isText: boolean;
  readonly length: number;
}

function describedIn(bytes: Bytes, isV8: boolean, { decode }: Read): Described {
  const format = decode(bytes.part(56, 8));
  const width = bytes.uint16(64);
  return {
    name: decode(isV8 ? bytes.part(88, 32) : bytes.part(8, 8)),
    label: decode(bytes.part(16, 40)),
    format: format === "" || width === 0 ? format : `${format}${width}.`,
    isText: bytes.uint16(0) === 2,
    length: bytes.uint16(4),
  };
}

/** Names and labels that do not fit in the description of a column, and for version 9 formats too. */
async function readLabels(
  described: readonly Described[],
  count: number,
  hasFormats: boolean,
  { cursor, decode, damaged }: Read,
): Promise<void> {
  if (!Number.isInteger(count)) throw damaged();
  for (let at = 0; at < count; at++) {
    const lengths = await cursor.take(hasFormats ? 10 : 6);
    const column = described[lengths.uint16(0) - 1];
    if (column === undefined) throw damaged();
    column.name = decode((await cursor.take(lengths.uint16(2))).array);
    column.label = decode((await cursor.take(lengths.uint16(4))).array);
    if (!hasFormats) continue;
    column.format = decode((await cursor.take(lengths.uint16(6))).array);
    await cursor.take(lengths.uint16(8));
  }
}

function placed(described: readonly Described[], { damaged }: Read): readonly Placed[] {
  let offset = 0;
  return described.map(({ name, label, format, isText, length }) => {
    if (isText ? length < 1 : length < 2 || length > 8) throw damaged();
    const column: StoredColumn = {
      name,
      label,
      type: isText ? "text" : valueTypeOf(format),
      format,
      labels: new Map(),
      missing: nothingMissing,
      stored: isText
        ? { kind: "text", segments: [{ offset, length }] }
        : { kind: "number", offset, read: ibmNumber(length) },
    };
    offset += length;
    return { column, length };
  });
}

async function headerRecord(
  { cursor, damaged }: Read,
  names: readonly string[],
): Promise<{ readonly name: string; readonly text: string }> {
  const text = (await cursor.take(recordBytes)).ascii(0, recordBytes);
  const [, name = ""] = /^HEADER RECORD\*{7}(\w+) *HEADER RECORD!{7}/.exec(text) ?? [];
  if (!names.includes(name)) throw damaged();
  return { name, text };
}

/** To the start of the next record. */
function skipRecord(cursor: ByteCursor): void {
  cursor.skip((recordBytes - (cursor.position % recordBytes)) % recordBytes);
}

const readBytesMax = 1 << 20;

interface Rows {
  readonly start: number;
  readonly rowBytes: number;
  readonly refusal: Refusal;
}

async function* rowBlocks(source: ByteSource, { start, rowBytes, refusal }: Rows): AsyncGenerator<RowBlock> {
  if (rowBytes === 0) return;
  const stride = rowBytes * Math.max(1, Math.floor(readBytesMax / rowBytes));
  const end = await filledEnd(source, start);
  const rows = Math.ceil((end - start) / rowBytes);
  // The last row may end in blanks that were taken for the padding: as far as the file goes, they are its own.
  if (start + rows * rowBytes > source.size) throw refusal.damaged("rows");
  const last = start + rows * rowBytes;
  for (let at = start; at < last; at += stride) {
    const length = Math.min(stride, last - at);
    const bytes = await readBytes(source, at, length + header.length);
    refuseOtherTables(bytes, at, refusal);
    yield { bytes, start: 0, stride: rowBytes, rows: length / rowBytes };
  }
}

/** End of the last byte that is not a space. */
async function filledEnd(source: ByteSource, start: number): Promise<number> {
  for (let end = source.size; end > start; ) {
    const from = Math.max(start, end - 65_536);
    const bytes = await readBytes(source, from, end - from);
    for (let at = bytes.length - 1; at >= 0; at--) if (bytes[at] !== 0x20) return from + at + 1;
    end = from;
  }
  return start;
}

const header = [..."HEADER RECORD*******MEMB"].map((letter) => letter.charCodeAt(0));

/** Each table of a file starts with a record of its own, which may stand across two blocks. */
function refuseOtherTables(bytes: Uint8Array, at: number, refusal: Refusal): void {
  for (
    let record = (recordBytes - (at % recordBytes)) % recordBytes;
    record < bytes.length;
    record += recordBytes
  )
    if (bytes[record] === header[0] && header.every((letter, place) => bytes[record + place] === letter))
      throw refusal.variant("members");
}
