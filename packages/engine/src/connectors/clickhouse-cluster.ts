import type { InputFile } from "@vigie/mapping";
import type { Database } from "../database.ts";
import { clickhouse } from "../dialects/clickhouse.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import { partsOfName } from "./clickhouse-table.ts";
import { type ClusterRequest, type ClusterScript, clusterUnread, serverSuffix } from "./cluster.ts";

/**
 * On every server of the cluster, a view; on the one that Vigie reads, the `Distributed` table that unites them.
 * @throws {VigieErrors} a table is not `Distributed`, or not over the same cluster as the other
 */
export async function clickhouseClusterScripts(request: ClusterRequest): Promise<readonly ClusterScript[]> {
  const { database, view, tables, query } = request;
  const parts = partsOfName(view.path) ?? [];
  const found = new Map<string, DistributedTable>();
  for (const table of tables) found.set(table.path, await distributedTable(table, database));
  const [first] = found.values();
  const apart = tables.find((table) => found.get(table.path)?.cluster !== first?.cluster);
  if (first === undefined || apart !== undefined) throw clusterUnread(apart ?? view, clickhouse);
  const { cluster, database: schema } = first;
  const local = `${parts.at(-1) ?? ""}${serverSuffix}`;
  const named = sql`${name(schema)}.${name(local)}`;
  const own = new Map(
    [...found].map(([path, each]) => [path, sql`${name(each.database)}.${name(each.table)}`]),
  );
  const engine = [cluster, schema, local].map((each) => value(each, "text"));
  const statements: readonly Sql[] = [
    sql`CREATE OR REPLACE VIEW ${named} ON CLUSTER ${name(cluster)} AS ${query(own)}`,
    sql`CREATE OR REPLACE TABLE ${join(parts.map(name), ".")} AS ${named} ENGINE = Distributed(${join(engine, ", ")})`,
  ];
  return [{ servers: [], statements }];
}

interface DistributedTable {
  readonly cluster: string;
  readonly database: string;
  readonly table: string;
}

async function distributedTable(table: InputFile, database: Database): Promise<DistributedTable> {
  const parts = partsOfName(table.path) ?? [];
  const schema = parts.length === 2 ? value(parts[0] ?? "", "text") : sql`currentDatabase()`;
  const [[engine] = []] = await database.rows(
    sql`SELECT engine_full FROM system.tables WHERE database = ${schema} AND name = ${value(parts.at(-1) ?? "", "text")}`,
  );
  const found = distributedOf(String(engine));
  if (found === null) throw clusterUnread(table, clickhouse);
  return found;
}

/** What the engine of a table says, as ClickHouse writes it; null where it is not `Distributed`. */
export function distributedOf(engine: string): DistributedTable | null {
  const quoted = "'((?:[^'\\\\]|\\\\.)*)'";
  const [, cluster, database, table] =
    new RegExp(`^Distributed\\(${quoted}, ${quoted}, ${quoted}[,)]`).exec(engine) ?? [];
  if (cluster === undefined || database === undefined || table === undefined) return null;
  const [plainCluster = "", plainDatabase = "", plainTable = ""] = [cluster, database, table].map((text) =>
    text.replaceAll(/\\(.)/g, "$1"),
  );
  return { cluster: plainCluster, database: plainDatabase, table: plainTable };
}
