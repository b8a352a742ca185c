import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** All that a folder holds, names of files included, as one text. */
export async function contentOf(path: string): Promise<string> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), "latin1")),
  );
  return [...entries.map(({ name }) => name), ...texts].join("\n");
}
