import { copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { openDatabase } from "./database/open-database.ts";
import { hasLine, journalEnd } from "./journal/journal.ts";
import { type JournalEnd, readMark, writeMark } from "./service-mark.ts";

/**
 * Copies a hub that may be running: the database first, by SQLite's own copy, then the files, which are only added to; one that
 * is erased meanwhile is left out.
 * Its mark is that of the copied database, or of the hub where the database lost what the mark holds: the copy says the same.
 * @param from the hub's folder, with its SQLite file
 * @param to an empty folder, or one to make
 * @throws {NotEmpty} where `to` holds something
 * @returns the last line of the copied journal, and whether it is short of what the hub wrote
 */
export async function copyHub(from: string, to: string): Promise<JournalEnd & { readonly isShort: boolean }> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  if ((await readdir(to)).length > 0) throw new NotEmpty();
  // Before the copy, which then holds its line.
  const mark = await readMark(from);
  const source = new DatabaseSync(join(from, "hub.sqlite"), { readOnly: true });
  try {
    await backup(source, join(to, "hub.sqlite"), { rate: pagesAtOnce });
  } finally {
    source.close();
  }
  for (const part of ["files", "editions"]) await copyFolder(join(from, part), join(to, part));
  const copy = await openDatabase(to, null);
  try {
    const end = await journalEnd(copy);
    const isShort = mark !== null && !(await hasLine(copy, mark));
    if (mark !== null) await writeMark(to, isShort ? mark : { ...mark, ...end });
    return { ...end, isShort };
  } finally {
    await copy.destroy();
  }
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
