import { unzipSync, zipSync } from "fflate";

/** Local time on purpose: a zip's dates are written in it, and so the bytes are the same in every time zone. */
const epoch = new Date(1980, 0, 1);

/** A zip without compression, in the order given: its bytes depend on the contents alone. */
export function zipStored(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const encoder = new TextEncoder();
  const entries = [...files].map(
    ([path, content]) => [path, typeof content === "string" ? encoder.encode(content) : content] as const,
  );
  return zipSync(Object.fromEntries(entries), { level: 0, mtime: epoch });
}

/**
 * Reads a zip that `zipStored` made. Nothing is inflated, so no zip bomb can grow.
 * @returns null for anything else: compressed, truncated, with other bytes around, names twice, text that is not UTF-8
 */
export function unzipStored(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  const files = entries(bytes);
  if (files === null) return null;
  const repacked = zipStored(files);
  return repacked.length === bytes.length && repacked.every((byte, at) => byte === bytes[at]) ? files : null;
}

/** The least that an entry takes beside its contents: its local header and its line in the directory. */
const entryHeaders = 30 + 46;

function entries(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let room = bytes.length;
  try {
    const unzipped = unzipSync(bytes, {
      filter: ({ compression, size, originalSize }) => {
        room -= entryHeaders + size;
        // Entries that overlap, or a directory that announces billions of them, would be a bomb without compression.
        if (room < 0) throw new RangeError("entries larger than their file");
        return compression === 0 && size === originalSize;
      },
    });
    return new Map(Object.entries(unzipped).map(([path, content]) => [path, decoder.decode(content)]));
  } catch {
    return null;
  }
}
