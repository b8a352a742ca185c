import { compileServerView } from "../compile/united-view.ts";
import type { ClusterScript } from "../connectors/cluster.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Plan } from "../plan.ts";
import { openFiles } from "../run/plan-files.ts";
import { passOf, relationsOf, versionOf } from "../run/population-view.ts";
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
 * @throws {VigieErrors} the tables cannot be read, or are not those of a cluster
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
    const files = await openFiles(plan, (file, columns) => server.openTable(file, { database, columns }));
    const relations = relationsOf(plan, files);
    const version = await versionOf(passOf(plan, relations, dialect), dialect);
    const inputs = [plan.units, plan.contacts].flatMap((input) => (input === null ? [] : [input.file]));
    const scripts = await server.clusterScripts({
      database,
      view,
      tables: [...new Map(inputs.map((file) => [file.path, file])).values()],
      query: (own) => {
        const moved = (relation: typeof relations.units, path = "") =>
          relation && { ...relation, from: own.get(path) ?? relation.from };
        const onServer = {
          units: moved(relations.units, plan.units?.file.path),
          contacts: moved(relations.contacts, plan.contacts?.file.path),
        };
        return compileServerView(passOf(plan, onServer, dialect), version);
      },
    });
    return { dialect, scripts };
  } finally {
    await database.close();
  }
}
