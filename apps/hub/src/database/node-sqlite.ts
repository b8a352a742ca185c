import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { SqliteDatabase } from "kysely";

/**
 * A SQLite file as Kysely's dialect wants it. What is committed is on the disk: `synchronous = FULL` in WAL mode.
 * @throws {Error} where the file cannot be opened, or is not a database
 */
export function openSqlite(path: string): SqliteDatabase {
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
