import { type ByteSource, readBytes } from "../byte-source.ts";
import { Bytes } from "../bytes.ts";
import type { Refusal } from "../refusal.ts";

/** SPSS writes blocks of 4 MB at most. */
const blockBytesMax = 1 << 24;

/**
 * The bytecodes of a `.zsav` file, block after block, as the list at its end places them.
 * @see PSPP Developer’s Guide, "Data Record", "ZLIB Compressed Data"
 * @throws {VigieErrors} a block is damaged, or larger than it says
 */
export async function* zlibBlocks(
  source: ByteSource,
  {
    start,
    isLittleEndian,
    refusal,
  }: { readonly start: number; readonly isLittleEndian: boolean; readonly refusal: Refusal },
): AsyncGenerator<Uint8Array> {
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
