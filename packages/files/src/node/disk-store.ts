import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileSources, FileStore } from "../file-store.ts";
import { openFileSource } from "./file-source.ts";

/** The files of the machine. */
export const disk: FileSources = { open: openFileSource };

/** The disk of the machine. Copies go to a folder, made if absent, readable by their owner alone. */
export function diskStore(workFolder: string): FileStore {
  const erase = (path: string) => rm(path, { force: true });
  return {
    ...disk,
    copy: async (text) => {
      await mkdir(workFolder, { recursive: true, mode: 0o700 });
      const path = join(workFolder, `${randomUUID()}.csv`);
      try {
        await pipeline(Readable.from(text), createWriteStream(path, { mode: 0o600 }));
      } catch (error) {
        await erase(path);
        throw error;
      }
      return path;
    },
    erase,
  };
}
