import { rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { writing } from "./file-errors.ts";
import { makeFolder } from "./make-folder.ts";

/**
 * Writes one file whole or not at all, over what had its name; makes its folder where there is none.
 * @param mode who may read it, where the system knows owners
 */
export async function writeWhole(path: string, content: Uint8Array | string, mode = 0o666): Promise<void> {
  const partial = `${path}.partiel-${process.pid}`;
  await writing(path, async () => makeFolder(dirname(path)));
  try {
    await writing(path, () => writeFile(partial, content, { mode }));
    await writing(path, () => rename(partial, path));
  } finally {
    await rm(partial, { force: true });
  }
}
