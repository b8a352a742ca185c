import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { VigieErrors } from "@vigie/words";
import { z } from "zod";
import { exists } from "../disk/regular-files.ts";
import { renameHeld, writing } from "../disk/write-whole.ts";
import { cliProblem } from "../problems.ts";

/** Folder of a study that holds its files as they were before each change; hidden, so that nothing reads it as the study. */
export const copiesFolder = ".vigie-copies";

/** Changes past which the oldest copy goes. */
const copiesMax = 100;

/** New text of each file, by path in the study’s folder; null for a file that goes. */
export type StudyChanges = ReadonlyMap<string, string | null>;

/** The files of a study as changes leave them. */
export function changedFiles(
  files: ReadonlyMap<string, string>,
  changes: StudyChanges,
): ReadonlyMap<string, string> {
  return new Map(
    [...new Map([...files, ...changes])].flatMap(([path, text]) => (text === null ? [] : [[path, text]])),
  );
}

const manifestName = "copie.json";
const manifestShape = z.object({
  files: z.record(z.string(), z.object({ before: z.boolean(), after: z.string().nullable() })),
});

/**
 * Changes files of a study together, keeping a copy of those that were there. Where one cannot be written, none is changed.
 * @param now day and hour, which name the copy
 * @returns the folder of the copy, in that of the study
 * @throws {VigieErrors} where the disk is full or closed
 */
export async function changeStudy(folder: string, changes: StudyChanges, now: Date): Promise<string> {
  const copy = await newCopy(folder, now);
  const path = join(folder, copy);
  try {
    const files: z.infer<typeof manifestShape>["files"] = {};
    for (const [name, text] of changes) {
      const before = await readFile(join(folder, name)).catch(() => null);
      if (before !== null) await keep(join(path, name), before, await modeOf(join(folder, name)));
      files[name] = { before: before !== null, after: text === null ? null : hashOf(asBefore(text, before)) };
    }
    await keep(join(path, manifestName), JSON.stringify({ files }, null, 2));
    await replaceAll(folder, changes);
  } catch (error) {
    await rm(path, { recursive: true, force: true });
    throw error;
  }
  await forgetOldest(folder);
  return copy;
}

/**
 * Puts back what the last change of a study replaced.
 * @returns the files put back; none where there is no copy
 * @throws {VigieErrors} where one of them was changed since, or the disk is full or closed
 */
export async function undoLastChange(folder: string): Promise<readonly string[]> {
  const last = (await copiesOf(folder)).at(-1);
  if (last === undefined) return [];
  const path = join(folder, copiesFolder, last);
  const { files } = manifestShape.parse(JSON.parse(await readFile(join(path, manifestName), "utf8")));
  const changed: string[] = [];
  const changes = new Map<string, string | null>();
  for (const [name, { before, after }] of Object.entries(files)) {
    const now = await readFile(join(folder, name)).catch(() => null);
    if ((now === null ? null : hashOf(now)) !== after) changed.push(name);
    changes.set(name, before ? await readFile(join(path, name), "utf8") : null);
  }
  if (changed.length > 0)
    throw new VigieErrors(changed.map((file) => cliProblem("cli/changed-since", { file }, { file })));
  await replaceAll(folder, changes);
  await rm(path, { recursive: true, force: true });
  return [...changes.keys()];
}

/** Everything is on the disk before anything is replaced: what lacks room lacks it then. */
async function replaceAll(folder: string, changes: StudyChanges): Promise<void> {
  const partials = new Map<string, string>();
  try {
    for (const [name, text] of changes) {
      if (text === null) continue;
      const path = join(folder, name);
      const partial = `${path}.partiel-${process.pid}`;
      partials.set(partial, path);
      const before = await readFile(path).catch(() => null);
      await writing(path, () => mkdir(dirname(path), { recursive: true }));
      const mode = await modeOf(path);
      await writing(path, () => writeFile(partial, asBefore(text, before), mode));
    }
    for (const [partial, path] of partials) await writing(path, () => renameHeld(partial, path));
    for (const [name, text] of changes)
      if (text === null) await writing(join(folder, name), () => rm(join(folder, name), { force: true }));
  } finally {
    for (const partial of partials.keys()) await rm(partial, { force: true });
  }
}

/** With the line ends of the file that it replaces: an editor of Windows goes on as before. */
function asBefore(text: string, before: Uint8Array | null): string {
  const isWindows = before !== null && Buffer.from(before).includes("\r\n");
  return isWindows ? text.replace(/\r?\n/g, "\r\n") : text;
}

async function newCopy(folder: string, now: Date): Promise<string> {
  const name = now.toISOString().replaceAll(":", "-");
  for (let at = 0; ; at++) {
    const copy = join(copiesFolder, at === 0 ? name : `${name}-${at}`);
    if (await exists(join(folder, copy))) continue;
    await writing(join(folder, copy), () => mkdir(join(folder, copy), { recursive: true }));
    // A study kept in git keeps its own history.
    const ignored = join(folder, copiesFolder, ".gitignore");
    if (!(await exists(ignored))) await writing(ignored, () => writeFile(ignored, "*\n"));
    return copy;
  }
}

async function keep(
  path: string,
  content: Uint8Array | string,
  mode: { readonly mode?: number } = {},
): Promise<void> {
  await writing(path, () => mkdir(dirname(path), { recursive: true }));
  await writing(path, () => writeFile(path, content, mode));
}

/** A mapping, which holds its partner's secret, stays closed to others. */
async function modeOf(path: string): Promise<{ readonly mode?: number }> {
  const found = await stat(path).catch(() => null);
  return found === null ? {} : { mode: found.mode & 0o777 };
}

async function forgetOldest(folder: string): Promise<void> {
  for (const name of (await copiesOf(folder)).slice(0, -copiesMax))
    await rm(join(folder, copiesFolder, name), { recursive: true, force: true });
}

/** From the oldest to the last. */
async function copiesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, copiesFolder), { withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
}

function hashOf(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
