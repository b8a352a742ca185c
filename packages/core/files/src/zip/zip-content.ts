import { Inflate } from "fflate";
import { type ByteSource, byteChunks, readBytes } from "../byte-source.ts";
import { Bytes, crc32 } from "../bytes.ts";
import { ZipDamaged, type ZipEntry, zipDirectory } from "./zip-directory.ts";

/** Size of a compressed chunk, in bytes: at most 1 032 times as many come out of it at once. */
const chunkBytes = 1 << 14;
const headerLength = 30;

/**
 * The content of one file of a zip, as it is inflated.
 * @throws {ZipDamaged} encrypted, compressed in another way, cut, or other than its size and its checksum say
 */
export async function* zipContent(source: ByteSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted) throw new ZipDamaged("an encrypted file");
  const { start, end } = await contentPlace(source, entry);
  const chunks = byteChunks(source, { start, end, length: chunkBytes });
  let size = 0;
  let crc = 0;
  for await (const content of entry.method === 0 ? chunks : inflated(chunks, entry)) {
    size += content.length;
    if (size > entry.size) throw new ZipDamaged("a file larger than it says");
    crc = crc32(content, crc);
    yield content;
  }
  if (size !== entry.size || crc !== entry.crc) throw new ZipDamaged("a file that is not the one announced");
}

async function contentPlace(source: ByteSource, { headerAt, compressedSize }: ZipEntry) {
  const damaged = () => new ZipDamaged("a file out of the zip");
  const header = new Bytes(await readBytes(source, headerAt, headerLength), true, damaged);
  if (header.uint32(0) !== 0x04034b50) throw damaged();
  const start = headerAt + headerLength + header.uint16(26) + header.uint16(28);
  const end = start + compressedSize;
  if (end > source.size) throw damaged();
  return { start, end };
}

async function* inflated(
  chunks: AsyncIterable<Uint8Array>,
  { method }: ZipEntry,
): AsyncGenerator<Uint8Array> {
  if (method !== 8) throw new ZipDamaged("a file compressed in another way");
  let contents: Uint8Array[] = [];
  const inflate = new Inflate((content) => contents.push(content));
  for await (const chunk of chunks) {
    push(inflate, chunk, false);
    yield* contents;
    contents = [];
  }
  push(inflate, new Uint8Array(0), true);
  yield* contents;
}

function push(inflate: Inflate, chunk: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(chunk, isLast);
  } catch {
    throw new ZipDamaged("a file that does not inflate");
  }
}

export type SmallZip =
  | { readonly kind: "read"; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: "damaged" | "too-large" };

/**
 * Some files of a zip taken as hostile, whole in memory, by their paths in it.
 * @param bytesMax of these files together, once inflated: nothing is read of a zip that announces more
 * @param isRead whether a path is one of them; folders never are
 */
export async function readSmallZip(
  source: ByteSource,
  { bytesMax, isRead }: { readonly bytesMax: number; readonly isRead: (path: string) => boolean },
): Promise<SmallZip> {
  try {
    const entries = [...(await zipDirectory(source)).values()].filter(
      ({ name }) => !name.endsWith("/") && isRead(name),
    );
    if (entries.reduce((sum, { size }) => sum + size, 0) > bytesMax) return { kind: "too-large" };
    const files = new Map<string, Uint8Array>();
    for (const entry of entries) {
      const bytes = new Uint8Array(entry.size);
      let at = 0;
      for await (const part of zipContent(source, entry)) {
        bytes.set(part, at);
        at += part.length;
      }
      files.set(entry.name, bytes);
    }
    return { kind: "read", files };
  } catch (error) {
    if (error instanceof ZipDamaged) return { kind: "damaged" };
    throw error;
  }
}
