import type { Bytes } from "@vigie/files/adapter";
import type { Refusal } from "../refusal.ts";
import type { DataSetHeader } from "./data-set-header.ts";

/** A page of a SAS data set: parts that describe the columns, rows, or both. */
export interface DataSetPage {
  readonly bytes: Bytes;
  readonly kind: "description" | "mixed" | "rows" | "other";
  readonly hasDeletedRows: boolean;
  readonly subheaders: readonly Subheader[];
  /** Rows that stand one after the other, and where the first one is. */
  readonly rows: number;
  readonly rowsAt: number;
}

/** A part of a page: it describes columns, or holds one row. */
export interface Subheader {
  readonly bytes: Bytes;
  readonly signature: number;
  readonly isCompressed: boolean;
  /** Whether there may be several of this kind: texts, names, rows… */
  readonly isRepeated: boolean;
}

/** Bits of the type of a page. */
const pageBits = { deletedRows: 0x0080, rows: 0x0100, mixed: 0x0200, unused: 0x8000 } as const;
const kindBits = 0x0f00;

/**
 * @see Shotwell (2013), "SAS7BDAT Database Binary Format", sections "SAS7BDAT Pages" and "Subheader Pointers"
 * @throws {VigieErrors} a part of the page stands out of it
 */
export function readPage(bytes: Bytes, header: DataSetHeader, refusal: Refusal): DataSetPage {
  const { is64Bit } = header;
  const start = is64Bit ? 32 : 16;
  const type = bytes.uint16(start);
  const blocks = bytes.uint16(start + 2);
  const count = bytes.uint16(start + 4);
  const hasDeletedRows = (type & pageBits.deletedRows) !== 0;
  const page = { bytes, hasDeletedRows, subheaders: [], rows: 0, rowsAt: start + 8 };
  if ((type & pageBits.unused) !== 0) return { ...page, kind: "other" };
  switch (type & kindBits) {
    case pageBits.rows:
      return { ...page, kind: "rows", rows: blocks };
    case pageBits.mixed: {
      if (blocks < count) throw refusal.damaged("structure");
      const subheaders = readSubheaders(bytes, header, count);
      return {
        ...page,
        kind: "mixed",
        subheaders,
        rows: blocks - count,
        rowsAt: rowsAfter(bytes, header, count),
      };
    }
    default:
      return { ...page, kind: "description", subheaders: readSubheaders(bytes, header, count) };
  }
}

function readSubheaders(bytes: Bytes, { is64Bit }: DataSetHeader, count: number): readonly Subheader[] {
  const pointerBytes = is64Bit ? 24 : 12;
  const numberBytes = is64Bit ? 8 : 4;
  const number = (at: number) => (is64Bit ? bytes.int64(at) : bytes.uint32(at));
  const subheaders: Subheader[] = [];
  for (let index = 0; index < count; index++) {
    const at = (is64Bit ? 40 : 24) + index * pointerBytes;
    const compression = bytes.uint8(at + 2 * numberBytes);
    const length = number(at + numberBytes);
    if (length === 0 || compression === compressions.truncated) continue;
    const part = bytes.inner(number(at), length);
    const isCompressed = compression !== compressions.none;
    subheaders.push({
      bytes: part,
      signature: isCompressed || length < numberBytes ? 0 : signatureOf(part, is64Bit),
      isCompressed,
      isRepeated: bytes.uint8(at + 2 * numberBytes + 1) === 1,
    });
  }
  return subheaders;
}

const compressions = { none: 0, truncated: 1 } as const;

/** Signature of a part: big-endian ones of 8 bytes have the 4 significant bytes at the end. */
function signatureOf(part: Bytes, is64Bit: boolean): number {
  const first = part.uint32(0);
  return is64Bit && !part.isLittleEndian && (first === 0 || first === 0xffffffff) ? part.uint32(4) : first;
}

/** Rows start on a multiple of 8 bytes, save where Stat/Transfer wrote them. */
function rowsAfter(bytes: Bytes, { is64Bit, isOfStatTransfer }: DataSetHeader, count: number): number {
  const end = is64Bit ? 40 + 24 * count : 24 + 12 * count;
  if (end % 8 === 0) return end;
  const padding = bytes.uint32(end);
  return isOfStatTransfer && padding !== 0 && padding !== 0x20202020 ? end : end + 4;
}

/**
 * Rows of a page that were deleted and still stand in it, by their position.
 * @param rowBytes length of a row
 * @see epam/parso, `SasFileParser.readDeletedInfo`: one bit per row after the last one, the first in the highest bit
 */
export function deletedRows(
  { bytes, rows, rowsAt, hasDeletedRows }: DataSetPage,
  rowBytes: number,
  { is64Bit }: DataSetHeader,
): ReadonlySet<number> {
  const deleted = new Set<number>();
  if (!hasDeletedRows) return deleted;
  const mapAt = rowsAt + rows * rowBytes + bytes.uint32(is64Bit ? 24 : 12);
  for (let row = 0; row < rows; row++)
    if ((bytes.uint8(mapAt + (row >> 3)) & (0x80 >> (row & 7))) !== 0) deleted.add(row);
  return deleted;
}
