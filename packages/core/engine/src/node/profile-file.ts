import type { StatisticalReader } from "@vigie/files";
import { diskStore } from "@vigie/files/node";
import type { FileProfile } from "@vigie/mapping";
import { openDuckDbDatabase } from "../connectors/duckdb-node.ts";
import { type FileToProfile, profileFile as profile } from "../profile/profile-file.ts";
import { foldersOf } from "./duckdb.ts";
import { openWorkFolder } from "./work-folder.ts";

/**
 * The profile of a file of the disk, by a DuckDB of its own.
 * @param workFolder for temporary copies; made if absent
 * @param readers of the files of other programs
 * @param signal the reading under way then fails
 * @throws {VigieErrors} absent, empty, truncated, with a quote left open, or of a kind that Vigie does not read
 */
export async function profileDiskFile({
  workFolder,
  signal,
  path,
  readers = [],
  ...read
}: Omit<FileToProfile, "file"> & {
  readonly path: string;
  readonly workFolder: string;
  readonly signal?: AbortSignal;
  readonly readers?: readonly StatisticalReader[];
}): Promise<FileProfile> {
  const work = await openWorkFolder(workFolder);
  const database = await openDuckDbDatabase({
    workFolder: work.path,
    folders: await foldersOf([path]),
    memoryLimit: null,
  });
  signal?.addEventListener("abort", database.interrupt);
  try {
    return await profile(
      { ...read, file: { path, shown: path } },
      { database, store: diskStore(work.path), readers },
    );
  } finally {
    signal?.removeEventListener("abort", database.interrupt);
    await database.close();
    await work.erase();
  }
}
