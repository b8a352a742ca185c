import type { StatisticalReader } from "@vigie/files";
import { diskStore } from "@vigie/files/node";
import type { FileProfile } from "@vigie/mapping";
import { openDuckDbDatabase } from "../connectors/duckdb-node.ts";
import { type FileToProfile, type Profiling, profileFile } from "../profile/profile-file.ts";
import { type FilesToProfile, profileFiles } from "../profile/profile-files.ts";
import { foldersOf } from "./duckdb.ts";
import { openWorkFolder } from "./work-folder.ts";

interface DiskReading {
  readonly workFolder: string;
  readonly signal?: AbortSignal;
  readonly readers?: readonly StatisticalReader[];
}

/**
 * The profile of a file of the disk, by a DuckDB of its own.
 * @param workFolder for temporary copies; made if absent
 * @param readers of the files of other programs
 * @param signal the reading under way then fails
 * @throws {VigieErrors} absent, empty, truncated, with a quote left open, or of a kind that Vigie does not read
 */
export function profileDiskFile({
  path,
  sheet = null,
  csv = {},
  ...reading
}: Omit<FileToProfile, "file"> & DiskReading & { readonly path: string }): Promise<FileProfile> {
  const read = { file: { path, shown: path }, sheet, csv };
  return withDatabase([path], reading, (profiling) => profileFile(read, profiling));
}

/**
 * The profile of several files of the disk read as one, as `profileFiles`, by a DuckDB of its own.
 * @param asked.sheet of every one of them
 */
export function profileDiskFiles(
  {
    paths,
    sheet,
    ...named
  }: { readonly paths: readonly string[]; readonly sheet: string | null } & Omit<FilesToProfile, "reads">,
  reading: DiskReading,
): Promise<FileProfile> {
  const reads = paths.map((path) => ({ file: { path, shown: path }, sheet }));
  return withDatabase(paths, reading, (profiling) => profileFiles({ ...named, reads }, profiling));
}

async function withDatabase(
  paths: readonly string[],
  { workFolder, signal, readers = [] }: DiskReading,
  profile: (profiling: Profiling) => Promise<FileProfile>,
): Promise<FileProfile> {
  const work = await openWorkFolder(workFolder);
  const database = await openDuckDbDatabase({
    workFolder: work.path,
    folders: await foldersOf(paths),
    memoryLimit: null,
  });
  signal?.addEventListener("abort", database.interrupt);
  try {
    return await profile({ database, store: diskStore(work.path), readers });
  } finally {
    signal?.removeEventListener("abort", database.interrupt);
    await database.close();
    await work.erase();
  }
}
