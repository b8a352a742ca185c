import { type ByteSource, passingChunks } from "../byte-source.ts";

/**
 * The line whose end is not that of the first: such files come from one put after another, and DuckDB cannot
 * read them. Null where all lines end alike, those inside quotes left out.
 */
export async function oddLineEnd(source: ByteSource, quote: string | null): Promise<number | null> {
  const mark = quote === null ? -1 : quote.charCodeAt(0);
  let line = 1;
  let quoted = false;
  let afterReturn = false;
  let first: "windows" | "unix" | null = null;
  for await (const bytes of passingChunks(source)) {
    for (const byte of bytes) {
      if (byte === mark) quoted = !quoted;
      if (byte === 10) {
        const kind = afterReturn ? "windows" : "unix";
        if (!quoted) first ??= kind;
        if (!quoted && first !== kind) return line;
        line++;
      }
      afterReturn = byte === 13;
    }
  }
  return null;
}
