import { ByteCursor } from "../byte-cursor.ts";
import { type ByteSource, readBytes } from "../byte-source.ts";
import { kindBySignature } from "../file-signature.ts";
import type { Refusal } from "../refusal.ts";

/** The first record of an SPSS file. */
export interface SavHeader {
  readonly isLittleEndian: boolean;
  readonly compression: "none" | "bytecode" | "zlib";
  /** Added to the small whole numbers that bytecodes stand for. */
  readonly bias: number;
  /** Null where the writer did not know it. */
  readonly cases: number | null;
  /** At the first record of the dictionary. */
  readonly cursor: ByteCursor;
}

const dictionaryBytesMax = 16_000_000;

/**
 * @see PSPP Developer’s Guide, "File Header Record"
 * @throws {VigieErrors} another kind of file, an encrypted one, or one that is cut
 */
export async function readSavHeader(source: ByteSource, refusal: Refusal): Promise<SavHeader> {
  const seen = kindBySignature(await readBytes(source, 0, 80));
  if (seen === "sav_encrypted") throw refusal.encrypted();
  if (seen !== "sav") throw refusal.kindWrong(seen);
  const damaged = () =>
    source.size > dictionaryBytesMax && cursor.position > dictionaryBytesMax / 2
      ? refusal.headerTooLarge(dictionaryBytesMax)
      : refusal.damaged("header");
  const endMax = Math.min(source.size, dictionaryBytesMax);
  const cursor = new ByteCursor(source, { start: 64, endMax, damaged });
  cursor.isLittleEndian = true;
  const layout = (await cursor.take(4)).uint32(0);
  const isLittleEndian = layout === 2 || layout === 3;
  if (!isLittleEndian && layout !== 0x02000000 && layout !== 0x03000000) throw refusal.damaged("header");
  cursor.isLittleEndian = isLittleEndian;
  const rest = await cursor.take(108);
  const compression = (["none", "bytecode", "zlib"] as const)[rest.uint32(4)];
  if (compression === undefined) throw refusal.variant("compression");
  const cases = rest.int32(12);
  return { isLittleEndian, compression, bias: rest.float64(16), cases: cases < 0 ? null : cases, cursor };
}
