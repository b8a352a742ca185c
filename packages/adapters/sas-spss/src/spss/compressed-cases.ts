import { type ByteSource, Bytes, concatenated, readBytes } from "@vigie/files/adapter";
import type { Refusal } from "../refusal.ts";
import type { RowBlock } from "../statistical-table.ts";

export interface Coded {
  /** Length of a case, a multiple of 8. */
  readonly stride: number;
  readonly bias: number;
  readonly isLittleEndian: boolean;
  readonly systemMissing: number;
  /** Reading ends there; null where the end of the data says it. */
  readonly declaredRows: number | null;
  readonly refusal: Refusal;
}

const codes = { ignored: 0, end: 252, follows: 253, spaces: 254, missing: 255 } as const;
const blockBytes = 1 << 20;

/**
 * Cases from their bytecodes: words of 8 codes, each a small number, blanks, or the next 8 bytes.
 * @see PSPP Developer’s Guide, "Data Record"
 * @param chunks the data, cut anywhere
 * @throws {VigieErrors} the data ends within a case
 */
export async function* casesFromBytecode(
  chunks: AsyncIterable<Uint8Array>,
  { stride, bias, isLittleEndian, systemMissing, declaredRows, refusal }: Coded,
): AsyncGenerator<RowBlock> {
  if (stride === 0) return;
  const elements = elementsOfCodes({ bias, isLittleEndian, systemMissing });
  const rowsMax = declaredRows ?? Infinity;
  const capacity = Math.max(1, Math.min(rowsMax, Math.floor(blockBytes / stride)));
  let block = new Uint8Array(capacity * stride);
  let filled = 0;
  let before = 0;
  const word = new Uint8Array(8);
  let code = 8;
  let limit = Math.min(block.length, rowsMax * stride);
  let isOver = limit === 0;
  let unread = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (isOver) break;
    const bytes = unread.length === 0 ? chunk : concatenated(unread, chunk);
    const end = bytes.length - (bytes.length % 8);
    let at = 0;
    while (!isOver) {
      if (code === 8) {
        if (at + 8 > end) break;
        for (let byte = 0; byte < 8; byte++) word[byte] = bytes[at + byte] ?? 0;
        at += 8;
        code = 0;
      }
      const value = word[code] ?? 0;
      if (value === codes.follows) {
        if (at + 8 > end) break;
        for (let byte = 0; byte < 8; byte++) block[filled + byte] = bytes[at + byte] ?? 0;
        at += 8;
        filled += 8;
      } else if (value === codes.end) isOver = true;
      else if (value !== codes.ignored) {
        const from = value * 8;
        for (let byte = 0; byte < 8; byte++) block[filled + byte] = elements[from + byte] ?? 0;
        filled += 8;
      }
      code++;
      if (filled === limit) {
        const rows = filled / stride;
        yield { bytes: block, start: 0, stride, rows };
        before += rows;
        block = new Uint8Array(block.length);
        filled = 0;
        limit = Math.min(block.length, (rowsMax - before) * stride);
        isOver ||= limit === 0;
      }
    }
    unread = bytes.slice(at);
  }
  if (filled % stride !== 0 || (!isOver && unread.length > 0)) throw refusal.damaged("rows");
  if (filled > 0) yield { bytes: block, start: 0, stride, rows: filled / stride };
}

/** The 8 bytes that each code stands for, one after the other. */
function elementsOfCodes(given: Pick<Coded, "bias" | "isLittleEndian" | "systemMissing">): Uint8Array {
  const { bias, isLittleEndian, systemMissing } = given;
  const bytes = new Uint8Array(256 * 8);
  const view = new DataView(bytes.buffer);
  for (let code = 1; code < codes.end; code++) view.setFloat64(code * 8, code - bias, isLittleEndian);
  bytes.fill(0x20, codes.spaces * 8, codes.spaces * 8 + 8);
  view.setFloat64(codes.missing * 8, systemMissing, isLittleEndian);
  return bytes;
}

/** SPSS writes blocks of 4 MB at most. */
const blockBytesMax = 1 << 24;

/**
 * The bytecodes of a `.zsav` file, block after block, as the list at its end places them.
 * @see PSPP Developer’s Guide, "Data Record", "ZLIB Compressed Data"
 * @throws {VigieErrors} a block is damaged, or larger than it says
 */
export async function* zlibBlocks(
  source: ByteSource,
  given: { readonly start: number; readonly isLittleEndian: boolean; readonly refusal: Refusal },
): AsyncGenerator<Uint8Array> {
  const { start, isLittleEndian, refusal } = given;
  const damaged = () => refusal.damaged("rows");
  const at = async (position: number, length: number) =>
    new Bytes(await readBytes(source, position, length), isLittleEndian, damaged);
  const head = await at(start, 24);
  const listAt = head.int64(8);
  const listBytes = head.int64(16);
  if (head.int64(0) !== start || listBytes < 24 || listAt + listBytes > source.size) throw damaged();
  const list = await at(listAt, 24);
  const count = list.uint32(20);
  if (list.int64(8) !== 0 || count !== (listBytes - 24) / 24) throw refusal.variant("zlib");
  for (let block = 0; block < count; block++) {
    const entry = await at(listAt + 24 + block * 24, 24);
    const length = entry.uint32(16);
    if (length > blockBytesMax) throw refusal.variant("zlib");
    const packed = await readBytes(source, entry.int64(8), entry.uint32(20));
    yield await inflated(packed, length, damaged);
  }
}

async function inflated(packed: Uint8Array, length: number, damaged: () => Error): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  let isWhole = true;
  try {
    const stream = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream("deflate"));
    for await (const part of stream) {
      isWhole = filled + part.length <= length;
      if (!isWhole) break;
      bytes.set(part, filled);
      filled += part.length;
    }
  } catch {
    // The platform says that it is not a zlib stream, or not a whole one.
    isWhole = false;
  }
  if (!isWhole || filled !== length) throw damaged();
  return bytes;
}
