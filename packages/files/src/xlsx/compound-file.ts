import { type ByteSource, readBytes } from "../byte-source.ts";

/** What stands in the place of a workbook: one that Excel encrypted, or wrote before 2007; or no such file. */
export type CompoundKind = "password" | "old" | "other";

const mark = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Of the directory, far more than the entries of either. */
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
