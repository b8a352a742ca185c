import { countValue, textValue } from "@vigie/words";
import { type ByteSource, readBytes } from "../byte-source.ts";
import { filesInputError } from "../problems.ts";
import { ZipDamaged } from "../zip/zip-directory.ts";

/** What a failure to read a workbook says of it; an error of something else is returned as it is. */
export function refusedWorkbook(
  error: unknown,
  { shown, isEmpty }: { readonly shown: string; readonly isEmpty: boolean },
): unknown {
  const place = { file: shown };
  if (error instanceof CellOutsideSheet) {
    const { row } = error;
    return filesInputError("files/cell-outside-sheet", row === null ? place : { ...place, line: row }, {
      columns: countValue(columnsMax),
      rows: countValue(rowsMax),
    });
  }
  if (error instanceof WorkbookTooLarge) return filesInputError("files/xlsx-too-large", place);
  if (!(error instanceof WorkbookDamaged || error instanceof ZipDamaged)) return error;
  if (isEmpty) return filesInputError("files/file-empty", place);
  const kind = error instanceof WorkbookDamaged ? error.kind : "other";
  return filesInputError("files/xlsx-unreadable", place, { kind: textValue(kind) });
}

/** A cell, or a row, where no sheet has one. */
export class CellOutsideSheet extends Error {
  /** As the sheet numbers it; null where that is not a number. */
  readonly row: number | null;

  constructor(row: number | null) {
    super("a cell outside of the sheet");
    this.row = row;
  }
}

/** Parts, or texts, that decompress to more than a workbook of that size can hold. */
export class WorkbookTooLarge extends Error {}

/** No workbook, or not a whole one. */
export class WorkbookDamaged extends Error {
  /** What it is instead. */
  readonly kind: CompoundKind | "text" | "html";

  constructor(message: string, kind: WorkbookDamaged["kind"] = "other") {
    super(message);
    this.kind = kind;
  }
}

/** Greatest number of columns of a sheet of Excel. */
export const columnsMax = 16_384;
export const rowsMax = 1_048_576;

/** What stands in the place of a workbook: one that Excel encrypted, or wrote before 2007; or no such file. */
type CompoundKind = "password" | "old" | "other";

const mark = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Greatest size of the directory, in bytes: far more than the entries of either. */
const directoryBytes = 4096;

/**
 * Tells by the names in the directory of a compound file.
 * @see MS-CFB, sections 2.2 and 2.6.1; MS-OFFCRYPTO, section 2.3.4: a protected workbook is the stream `EncryptedPackage`
 */
export async function compoundKind(source: ByteSource): Promise<CompoundKind> {
  const header = await readBytes(source, 0, 512);
  if (header.length < 512 || !mark.every((byte, at) => header[at] === byte)) return "other";
  const view = new DataView(header.buffer, header.byteOffset);
  const sectorBytes = 2 ** Math.min(view.getUint16(30, true), 16);
  const directoryAt = (view.getUint32(48, true) + 1) * sectorBytes;
  const names = new TextDecoder("utf-16le").decode(await readBytes(source, directoryAt, directoryBytes));
  return names.includes("EncryptedPackage") ? "password" : "old";
}
