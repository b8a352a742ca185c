import { mkdir, mkdtemp, readdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";

/** A folder for what a run needs on disk: copies in UTF-8, what does not fit in memory. */
export interface WorkFolder {
  readonly path: string;
  /** Erases it, and what holds it when nothing else is left there. */
  erase(): Promise<void>;
}

/**
 * Opens a folder of this run's own inside `folder`, after erasing those of dead processes: their names hold the
 * process that made them, so two runs at once do not erase each other's.
 */
export async function openWorkFolder(folder: string): Promise<WorkFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const owner = /^vigie-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner)))
      await rm(join(folder, name), { recursive: true, force: true });
  }
  const path = await mkdtemp(join(folder, `vigie-${process.pid}-`));
  return {
    path,
    erase: async () => {
      await rm(path, { recursive: true, force: true });
      await rmdir(folder).catch(unless(["ENOTEMPTY", "EEXIST", "ENOENT"]));
    },
  };
}

function isAlive(owner: number): boolean {
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    // Alive, and somebody else's.
    return codeOf(error) === "EPERM";
  }
}

/** Throws an error again unless it is one of those expected. */
function unless(expected: readonly string[]): (error: unknown) => void {
  return (error) => {
    if (!expected.includes(codeOf(error))) throw error;
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
