import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Hub } from "./hub.ts";
import { messagesIn } from "./messages.ts";

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
  hub.log(`${now} ${messagesIn("fr").message("log.setAside", { path, to })}`);
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
      hub.log(`${now.toISOString()} ${messagesIn("fr").message("log.orphanErased", { path })}`);
    }
  }
}
