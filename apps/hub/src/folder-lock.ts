import { join } from "node:path";
import { textValue } from "@vigie/words";
import { lock } from "proper-lockfile";
import { refuse } from "./problems.ts";

export interface FolderLock {
  /** Resolves where another service took the folder, since this one was suspended for longer than `stale`. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** Milliseconds after which a lock that is not renewed is that of a process which was killed. */
const stale = 5_000;
/** Waits for longer than that, so that a service that was killed starts again. */
const patience = { retries: 14, factor: 1, minTimeout: 500, maxTimeout: 500 };
const lockName = "serve.lock";

/** Holds a folder for one service. @throws {VigieErrors} where another one is running on it */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const lost = Promise.withResolvers<void>();
  let isLost = false;
  const release = await lock(folder, {
    lockfilePath: join(folder, lockName),
    stale,
    update: stale / 2,
    retries: patience,
    onCompromised: () => {
      isLost = true;
      lost.resolve();
    },
  }).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "ELOCKED")) throw error;
    return refuse("hub/folder-held", { folder: textValue(folder), lock: textValue(lockName) });
  });
  return { lost: lost.promise, release: async () => (isLost ? undefined : release()) };
}
