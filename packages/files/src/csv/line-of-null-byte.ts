import { type ByteSource, byteChunks, passingChunks } from "../byte-source.ts";

const lineFeed = 10;

/**
 * Line of the first null byte of a file, from 1; null where it has none: a text has none, whatever its values.
 * @param signal the answer is null too where nobody wants it any more
 */
export async function lineOfNullByte(read: ByteSource, signal: AbortSignal): Promise<number | null> {
  const source = read.original ?? read;
  let at = 0;
  for await (const bytes of passingChunks(source)) {
    if (signal.aborted) return null;
    const found = bytes.indexOf(0);
    if (found >= 0) return lineAt(source, at + found);
    at += bytes.length;
  }
  return null;
}

/** Ends of lines before a position, and one: the file is read again, as this hardly ever happens. */
async function lineAt(source: ByteSource, position: number): Promise<number> {
  let line = 1;
  for await (const bytes of byteChunks(source, { end: position }))
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, end + 1)) line++;
  return line;
}
