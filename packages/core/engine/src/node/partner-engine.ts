import type { InputFile } from "@vigie/mapping";
import { type Server, serverAt } from "../connectors/servers.ts";
import type { Database } from "../database.ts";
import type { Plan } from "../plan.ts";
import { runPlan } from "../run/run-plan.ts";
import { type ConnectionPlaces, connectionNamed } from "./connection-address.ts";
import { type DuckDbEngine, openDuckDb } from "./duckdb.ts";

/**
 * Runs each plan where its data is: files by DuckDB in this process, tables by their own database, in a session of the
 * run's own.
 */
export async function openPartnerEngine({
  connections,
  ...files
}: Parameters<typeof openDuckDb>[0] & { readonly connections: ConnectionPlaces }): Promise<DuckDbEngine> {
  const duckDb = await openDuckDb(files);
  const sessions = new Map<Database, Promise<unknown>>();
  return {
    name: "partner",
    run: async (plan, progress) => {
      const opened = await openServerOf(plan, connections);
      if (opened === null) return duckDb.run(plan, progress);
      const { server, database } = opened;
      const run = runPlan(plan, {
        database,
        openFile: (file, columns) => server.openTable(file, { database, columns }),
        progress,
      }).finally(database.close);
      sessions.set(database, run);
      return run.finally(() => sessions.delete(database));
    },
    close: async () => {
      for (const session of sessions.keys()) session.interrupt();
      await Promise.allSettled(sessions.values());
      await duckDb.close();
    },
  };
}

/** The server of a plan's tables, and a session there; null where it reads files. */
export async function openServerOf(
  plan: Plan,
  connections: ConnectionPlaces,
): Promise<{ readonly server: Server; readonly database: Database } | null> {
  const connection = connectionOf(plan);
  if (connection === null) return null;
  const found = await connectionNamed(connection, connections);
  const server = await serverAt(found.address, connections.servers)?.load();
  if (server === undefined) throw new RangeError("the address was checked to be that of a database");
  return { server, database: await server.open(found) };
}

/** Connection of a plan's tables: a mapping has both in one database. */
function connectionOf({ units, contacts }: Plan): string | null {
  const of = (input: { readonly file: InputFile } | null) =>
    input?.file.format.kind === "table" ? input.file.format.connection : null;
  return of(units) ?? of(contacts);
}
