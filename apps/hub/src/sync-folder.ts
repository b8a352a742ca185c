import { open } from "node:fs/promises";

/** A renamed file, or a folder that was made, is on the disk once the folder that it is in is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
