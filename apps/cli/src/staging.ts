import { rmSync } from "node:fs";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { said, VigieErrors } from "@vigie/study";
import { exists } from "./exists.ts";
import { problem, systemCode, writing } from "./file-errors.ts";
import { makeFolder } from "./make-folder.ts";
import { whenStopped } from "./stopping.ts";

/** Says, in a folder that Vigie wrote, which command may write it again. */
const marker = ".vigie";

/** Who may read what is being written: its owner. */
const own = 0o700;

/** A folder being written beside the one it will become. */
export interface Staging {
  /** Where to write. */
  readonly folder: string;
  /** A folder for temporary files, erased with the rest. */
  readonly work: string;
  /** Writes one file, making its folders. */
  write(path: string, content: string | Uint8Array): Promise<void>;
}

/**
 * Writes a folder whole or not at all: `fill` writes into a neighbour that takes the folder's place once it has
 * ended. An error, an interruption or a kill leaves what was there before; what a killed run left is erased.
 * @param kind what the folder is (`run`, `site`, `demo`): only a folder of the same kind is replaced; null for one
 *   in which a person will write, which is never replaced
 * @throws {VigieErrors} when the folder is somebody else's, or the disk is full or closed
 */
export async function stage<T>(
  { target, kind }: { readonly target: string; readonly kind: string | null },
  fill: (staging: Staging) => Promise<T>,
): Promise<T> {
  const path = resolve(target);
  await eraseLeftovers(target);
  await refuseForeign(target, kind);
  const folder = `${path}.partiel-${process.pid}`;
  const work = join(folder, "travail");
  const forget = eraseOnSignal(folder);
  try {
    await writing(target, async () => makeFolder(work, own));
    const write = (at: string, content: string | Uint8Array) =>
      writeInto({ folder, shown: target, at }, content);
    const result = await fill({ folder, work, write });
    await rm(work, { recursive: true, force: true });
    if (kind !== null) await write(marker, `${kind}\n`);
    await replace(target, folder);
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
    forget();
  }
}

/**
 * A folder for temporary files alone, erased whatever happens; what a killed run left is erased.
 * @param target what the folder is beside
 */
export async function withWorkFolder<T>(target: string, use: (work: string) => Promise<T>): Promise<T> {
  const path = resolve(target);
  await eraseLeftovers(target);
  const folder = `${path}.partiel-${process.pid}`;
  const forget = eraseOnSignal(folder);
  try {
    await writing(target, async () => makeFolder(folder, own));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    forget();
  }
}

/** @param shown the folder that the person named: a message speaks of no neighbour */
async function writeInto(
  { folder, shown, at }: { readonly folder: string; readonly shown: string; readonly at: string },
  content: string | Uint8Array,
): Promise<void> {
  const path = join(folder, at);
  await writing(join(shown, at), async () => {
    makeFolder(dirname(path), own);
    await writeFile(path, content);
  });
}

async function replace(target: string, folder: string): Promise<void> {
  const path = resolve(target);
  const old = `${path}.ancien-${process.pid}`;
  if (await exists(path)) await writing(target, () => rename(path, old));
  await writing(target, () => rename(folder, path));
  await rm(old, { recursive: true, force: true });
}

async function refuseForeign(path: string, kind: string | null): Promise<void> {
  const entries = await readdir(path).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return [];
    if (systemCode(error) === "ENOTDIR")
      throw new VigieErrors([problem("cli/folder-is-file", {}, { path: said(path) })]);
    throw new VigieErrors([problem("cli/folder-occupied", {}, { path: said(path) })]);
  });
  if (entries.length === 0) return;
  if (kind === null) throw new VigieErrors([problem("cli/folder-not-empty", {}, { path: said(path) })]);
  const own = await readFile(join(path, marker), "utf8").catch(() => null);
  if (own?.trim() !== kind) throw new VigieErrors([problem("cli/folder-occupied", {}, { path: said(path) })]);
}

/**
 * Erases the neighbours of dead processes; a folder moved away and never replaced is put back.
 * @returns whether there were any
 */
export async function eraseLeftovers(target: string): Promise<boolean> {
  const path = resolve(target);
  let found = false;
  const parent = dirname(path);
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const match = name.startsWith(`${basename(path)}.`) ? /\.(partiel|ancien)-(\d+)$/.exec(name) : null;
    if (!match || isOther(Number(match[2]))) continue;
    const left = join(parent, name);
    found = true;
    if (match[1] === "ancien" && !(await exists(path))) await rename(left, path);
    else await rm(left, { recursive: true, force: true });
  }
  return found;
}

/** Whether another process lives under this number; in a container a run often has that of the one killed before. */
function isOther(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/** Erases the folder when the run is interrupted; returns what undoes that. */
function eraseOnSignal(folder: string): () => void {
  // Calculations that are ending may still write there.
  return whenStopped(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
}
