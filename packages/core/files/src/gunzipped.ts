import type { VigieErrors } from "@vigie/words";
import { Gunzip } from "fflate";
import { type ByteSource, byteChunks, readBytes } from "./byte-source.ts";
import { Bytes, crc32 } from "./bytes.ts";
import { filesInputError } from "./problems.ts";

/** Size of a compressed chunk, in bytes: at most 1 032 times as many come out of it at once. */
const chunkBytes = 1 << 14;
const trailerLength = 8;

/**
 * The content of a gzip, as it is decompressed; its members one after the other, where it has several.
 * @throws {VigieErrors} it is cut, or other than its checksums say
 * @see Deutsch, RFC 1952 (1996)
 */
export async function* gunzipped(source: ByteSource, shown: string): AsyncGenerator<Uint8Array> {
  const damaged = () => filesInputError("files/gzip-truncated", { file: shown });
  if (source.gunzip === undefined) return yield* members(source, damaged);
  try {
    yield* source.gunzip();
  } catch (error) {
    throw error instanceof Error && "code" in error && String(error.code).startsWith("Z_")
      ? damaged()
      : error;
  }
}

async function* members(source: ByteSource, damaged: () => VigieErrors): AsyncGenerator<Uint8Array> {
  let contents: Uint8Array[] = [];
  let crc = 0;
  let size = 0;
  const ended: { readonly end: number; readonly crc: number; readonly size: number }[] = [];
  const endMember = (end: number) => {
    ended.push({ end, crc, size });
    crc = 0;
    size = 0;
  };
  const gunzip = new Gunzip((content) => {
    crc = crc32(content, crc);
    size = (size + content.length) >>> 0;
    contents.push(content);
  });
  gunzip.onmember = endMember;
  const push = (chunk: Uint8Array, isLast: boolean) => {
    try {
      gunzip.push(chunk, isLast);
    } catch {
      throw damaged();
    }
  };
  const checkMembers = async () => {
    for (const member of ended.splice(0)) {
      const trailer = await readBytes(source, member.end - trailerLength, trailerLength);
      const numbers = new Bytes(trailer, true, damaged);
      if (numbers.uint32(0) !== member.crc || numbers.uint32(4) !== member.size) throw damaged();
    }
  };
  for await (const chunk of byteChunks(source, { length: chunkBytes })) {
    push(chunk, false);
    await checkMembers();
    yield* contents;
    contents = [];
  }
  push(new Uint8Array(0), true);
  endMember(source.size);
  await checkMembers();
  yield* contents;
}
