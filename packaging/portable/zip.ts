import { zipSync } from "fflate";

/** The first that a zip can say, without a time zone: `zipSync` writes local hours. */
const date = new Date(1980, 0, 1);

/** Compressed by JavaScript alone, in the order of the files: same files, same bytes, whatever the machine. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 6, mtime: date });
}
