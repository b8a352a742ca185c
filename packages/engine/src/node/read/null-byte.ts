import { open } from "node:fs/promises";

const chunkBytes = 1 << 20;
const lineFeed = 10;

/** Line of the first null byte of a file, from 1; null where it has none: a text has none, whatever its values. */
export async function lineOfNullByte(path: string): Promise<number | null> {
  const handle = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes, at);
      if (bytesRead === 0) return null;
      const found = buffer.subarray(0, bytesRead).indexOf(0);
      if (found >= 0) return await lineAt(path, at + found);
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** Ends of lines before a position, and one: the file is read again, as this hardly ever happens. */
async function lineAt(path: string, position: number): Promise<number> {
  const handle = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    let line = 1;
    for (let at = 0; at < position; ) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(chunkBytes, position - at), at);
      if (bytesRead === 0) break;
      const part = buffer.subarray(0, bytesRead);
      for (let end = part.indexOf(lineFeed); end >= 0; end = part.indexOf(lineFeed, end + 1)) line++;
      at += bytesRead;
    }
    return line;
  } finally {
    await handle.close();
  }
}
