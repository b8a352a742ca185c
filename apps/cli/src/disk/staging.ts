import { rmSync } from "node:fs";
import { readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { uptime } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { cliInputError } from "../problems.ts";
import { whenStopped } from "../terminal/stopping.ts";
import { exists, isInside } from "./regular-files.ts";
import { makeFolder, renameHeld, systemCode, writing } from "./write-whole.ts";
import { folderKind, foreignIn, marker, markerText } from "./written-folder.ts";

/** Who may read a folder: its owner alone. */
const ownerOnly = 0o700;

/** Under Windows another program may have a file open for a moment. */
const wholly = { recursive: true, force: true, maxRetries: 5 } as const;

/** A site is to be published, and a person writes in a folder of no kind; any other holds what stays at a partner’s. */
const modeOf = (kind: string | null) => (kind === null || kind === "site" ? 0o777 : ownerOnly);

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
 * @param kind what the folder is (`run`, `site`, `demo`): only a folder of the same kind is replaced, and one that holds
 *   nothing else; null for one in which a person will write, which is never replaced
 * @throws {VigieErrors} when the folder is somebody else's, or holds what is, or the disk is full or closed
 */
export async function stage<T>(
  { target, kind }: { readonly target: string; readonly kind: string | null },
  fill: (staging: Staging) => Promise<T>,
): Promise<T> {
  const path = await placeOf(target);
  await eraseLeftovers(target);
  refuseCurrent(target, path);
  await refuseForeign({ path, shown: target }, kind);
  const folder = `${path}.partiel-${process.pid}`;
  const work = join(folder, "travail");
  const forget = eraseOnSignal(folder);
  try {
    const mode = modeOf(kind);
    await writing(target, async () => makeFolder(work, mode));
    const write = (at: string, content: string | Uint8Array) =>
      writeInto({ folder, shown: target, at, mode }, content);
    const result = await fill({ folder, work, write });
    await rm(work, wholly);
    if (kind !== null) await write(marker, await markerText(folder, kind));
    await replace(target, folder);
    return result;
  } finally {
    await rm(folder, wholly);
    forget();
  }
}

/**
 * A folder for temporary files alone, erased whatever happens; what a killed run left is erased.
 * @param target what the folder is beside
 */
export async function withWorkFolder<T>(target: string, use: (work: string) => Promise<T>): Promise<T> {
  const path = await placeOf(target);
  await eraseLeftovers(target);
  const folder = `${path}.partiel-${process.pid}`;
  const forget = eraseOnSignal(folder);
  try {
    await writing(target, async () => makeFolder(folder, ownerOnly));
    return await use(folder);
  } finally {
    await rm(folder, wholly);
    forget();
  }
}

/** @param shown the folder that the person named: a message speaks of no neighbour */
async function writeInto(
  given: { readonly folder: string; readonly shown: string; readonly at: string; readonly mode: number },
  content: string | Uint8Array,
): Promise<void> {
  const { folder, shown, at, mode } = given;
  const path = join(folder, at);
  await writing(join(shown, at), async () => {
    makeFolder(dirname(path), mode);
    await writeFile(path, content, { mode: isPrivate(at) ? 0o600 : 0o666 });
  });
}

/** What stays at a partner's, to be read by its owner alone wherever it is copied, where the system knows owners. */
const isPrivate = (at: string) => at.split(/[/\\]/).includes("private");

/** Where a folder is, or will be: a link stays, and what it leads to is written. */
function placeOf(target: string): Promise<string> {
  return realpath(target).catch(() => resolve(target));
}

async function replace(target: string, folder: string): Promise<void> {
  const path = await placeOf(target);
  const old = `${path}.ancien-${process.pid}`;
  if (await exists(path)) await writing(target, () => renameHeld(path, old));
  await writing(target, () => renameHeld(folder, path));
  await rm(old, wholly);
}

/** Whoever is in a folder that another replaces stays in the one that is gone; Windows does not allow it. */
function refuseCurrent(shown: string, path: string): void {
  if (isInside(process.cwd(), path)) throw cliInputError("cli/folder-is-current", {}, { path: shown });
}

/** @param path the folder itself: what leads to it, as `absent/..` does, may not be there */
async function refuseForeign(
  { path, shown }: { readonly path: string; readonly shown: string },
  kind: string | null,
): Promise<void> {
  const entries = await readdir(path).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return [];
    if (systemCode(error) === "ENOTDIR") throw cliInputError("cli/folder-is-file", {}, { path: shown });
    throw cliInputError("cli/folder-occupied", {}, { path: shown });
  });
  if (entries.length === 0) return;
  if (kind === null) throw cliInputError("cli/folder-not-empty", {}, { path: shown });
  if ((await folderKind(path)) !== kind) throw cliInputError("cli/folder-occupied", {}, { path: shown });
  const foreign = await foreignIn(path);
  if (foreign.length > 0)
    throw cliInputError(
      "cli/folder-holds-more",
      {},
      {
        path: shown,
        files: foreign.slice(0, namedMax).join(", "),
        more: Math.max(0, foreign.length - namedMax),
      },
    );
}

/** Files named at most where a folder holds some that are not its own. */
const namedMax = 5;

export interface Leftovers {
  /** Whether there were any. */
  readonly erased: boolean;
  /** Folders of runs that go on. */
  readonly living: readonly string[];
}

/** Erases the neighbours of dead processes; a folder moved away and never replaced is put back. */
export async function eraseLeftovers(target: string): Promise<Leftovers> {
  const path = await placeOf(target);
  const parent = dirname(path);
  const living: string[] = [];
  let erased = false;
  for (const name of await readdir(parent).catch(() => [])) {
    const match = name.startsWith(`${basename(path)}.`) ? /\.(partiel|ancien)-(\d+)$/.exec(name) : null;
    if (match === null) continue;
    const left = join(parent, name);
    if (await isOfAnother(Number(match[2]), left)) {
      living.push(left);
      continue;
    }
    erased = true;
    if (match[1] === "ancien" && !(await exists(path))) await renameHeld(left, path);
    else await rm(left, wholly);
  }
  return { erased, living };
}

/**
 * Whether another process that lives made a folder; in a container a run often has the number of the one killed before, and
 * so may any other, which then began after the folder was made.
 */
async function isOfAnother(pid: number, folder: string): Promise<boolean> {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) !== "EPERM") return false;
  }
  const { birthtimeMs, mtimeMs } = await stat(folder);
  // Where the system does not say when it was made, it is that of its last change.
  return (await startOf(pid)) <= Math.max(birthtimeMs, mtimeMs) + 1000;
}

/** When a process began, in milliseconds since 1970; where the system does not say, when the machine did. */
async function startOf(pid: number): Promise<number> {
  const machine = Date.now() - uptime() * 1000;
  const fields = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // In hundredths of a second; the second field, a name in brackets, may hold anything.
  const ticks = Number(fields.slice(fields.lastIndexOf(")") + 2).split(" ")[19]);
  return Number.isFinite(ticks) ? machine + ticks * 10 : machine;
}

/** Erases the folder when the run is interrupted; returns what undoes that. */
function eraseOnSignal(folder: string): () => void {
  return whenStopped(() => {
    try {
      // Calculations that are ending may still write there.
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      return null;
    } catch {
      // Windows erases no file that is open.
      return folder;
    }
  });
}
