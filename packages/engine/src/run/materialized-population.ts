import { population } from "../compile/tabulation.ts";
import type { Database } from "../connectors/database.ts";
import { type Sql, sql } from "../sql.ts";

/** The population of one run, and the database in which statements may name it. */
export interface MaterializedPopulation {
  readonly database: Database;
  /** At the end of the run. */
  drop(): Promise<void>;
  /** Before another pass. */
  clear(): Promise<void>;
}

/**
 * Computes the population once, into a temporary table; or in each statement, where the database lets none be written.
 * @param pass sends the one pass over the contacts, as the statement that `keep` makes of the population
 */
export async function materializedPopulation(
  database: Database,
  pass: (keep: (query: Sql) => Promise<void>) => Promise<void>,
): Promise<MaterializedPopulation> {
  const { dialect } = database;
  if (database.hasTemporaryTables) {
    await pass((query) => database.run(dialect.createTemporary(population, query)));
    const clear = () => database.run(dialect.drop(population));
    return { database, clear, drop: async () => (dialect.dropsAtEnd ? undefined : clear()) };
  }
  let query = sql``;
  await pass(async (made) => {
    query = made;
  });
  const rows = (statement: Sql) => database.rows(sql`${dialect.named(population, query)} ${statement}`);
  return { database: { ...database, rows }, drop: async () => undefined, clear: async () => undefined };
}
