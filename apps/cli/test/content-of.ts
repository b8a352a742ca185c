import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";

/** All that a folder holds, names of files included and archives and workbooks opened, as one text. */
export async function contentOf(path: string): Promise<string> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map(async ({ parentPath, name }) => textOf(await readFile(join(parentPath, name)))),
  );
  return [...entries.map(({ name }) => name), ...texts].join("\n");
}

/** Read as bytes are, so that what is no text is searched too. */
function textOf(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;
  const text = Buffer.from(bytes).toString("latin1");
  return isZip ? [text, ...Object.values(unzipSync(bytes)).map(textOf)].join("\n") : text;
}
