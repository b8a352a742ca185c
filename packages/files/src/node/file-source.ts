import { open } from "node:fs/promises";
import type { ByteSource } from "../byte-source.ts";

export interface FileSource extends ByteSource {
  close(): Promise<void>;
}

/**
 * A file of the disk as bytes to read in any order.
 * @throws the system's error where it is absent, a folder or closed to the user
 */
export async function openFileSource(path: string): Promise<FileSource> {
  const handle = await open(path);
  const { size } = await handle.stat();
  return {
    size,
    slice: (start, end) => ({
      arrayBuffer: async () => {
        const bytes = new Uint8Array(end - start);
        let read = 0;
        while (read < bytes.length) {
          const { bytesRead } = await handle.read(bytes, read, bytes.length - read, start + read);
          if (bytesRead === 0) break;
          read += bytesRead;
        }
        return read === bytes.length ? bytes.buffer : bytes.buffer.slice(0, read);
      },
    }),
    close: () => handle.close(),
  };
}
