import { rename, rm, writeFile } from "node:fs/promises";
import { writing } from "./file-errors.ts";

/** Writes one file whole or not at all, over what had its name. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = `${path}.partiel-${process.pid}`;
  try {
    await writing(path, () => writeFile(partial, bytes));
    await writing(path, () => rename(partial, path));
  } finally {
    await rm(partial, { force: true });
  }
}
