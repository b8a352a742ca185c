import { textValue } from "@vigie/words";
import { compileServerView } from "../compile/united-view.ts";
import type { ClusterScript } from "../connectors/cluster.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { OpenedFile, OwnTable } from "../opened-file.ts";
import type { Plan } from "../plan.ts";
import { engineInputError } from "../problems.ts";
import { openFiles } from "../run/plan-files.ts";
import { passOf, versionOf } from "../run/population-view.ts";
import { name, sql } from "../sql.ts";
import type { ConnectionPlaces } from "./connection-address.ts";
import { openServerOf } from "./partner-engine.ts";

export interface ClusterViews {
  readonly dialect: Dialect;
  readonly scripts: readonly ClusterScript[];
}

/**
 * What an administrator runs so that each server of a cluster computes the pass of a plan, and a run reads what they give. The
 * catalogue alone is read, for the types of columns and the servers.
 * @returns null where the plan names no view
 * @throws {VigieErrors} the tables cannot be read, or are not distributed between the same servers
 */
export async function clusterViews(
  { population: view, ...plan }: Plan,
  connections: ConnectionPlaces,
): Promise<ClusterViews | null> {
  const opened = view === undefined ? null : await openServerOf(plan, connections);
  if (opened === null || view === undefined) return null;
  const { server, database } = opened;
  const { dialect } = database;
  try {
    const { units, contacts } = await openFiles(plan, {
      database,
      openFile: (file, columns) => server.openTable(file, { database, columns }),
    });
    const version = await versionOf(plan, { units, contacts }, dialect);
    const own: (readonly [OpenedFile, readonly OwnTable[]])[] = [];
    for (const table of [units, contacts])
      if (table !== null) own.push([table, (await table.ownTables?.()) ?? []]);
    const found = Map.groupBy(
      own.flatMap(([, tables]) => tables),
      (table) => table.server,
    );
    for (const [
      {
        file: { shown },
      },
      tables,
    ] of own)
      if (tables.length === 0 || tables.length < found.size)
        throw engineInputError(
          "engine/cluster-unread",
          { file: shown },
          { table: textValue(shown), server: textValue(dialect.name) },
        );
    const views = [...found].map(([each, [first]]) => {
      const on = (table: OpenedFile | null) => {
        const [, tables = []] = own.find(([of]) => of === table) ?? [];
        const there = tables.find((of) => of.server === each);
        if (table === null || there === undefined) return null;
        const from = sql`${name(there.schema)}.${name(there.table)}`;
        return { ...table, relation: { ...table.relation, from } };
      };
      const pass = passOf(plan, { units: on(units), contacts: on(contacts) }, dialect);
      return { server: each, schema: first?.schema ?? "", query: compileServerView(pass, version) };
    });
    return { dialect, scripts: await server.clusterScripts(view, views, database) };
  } finally {
    await database.close();
  }
}
