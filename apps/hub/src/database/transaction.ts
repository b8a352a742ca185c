import { sql } from "kysely";
import type { Hub } from "../hub.ts";
import type { HubTransaction } from "./schema.ts";

/**
 * Runs `work` whole or not at all. Transactions run one after another on both databases: SQLite has one writer, PostgreSQL is
 * asked for the same, so that what a transaction reads still holds when it writes, and two never wait for each other.
 */
export function inTransaction<Result>(
  { database }: Pick<Hub, "database">,
  work: (transaction: HubTransaction) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    if (transaction.getExecutor().adapter.supportsMultipleConnections)
      await sql`select pg_advisory_xact_lock(7417)`.execute(transaction);
    return work(transaction);
  });
}
