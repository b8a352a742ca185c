import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import type { Hub } from "../hub.ts";
import { storageProblem } from "../problems.ts";
import type { JournalEnd } from "../service-mark.ts";
import type { HubDatabase, HubTransaction } from "./schema.ts";

/**
 * Runs `work` whole or not at all. Transactions run one after another on both databases: SQLite has one writer, PostgreSQL is
 * asked for the same, so that what a transaction reads still holds when it writes, and two never wait for each other.
 */
export async function inTransaction<Result>(
  { database, raiseMark }: Pick<Hub, "database" | "raiseMark">,
  work: (transaction: HubTransaction) => Promise<Result>,
): Promise<Result> {
  const { result, end } = await onceUnlocked(database, async (transaction) => {
    if (transaction.getExecutor().adapter.supportsMultipleConnections)
      await sql`select pg_advisory_xact_lock(7417)`.execute(transaction);
    const result = await work(transaction);
    return { result, end: ends.get(transaction) };
  });
  // Before anybody hears of it: what is acknowledged is missed if the database loses it.
  if (end !== undefined) await raiseMark(end);
  return result;
}

/** Milliseconds that a transaction waits for another program to leave the database, and between two tries. */
const lockedMax = 2_000;
const lockedPause = 25;

/** Runs a transaction once no other program holds the database; meanwhile what only reads is answered. */
async function onceUnlocked<Result>(
  database: HubDatabase,
  work: (transaction: HubTransaction) => Promise<Result>,
): Promise<Result> {
  const deadline = performance.now() + lockedMax;
  for (;;) {
    let isBegun = false;
    try {
      return await database.transaction().execute((transaction) => {
        isBegun = true;
        return work(transaction);
      });
    } catch (error) {
      const isLocked = !isBegun && storageProblem(error) === "hub/storage-locked";
      if (!isLocked || performance.now() > deadline) throw error;
      await setTimeout(lockedPause);
    }
  }
}

/** The last line that each open transaction added to the journal. */
const ends = new WeakMap<HubTransaction, JournalEnd>();

/** Raises the folder's mark to a line of the journal once the transaction that adds it is committed. */
export function markOnceCommitted(transaction: HubTransaction, end: JournalEnd): void {
  ends.set(transaction, end);
}
