import { strToU8, type Zippable, zipSync } from "fflate";

/** A date without a time zone: `zipSync` writes local hours. */
const zipDate = new Date(1980, 0, 1);

/** The parts of an office document by path, in order. Same parts, same bytes. */
export function officeZip(parts: readonly (readonly [path: string, text: string])[]): Uint8Array {
  const files: Zippable = {};
  for (const [path, text] of parts) files[path] = [strToU8(text), { level: 6 }];
  return zipSync(files, { mtime: zipDate });
}
