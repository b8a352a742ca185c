import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { textValue, type VigieError, VigieErrors } from "@vigie/words";
import type { HubReader, HubTransaction } from "./database/schema.ts";
import { inTransaction } from "./database/transaction.ts";
import type { Hub } from "./hub.ts";
import { hasLine, journalEnd, record } from "./journal/journal.ts";
import { hubProblem, refuse } from "./problems.ts";
import { markFile, readServiceMark, type ServiceMark, UnreadableMark, writeMark } from "./service-mark.ts";

/**
 * Makes sure that the folder and the database are of one service, and gives a new one its identifier.
 * @throws {VigieErrors} where they are not, or where the database lost lines of the journal
 */
export function claimService(hub: Hub): Promise<void> {
  // A command and the service may open a new folder together.
  return inTransaction(hub, async (transaction) => {
    const found = await serviceProblem(hub, transaction);
    if (found !== null) throw new VigieErrors([found]);
    await identify(hub, transaction);
  });
}

/**
 * Takes a folder and a database for those of one service, whatever they say, and writes it in the journal.
 * @returns the last line of the journal, which the folder holds from now on
 */
export async function adoptService(hub: Hub): Promise<ServiceMark> {
  return inTransaction(hub, async (transaction) => {
    const { folder } = hub.settings;
    const mark = await markIfReadable(folder);
    const service = (await serviceOf(transaction)) ?? mark?.service ?? randomUUID();
    const detail = { expected: mark?.number ?? 0 };
    await record(
      transaction,
      { account: "hub", act: "service.adopted", subject: service, detail },
      hub.now(),
    );
    const adopted = { service, ...(await journalEnd(transaction)) };
    await writeMark(folder, adopted);
    await identify(hub, transaction);
    return adopted;
  });
}

/** Why a folder and a database are not to be served together; null where they are. */
export async function serviceProblem(
  { settings: { folder } }: Pick<Hub, "settings">,
  database: HubReader,
): Promise<VigieError | null> {
  const other = hubProblem("hub/service-other", {}, { folder: textValue(folder) });
  const mark = await markIfReadable(folder);
  if (mark === undefined) return other;
  const service = await serviceOf(database);
  if (mark === null) return service === null && (await areOfOneAge(folder, database)) ? null : other;
  // The folder is marked first: a database that holds its line is that of a hub that was killed in between.
  const isInterrupted = service === null && (mark.number > 0 || (await areOfOneAge(folder, database)));
  if (mark.service !== service && !(isInterrupted && (await hasLine(database, mark)))) return other;
  if (await hasLine(database, mark)) return null;
  const { number } = await journalEnd(database);
  return hubProblem(
    "hub/journal-shorter",
    {},
    { marked: textValue(String(mark.number)), last: textValue(String(number)) },
  );
}

/** Null where the folder has none; undefined where something else changed it. */
export function markIfReadable(folder: string): Promise<ServiceMark | null | undefined> {
  return readServiceMark(folder).catch((error: unknown) => {
    if (error instanceof UnreadableMark) return undefined;
    throw error;
  });
}

/** Whether neither says of the other what it is not: both are new, or those of a version that wrote no identifier. */
async function areOfOneAge(folder: string, database: HubReader): Promise<boolean> {
  const isFilled = await holdsFiles(folder);
  if ((await journalEnd(database)).number === 0) return !isFilled;
  return isFilled || !(await namesFiles(database));
}

/** @throws {VigieErrors} where files are in a folder whose SQLite file is gone */
export async function refuseMissingFile(folder: string): Promise<void> {
  const path = join(folder, "hub.sqlite");
  if (existsSync(path)) return;
  const hasRest = existsSync(`${path}-wal`) || existsSync(join(folder, markFile));
  if (hasRest || (await holdsFiles(folder)))
    return refuse("hub/database-missing", { folder: textValue(folder) });
}

async function holdsFiles(folder: string): Promise<boolean> {
  const parts = ["files", "editions"].map((part) => join(folder, part)).filter((part) => existsSync(part));
  const names = await Promise.all(parts.map((part) => readdir(part)));
  return names.flat().length > 0;
}

async function namesFiles(database: HubReader): Promise<boolean> {
  const found = await Promise.all([
    database.selectFrom("study").select("blob").limit(1).executeTakeFirst(),
    database.selectFrom("deposit").select("id").where("erased_at", "is", null).limit(1).executeTakeFirst(),
    database.selectFrom("edition").select("id").limit(1).executeTakeFirst(),
  ]);
  return found.some((row) => row !== undefined);
}

async function serviceOf(database: HubReader): Promise<string | null> {
  return (await database.selectFrom("service").select("id").executeTakeFirst())?.id ?? null;
}

/** Writes the identifier in the folder and the database, where one of them has none. */
async function identify({ settings: { folder } }: Hub, transaction: HubTransaction): Promise<void> {
  const mark = await readServiceMark(folder);
  const service = mark?.service ?? randomUUID();
  if (mark === null) await writeMark(folder, { service, ...(await journalEnd(transaction)) });
  if ((await serviceOf(transaction)) === null)
    await transaction.insertInto("service").values({ id: service }).execute();
}
