import { realpath } from "node:fs/promises";
import { dirname } from "node:path";

/** The folders where files are, and where those that are links lead: DuckDB follows a link before it sees where it is. */
export async function foldersOf(paths: readonly string[]): Promise<readonly string[]> {
  const folders = await Promise.all(
    // A missing file is reported by its reader.
    paths.map(async (path) => [path, await realpath(path).catch(() => path)].map((each) => dirname(each))),
  );
  return [...new Set(folders.flat())];
}
