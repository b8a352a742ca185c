import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** How far the journal goes; number 0 before its first line. */
export interface JournalEnd {
  readonly number: number;
  readonly hash: string;
}

/** What the folder keeps beside the database: of which service it is, and the last line of the journal that was written. */
export interface ServiceMark extends JournalEnd {
  readonly service: string;
}

export const markFile = "service.mark";

/** The file was changed by something else. */
export class UnreadableMark extends Error {}

/** Null where the folder has none. @throws {UnreadableMark} */
export async function readServiceMark(folder: string): Promise<ServiceMark | null> {
  const text = await readFile(join(folder, markFile), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : markOf(text);
}

/** Makes the file, or replaces it whole. */
export async function writeMark(folder: string, mark: ServiceMark): Promise<void> {
  const path = join(folder, markFile);
  const partial = `${path}.partial`;
  try {
    const file = await open(partial, "w", 0o600);
    try {
      await file.writeFile(textOf(mark));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
  await syncFolder(folder);
}

/**
 * Raises the number and the hash of a folder's mark. Calls that come during a write share the next one.
 * @param failed called with what a write could not do: a mark that lags only says less
 * @returns a function that never rejects
 */
export function markRaiser(
  folder: string,
  failed: (error: unknown) => void,
): (end: JournalEnd) => Promise<void> {
  let highest: JournalEnd = { number: 0, hash: "" };
  let written = 0;
  let turn = Promise.resolve();
  return (end) => {
    if (end.number > highest.number) highest = end;
    turn = turn.then(async () => {
      const target = highest;
      if (target.number <= written) return;
      await raise(folder, target).then(() => {
        written = target.number;
      }, failed);
    });
    return turn;
  };
}

/** A command that runs beside the service may have raised it further. */
async function raise(folder: string, end: JournalEnd): Promise<void> {
  const file = await open(join(folder, markFile), "r+");
  try {
    const mark = markOf(await file.readFile("utf8"));
    if (mark.number >= end.number) return;
    await file.write(textOf({ ...mark, ...end }), 0);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** A renamed file, or a folder that was made, is on the disk once the folder that it is in is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Always as long: it is written over in place, which needs no room on a full disk. */
function textOf({ service, number, hash }: ServiceMark): string {
  return `${service} ${String(number).padStart(12, "0")} ${hash}\n`;
}

/** @throws {UnreadableMark} */
function markOf(text: string): ServiceMark {
  const [, service, number, hash] = /^([0-9a-f-]{36}) (\d{12}) ([0-9a-f]{64})\n$/.exec(text) ?? [];
  if (service === undefined || number === undefined || hash === undefined) throw new UnreadableMark();
  return { service, number: Number(number), hash };
}
