import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "@vigie/words";
import { childProcess } from "../child-process.ts";
import type { Hub } from "../hub.ts";
import { logFault } from "../log.ts";
import { refuse } from "../problems.ts";
import { serialQueue } from "../thread-queue.ts";

/** Thirty times the two seconds that a kit of the reference study takes. */
const limits = { memory: 512, seconds: 60 };
const inTurn = serialQueue();

/** Made again by each version of the service, whose papers may be others: erased when it starts. */
export const kitFolder = "kits";

/**
 * The kit of a partner, as `vigie kit` makes it: once for a file of a study, in a process with limits, one after another.
 * @param request.study the `.vigie` file of the study
 * @throws {VigieErrors} where it takes more than that
 */
export async function kitOf(
  hub: Hub,
  request: { readonly study: Uint8Array; readonly partner: string; readonly language: Language },
): Promise<Uint8Array> {
  const folder = join(hub.settings.folder, kitFolder);
  const name = createHash("sha256")
    .update(JSON.stringify([request.partner, request.language]))
    .update(request.study)
    .digest("hex");
  const path = join(folder, `${name}.zip`);
  return inTurn(async () => {
    const made = await readFile(path).catch(() => null);
    if (made !== null) return new Uint8Array(made);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const study = join(folder, `${randomUUID()}.vigie`);
    const partial = join(folder, `${randomUUID()}.partial`);
    try {
      await writeFile(study, request.study, { mode: 0o600 });
      const words = [study, request.partner, request.language, partial];
      await childProcess(new URL("./kit-process.ts", import.meta.url), words, limits);
      await rename(partial, path);
    } catch (error) {
      logFault(hub, "kit", error);
      return refuse("hub/kit-stopped");
    } finally {
      for (const file of [study, partial]) await rm(file, { force: true });
    }
    return new Uint8Array(await readFile(path));
  });
}
