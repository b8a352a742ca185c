import { join } from "node:path";
import { Kysely, PostgresDialect, SqliteAdapter, SqliteDialect, sql } from "kysely";
import { migrate } from "./migrations.ts";
import { openSqlite } from "./node-sqlite.ts";
import type { HubDatabase, HubTables } from "./schema.ts";

/**
 * Opens the hub's database, brought to the schema of this version.
 * @param url of PostgreSQL; null for the SQLite file of the hub's folder
 */
export async function openDatabase(folder: string, url: string | null): Promise<HubDatabase> {
  const database = new Kysely<HubTables>({
    dialect:
      url === null
        ? new WholeMigrationsDialect({ database: openSqlite(join(folder, "hub.sqlite")) })
        : new PostgresDialect({ pool: await postgresPool(url) }),
  });
  await migrate(database, url === null ? "sqlite" : "postgres");
  // SQLite waits on the thread that answers requests: `inTransaction` asks again instead.
  if (url === null) await sql`pragma busy_timeout = 0`.execute(database);
  return database;
}

/** Kysely migrates SQLite outside of a transaction, though SQLite allows one: a hub killed meanwhile would be half migrated. */
class WholeMigrationsDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new WholeMigrationsAdapter();
  }
}

class WholeMigrationsAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Loaded by those who use it. */
async function postgresPool(connectionString: string) {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000 });
  // An idle connection that the server closes: the next question opens another. Without a listener it would end the process.
  pool.on("error", () => undefined);
  // One that is lost between two questions of a transaction: the second one fails, and says so.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
