import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { HubReader, HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { hubMessages } from "../messages.ts";

/**
 * Writes a file, then the rows that refer to it in one transaction. Where the transaction is refused, the file is removed unless
 * other rows refer to it, so that refused uploads do not fill the disk.
 * @param refer called with the SHA-256 of the file
 */
export async function storeFile(
  hub: Hub,
  bytes: Uint8Array,
  refer: (transaction: HubTransaction, blob: string) => Promise<void>,
): Promise<string> {
  const blob = await hub.blobs.put(bytes);
  try {
    await inTransaction(hub, async (transaction) => {
      await refer(transaction, blob);
      // An identical file of somebody else may have been removed since it was found to be there.
      if (!(await hub.blobs.has(blob))) await hub.blobs.put(bytes);
    });
  } catch (error) {
    // Where the database is away too, the next start sets it aside.
    await removeUnused(hub, blob).catch(() => undefined);
    throw error;
  }
  return blob;
}

/** Removes a file that nothing refers to. */
export function removeUnused(hub: Hub, blob: string): Promise<void> {
  return inTransaction(hub, async (transaction) => {
    if (!(await isUsed(transaction, blob))) await hub.blobs.remove(blob);
  });
}

/**
 * Takes up what a hub that was killed left: a file whose erasure is written down is removed; one that the database does not name
 * is set aside, since the database may be the wrong one.
 */
export async function tidyFiles(hub: Hub): Promise<void> {
  for (const path of await hub.blobs.partial()) await setAside(hub, join("files", path));
  for (const blob of await hub.blobs.names()) {
    if (await isUsed(hub.database, blob)) continue;
    const erased = await hub.database
      .selectFrom("deposit")
      .select("id")
      .where("blob", "=", blob)
      .executeTakeFirst();
    if (erased === undefined) await setAside(hub, join("files", hub.blobs.pathOf(blob)));
    else await removeUnused(hub, blob);
  }
}

async function isUsed(reader: HubReader, blob: string): Promise<boolean> {
  const study = await reader.selectFrom("study").select("blob").where("blob", "=", blob).executeTakeFirst();
  const deposit = await reader
    .selectFrom("deposit")
    .select("id")
    .where("blob", "=", blob)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  return study !== undefined || deposit !== undefined;
}

/** Where a start sets aside what the database does not name, by the minute of the start. */
const orphansFolder = "orphans";
/** Days that it stays there. */
const orphanDays = 30;

/**
 * Sets a file or a folder aside under its own path: the database may be the wrong one, and a file put back is found again.
 * @param path below the hub's folder
 */
export async function setAside(hub: Pick<Hub, "settings" | "now" | "log">, path: string): Promise<void> {
  const now = hub.now().toISOString();
  const to = join(orphansFolder, now.slice(0, 16).replace(":", "-"), path);
  await mkdir(dirname(join(hub.settings.folder, to)), { recursive: true, mode: 0o700 });
  await rename(join(hub.settings.folder, path), join(hub.settings.folder, to));
  hub.log(`${now} ${hubMessages("fr").message("log.setAside", { path, to })}`);
}

/** Erases what was set aside thirty days ago. */
export async function eraseOrphans(hub: Pick<Hub, "settings" | "now" | "log">): Promise<void> {
  const folder = join(hub.settings.folder, orphansFolder);
  const now = hub.now();
  const oldest = new Date(now.getTime() - orphanDays * 86_400_000).toISOString().slice(0, 10);
  for (const start of existsSync(folder) ? await readdir(folder) : []) {
    if (!(start.slice(0, 10) < oldest)) continue;
    const erased = await readdir(join(folder, start), { recursive: true, withFileTypes: true });
    await rm(join(folder, start), { recursive: true, force: true });
    for (const { parentPath, name } of erased.filter((entry) => entry.isFile())) {
      const path = join(parentPath, name).slice(hub.settings.folder.length + 1);
      hub.log(`${now.toISOString()} ${hubMessages("fr").message("log.orphanErased", { path })}`);
    }
  }
}
