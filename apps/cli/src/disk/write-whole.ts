import { existsSync, mkdirSync } from "node:fs";
import { realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type VigieError, VigieErrors } from "@vigie/words";
import { cliProblem } from "../problems.ts";

/**
 * Writes one file whole or not at all, over what had its name, or over what a link of that name leads to; makes its
 * folder where there is none.
 * @param mode who may read it, where the system knows owners
 */
export async function writeWhole(shown: string, content: Uint8Array | string, mode = 0o666): Promise<void> {
  const path = await realpath(shown).catch(() => shown);
  const partial = `${path}.partiel-${process.pid}`;
  await writing(shown, async () => makeFolder(dirname(path)));
  try {
    await writing(shown, () => writeFile(partial, content, { mode }));
    await writing(shown, () => renameHeld(partial, path));
  } finally {
    await rm(partial, { force: true });
  }
}

/** What Windows answers where another program has the file open. */
const held = ["EPERM", "EACCES", "EBUSY"];

const waitMax = 2_000;

/**
 * Renames a file or a folder. Under Windows an antivirus or an indexer opens what was just written: it is waited for, two
 * seconds at most.
 * @throws the error of the system
 */
export async function renameHeld(from: string, to: string): Promise<void> {
  for (let wait = 1; ; wait *= 2) {
    try {
      return await rename(from, to);
    } catch (error) {
      const isHeld = process.platform === "win32" && held.includes(systemCode(error) ?? "");
      if (!isHeld || wait > waitMax) throw error;
    }
    await setTimeout(wait);
  }
}

/**
 * Makes a folder and those that hold it, unless they are there; without waiting, so that a signal heard meanwhile finds
 * it whole or not at all. One by one: where a folder is there and nothing can be made in it, as in `/proc`, Node.js
 * would try for ever to make them together.
 * @param mode who may read those made, where the system knows owners
 */
export function makeFolder(path: string, mode = 0o777): void {
  const parent = dirname(path);
  if (existsSync(path) || parent === path) return;
  makeFolder(parent, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another run may have made it.
    if (!existsSync(path)) throw error;
  }
}

/** The system's code of a failed call (`ENOENT`…), or null where the error is not the system's. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** Runs one call that writes under `path`; a full or forbidden disk becomes words. */
export async function writing<T>(path: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw writeError(path, error) ?? error;
  }
}

function writeError(path: string, error: unknown): VigieErrors | null {
  const found = asWriteError(path, systemCode(error));
  return found === null ? null : new VigieErrors([found]);
}

function asWriteError(path: string, code: string | null): VigieError | null {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return cliProblem("cli/disk-full", {}, { path });
    case "EACCES":
    case "EPERM":
    case "EBUSY":
    case "EROFS":
    case "ENOTDIR":
    case "EEXIST":
    case "EISDIR":
    case "ENOENT":
    case "ENAMETOOLONG":
    case "EINVAL":
      return cliProblem("cli/not-writable", {}, { path });
    default:
      return null;
  }
}
