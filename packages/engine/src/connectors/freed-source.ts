import type { ByteSource } from "@vigie/files";
import { freeMemory } from "./free-memory.ts";

/** Bytes that are read into a memory of their own each time: what passes is freed once it has passed. */
export function freedSource(
  size: number,
  read: (start: number, end: number) => Promise<ArrayBuffer>,
): ByteSource {
  return {
    size,
    slice: (start, end) => ({ arrayBuffer: () => read(start, end) }),
    async *passing({ start, end, length }) {
      for (let at = start; at < end; at += length) {
        const bytes = await read(at, Math.min(end, at + length));
        yield new Uint8Array(bytes);
        freeMemory(bytes);
      }
    },
  };
}
