import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { syncFolder } from "../service-mark.ts";

/** Files kept by their SHA-256: a name of ours, never one that somebody sends. */
export interface BlobStore {
  /** Once it is on the disk. @throws {VigieErrors} what `scan` refuses @returns SHA-256, in hexadecimal */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws {Error} where it is not there, or was changed on the disk */
  get(hash: string): Promise<Uint8Array>;
  has(hash: string): Promise<boolean>;
  remove(hash: string): Promise<void>;
  /** SHA-256 of every file. */
  names(): Promise<readonly string[]>;
  /** Below the store's folder. */
  pathOf(hash: string): string;
  /** Files that a killed hub had not written whole, below the store's folder. */
  partial(): Promise<readonly string[]>;
}

/** @param check called with what is not kept yet: it throws what it refuses */
export function openBlobStore(folder: string, check: (bytes: Uint8Array) => Promise<void>): BlobStore {
  const below = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError("a blob is named by its SHA-256");
    return join(hash.slice(0, 2), hash);
  };
  const pathOf = (hash: string) => join(folder, below(hash));
  const has = (hash: string) =>
    stat(pathOf(hash)).then(
      () => true,
      () => false,
    );
  return {
    has,
    put: async (bytes) => {
      const hash = createHash("sha256").update(bytes).digest("hex");
      if (await has(hash)) return hash;
      await check(bytes);
      const path = pathOf(hash);
      const made = await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
      const partial = join(folder, `${randomUUID()}.partial`);
      try {
        const file = await open(partial, "wx", 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(partial, path);
        await syncFolder(join(path, ".."));
        if (made !== undefined) await syncFolder(folder);
      } finally {
        await rm(partial, { force: true });
      }
      return hash;
    },
    get: async (hash) => {
      const bytes = new Uint8Array(await readFile(pathOf(hash)));
      if (createHash("sha256").update(bytes).digest("hex") !== hash)
        throw new Error("a kept file was changed on the disk");
      return bytes;
    },
    remove: async (hash) => rm(pathOf(hash), { force: true }),
    names: async () =>
      (await readdir(folder, { recursive: true }))
        .map((path) => basename(path))
        .filter((name) => /^[0-9a-f]{64}$/.test(name)),
    pathOf: below,
    partial: async () => (await readdir(folder)).filter((name) => name.endsWith(".partial")),
  };
}
