import { realpath, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { writing } from "./file-errors.ts";
import { makeFolder } from "./make-folder.ts";
import { renameHeld } from "./rename-held.ts";

/**
 * Writes one file whole or not at all, over what had its name, or over what a link of that name leads to; makes its
 * folder where there is none.
 * @param mode who may read it, where the system knows owners
 */
export async function writeWhole(shown: string, content: Uint8Array | string, mode = 0o666): Promise<void> {
  const path = await realpath(shown).catch(() => shown);
  const partial = `${path}.partiel-${process.pid}`;
  await writing(shown, async () => makeFolder(dirname(path)));
  try {
    await writing(shown, () => writeFile(partial, content, { mode }));
    await writing(shown, () => renameHeld(partial, path));
  } finally {
    await rm(partial, { force: true });
  }
}
