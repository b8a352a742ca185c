import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Hub } from "../hub.ts";
import { refuse } from "../problems.ts";
import { threadPool } from "../thread-pool.ts";
import type { KitAsked } from "./kit-work.ts";

const threads = threadPool<KitAsked, Uint8Array>(new URL("./kit-thread.ts", import.meta.url));

/** Made again by each version of the service, whose papers may be others: erased when it starts. */
export const kitFolder = "kits";

/**
 * The kit of a partner, as `vigie kit` makes it: once for a file of a study, in a thread with a limit of memory and of time.
 * @throws {VigieErrors} where it takes more than that
 */
export async function kitOf(hub: Hub, asked: KitAsked): Promise<Uint8Array> {
  const folder = join(hub.settings.folder, kitFolder);
  const name = createHash("sha256")
    .update(JSON.stringify([asked.partner, asked.language]))
    .update(asked.study)
    .digest("hex");
  const path = join(folder, `${name}.zip`);
  const made = await readFile(path).catch(() => null);
  if (made !== null) return new Uint8Array(made);
  const kit = (await threads.run(async () => asked)) ?? refuse("hub/kit-stopped");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const partial = join(folder, `${randomUUID()}.partial`);
  await writeFile(partial, kit, { mode: 0o600 });
  await rename(partial, path);
  return kit;
}
