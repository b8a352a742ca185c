import { rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import { textValue } from "@vigie/words";
import { lock } from "proper-lockfile";
import { verifyDeposit } from "./deposits/deposit.ts";
import { tidyFiles } from "./deposits/stored-files.ts";
import type { Hub } from "./hub.ts";
import { anchorJournal } from "./journal/anchor.ts";
import { kitFolder } from "./kits/kit-of.ts";
import { logFault } from "./log.ts";
import { refuse } from "./problems.ts";
import { runJobs } from "./publication/jobs.ts";
import { setAsideStrayPages } from "./publication/unpublished-editions.ts";
import { eraseOld } from "./retention.ts";
import { hubApp } from "./server.ts";
import { sendDigests, sendReminders } from "./tasks/daily-messages.ts";

export interface Serving {
  readonly address: string;
  /** Resolves where another service took the folder: this one is to be closed. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

const hour = 3_600_000;
/** What was begun is answered before the service stops, if it takes no longer. */
const longestClosing = 10_000;

/**
 * Answers until it is closed, and takes up what a stopped hub left half-done.
 * @throws {VigieErrors} where another service runs on the folder: what that one is writing would be set aside
 */
export async function serveHub(hub: Hub): Promise<Serving> {
  const { lost, release } = await lockFolder(hub.settings.folder);
  try {
    const { address, close } = await serveLocked(hub);
    return { address, lost, close: () => close().finally(release) };
  } catch (error) {
    await release();
    throw error;
  }
}

async function serveLocked(hub: Hub): Promise<Omit<Serving, "lost">> {
  await removeKits(hub);
  await tidyFiles(hub);
  await setAsideStrayPages(hub);
  const app = hubApp(hub);
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  const server: ServerType = serve(
    { fetch: app.fetch, port: hub.settings.port, hostname: hub.settings.host },
    resolve,
  );
  server.once("error", reject);
  const { port } = await promise;
  let tending = tend(hub);
  const hourly = setInterval(() => {
    tending = tending.then(() => tend(hub));
  }, hour).unref();
  return {
    address: `http://${hub.settings.host}:${port}`,
    close: async () => {
      clearInterval(hourly);
      const closed = new Promise<void>((done) => server.close(() => done()));
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      const late = setTimeout(() => {
        if ("closeAllConnections" in server) server.closeAllConnections();
      }, longestClosing);
      await closed;
      clearTimeout(late);
      await tending;
    },
  };
}

/** Kits are made again when they are asked for: those of another version may differ. */
function removeKits({ settings: { folder } }: Hub): Promise<void> {
  return rm(join(folder, kitFolder), { recursive: true, force: true });
}

/** What nobody asks for: verifies what an interruption left, assembles what waits, erases what is kept no longer, writes to people. */
async function tend(hub: Hub): Promise<void> {
  for (const task of [verifyReceived, runJobs, anchorJournal, eraseOld, sendReminders, sendDigests])
    await task(hub).catch((error: unknown) => logFault(hub, task.name, error));
}

async function verifyReceived(hub: Hub): Promise<void> {
  const received = await hub.database
    .selectFrom("deposit")
    .select("id")
    .where("state", "=", "received")
    .execute();
  for (const { id } of received)
    await verifyDeposit(hub, id).catch((error: unknown) => logFault(hub, "verifyReceived", error));
}

interface FolderLock {
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
async function lockFolder(folder: string): Promise<FolderLock> {
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
