import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, PostgresDialect, SqliteAdapter, type SqliteDatabase, SqliteDialect, sql } from "kysely";
import { migrate } from "./migrations.ts";
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

/**
 * A SQLite file as Kysely's dialect wants it. What is committed is on the disk: `synchronous = FULL` in WAL mode.
 * @throws {Error} where the file cannot be opened, or is not a database
 */
function openSqlite(path: string): SqliteDatabase {
  const database = new DatabaseSync(path, { timeout: 2_000, enableForeignKeyConstraints: true });
  try {
    database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma trusted_schema = off;");
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = database.prepare(adapted(sql, database));
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: function* (parameters) {
          yield* statement.iterate(...values(parameters));
        },
      };
    },
  };
}

/** Statements of transactions, as SQLite wants them. */
function adapted(sql: string, { isTransaction }: DatabaseSync): string {
  // One that reads, then writes while another process wrote, would fail at once without waiting.
  if (sql === "begin") return "begin immediate";
  // A full disk ended it already: the error of a second rollback would hide the reason.
  if (sql === "rollback" && !isTransaction) return "select 1";
  return sql;
}

function values(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
      return value;
    throw new RangeError("a value is not one that the schema has");
  });
}
