import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { sealWithSecret } from "./accounts/secret-change.ts";
import { openDatabase } from "./database/open-database.ts";
import type { HubDatabase } from "./database/schema.ts";
import { scan } from "./deposits/antivirus.ts";
import { type BlobStore, openBlobStore } from "./deposits/blob-store.ts";
import { logFault } from "./log.ts";
import { claimService, refuseMissingFile } from "./service-claim.ts";
import { type JournalEnd, markRaiser } from "./service-mark.ts";
import type { Settings } from "./settings.ts";

/** The settings, storage and clock that every part of the server shares. */
export interface Hub {
  readonly settings: Settings;
  readonly database: HubDatabase;
  readonly blobs: BlobStore;
  /** Writes down in the folder how far the journal goes, once that is committed. A failure is logged, not thrown. */
  readonly raiseMark: (end: JournalEnd) => Promise<void>;
  readonly now: () => Date;
  /** Sends one e-mail; a failure is logged, not thrown. @returns whether it was sent */
  readonly send: (message: Message) => Promise<boolean>;
  /** Writes one line in the log of the service. */
  readonly log: (line: string) => void;
}

export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Opens the hub of a folder, which it makes where there is none.
 * @throws {VigieErrors} where the folder and the database are not of one service, and what `sealWithSecret` does
 */
export async function openHub(settings: Settings, machine: Machine): Promise<Hub> {
  const hub = await openStorage(settings, machine);
  try {
    await claimService(hub);
    await sealWithSecret(hub);
  } catch (error) {
    await hub.database.destroy();
    throw error;
  }
  return hub;
}

/** What a hub takes from the process that runs it. */
type Machine = Pick<Hub, "now" | "send" | "log">;

/**
 * Opens the database and the files of a hub without asking whether they belong together.
 * @throws {VigieErrors} where the SQLite file is gone and what it named is still there: a new one would hide the loss
 */
export async function openStorage(settings: Settings, { now, send, log }: Machine): Promise<Hub> {
  const { folder, databaseUrl } = settings;
  if (databaseUrl === null) await refuseMissingFile(folder);
  await mkdir(join(folder, "files"), { recursive: true, mode: 0o700 });
  await mkdir(join(folder, "editions"), { recursive: true, mode: 0o700 });
  return {
    settings,
    database: await openDatabase(folder, databaseUrl),
    blobs: openBlobStore(join(folder, "files"), (bytes) => scan(bytes, settings.antivirus)),
    raiseMark: markRaiser(folder, (error) => logFault({ now, log }, "mark", error)),
    now,
    send,
    log,
  };
}
