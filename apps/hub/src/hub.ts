import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { sealWithSecret } from "./accounts/secret-change.ts";
import { openDatabase } from "./database/open-database.ts";
import type { HubDatabase } from "./database/schema.ts";
import { scan } from "./deposits/antivirus.ts";
import { type BlobStore, openBlobStore } from "./deposits/blob-store.ts";
import type { Settings } from "./settings.ts";

/** The settings, storage and clock that every part of the server shares. */
export interface Hub {
  readonly settings: Settings;
  readonly database: HubDatabase;
  readonly blobs: BlobStore;
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
 * @throws {VigieErrors} what `sealWithSecret` does
 */
export async function openHub(
  settings: Settings,
  { now, send, log }: Pick<Hub, "now" | "send" | "log">,
): Promise<Hub> {
  await mkdir(join(settings.folder, "files"), { recursive: true, mode: 0o700 });
  await mkdir(join(settings.folder, "editions"), { recursive: true, mode: 0o700 });
  const hub: Hub = {
    settings,
    database: await openDatabase(settings.folder, settings.databaseUrl),
    blobs: openBlobStore(join(settings.folder, "files"), (bytes) => scan(bytes, settings.antivirus)),
    now,
    send,
    log,
  };
  await sealWithSecret(hub).catch(async (error: unknown) => {
    await hub.database.destroy();
    throw error;
  });
  return hub;
}
