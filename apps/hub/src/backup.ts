import { copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { beforeJournal } from "./journal/journal.ts";
import { markIfReadable } from "./service-claim.ts";
import { type JournalEnd, markFile, writeMark } from "./service-mark.ts";

/**
 * Copies a hub that may be running: the database first, by SQLite's own copy, then the files, which are only added to; one that
 * is erased meanwhile is left out.
 * The mark of the copy is the last line of the database just before it, or that of the hub where the database does not have its line:
 * what refuses the hub refuses the copy.
 * @param from the hub's folder, with its SQLite file
 * @param to an empty folder, or one to make
 * @throws {NotEmpty} where `to` holds something
 * @returns a line that the copied journal goes to at least, and whether it is short of what the hub wrote
 */
export async function copyHub(from: string, to: string): Promise<JournalEnd & { readonly isShort: boolean }> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  if ((await readdir(to)).length > 0) throw new NotEmpty();
  // Before the database is read, which then has its line.
  const mark = await markIfReadable(from);
  const source = new DatabaseSync(join(from, "hub.sqlite"), { readOnly: true });
  let end = beforeJournal;
  let isShort = mark === undefined;
  try {
    end = lineOf(source);
    if (mark) isShort = mark.number > 0 && lineOf(source, mark.number).hash !== mark.hash;
    await backup(source, join(to, "hub.sqlite"), { rate: pagesAtOnce });
  } finally {
    source.close();
  }
  for (const part of ["files", "editions"]) await copyFolder(join(from, part), join(to, part));
  if (mark) await writeMark(to, isShort ? mark : { ...mark, ...end });
  if (mark === undefined) await copyFile(join(from, markFile), join(to, markFile));
  return { ...end, isShort };
}

/** @param number of one line; the last one where it is not given */
function lineOf(source: DatabaseSync, number = Number.MAX_SAFE_INTEGER): JournalEnd {
  const row = source
    .prepare("select number, hash from journal where number <= ? order by number desc limit 1")
    .get(number);
  return row === undefined ? beforeJournal : z.object({ number: z.number(), hash: z.string() }).parse(row);
}

/** All of them: a copy in several steps begins again whenever somebody writes between two. */
const pagesAtOnce = 2 ** 31 - 1;

/** A copy is never written over another. */
export class NotEmpty extends Error {}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.name.endsWith(".partial")) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, target);
    else
      await copyFile(source, target).catch((error: unknown) => {
        if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
      });
  }
}
