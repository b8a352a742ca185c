import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Files under a folder of the repository, from its root, with `/`, in order; the dependencies of a package are not its files. */
export async function pathsIn(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.slice(folder.length).includes("/node_modules/"))
    .toSorted();
}
