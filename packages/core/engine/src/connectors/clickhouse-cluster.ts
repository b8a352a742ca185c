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
  const found = new Map<string, DistributedTable>();
  for (const table of tables) {
    const own = await distributedTable(table, database);
    const [first] = found.values();
    if (own === null || (first !== undefined && first.cluster !== own.cluster))
      throw clusterUnread(table, clickhouse);
    found.set(table.path, own);
  }
  return [{ servers: [], statements: statementsFor(view, found, query) }];
}

/** @param own tables of every server, by the paths of those that the mapping names */
export function statementsFor(
  { path }: Pick<InputFile, "path">,
  own: ReadonlyMap<string, DistributedTable>,
  query: ClusterRequest["query"],
): readonly Sql[] {
  const [first] = own.values();
  if (first === undefined) throw new RangeError("a plan reads units, contacts, or both");
  const { cluster, database: schema } = first;
  const parts = partsOfName(path) ?? [];
  const local = `${parts.at(-1) ?? ""}${serverSuffix}`;
  const named = sql`${name(schema)}.${name(local)}`;
  const names = [...own].map(([of, each]) => [of, sql`${name(each.database)}.${name(each.table)}`] as const);
  const engine = [cluster, schema, local].map((each) => value(each, "text"));
  return [
    sql`CREATE OR REPLACE VIEW ${named} ON CLUSTER ${name(cluster)} AS ${query(new Map(names))}`,
    sql`CREATE OR REPLACE TABLE ${join(parts.map(name), ".")} AS ${named} ENGINE = Distributed(${join(engine, ", ")})`,
  ];
}

interface DistributedTable {
  readonly cluster: string;
  readonly database: string;
  readonly table: string;
}

async function distributedTable(table: InputFile, database: Database): Promise<DistributedTable | null> {
  const parts = partsOfName(table.path) ?? [];
  const schema = parts.length === 2 ? value(parts[0] ?? "", "text") : sql`currentDatabase()`;
  const [[engine] = []] = await database.rows(
    sql`SELECT engine_full FROM system.tables WHERE database = ${schema} AND name = ${value(parts.at(-1) ?? "", "text")}`,
  );
  return distributedOf(String(engine));
}

/** What the engine of a table says, as ClickHouse writes it; null where it is not `Distributed`. */
export function distributedOf(engine: string): DistributedTable | null {
  const quoted = "'((?:[^'\\\\]|\\\\.)*)'";
  const [, cluster, database, table] =
    new RegExp(`^Distributed\\(${quoted}, ${quoted}, ${quoted}[,)]`).exec(engine) ?? [];
  if (cluster === undefined || database === undefined || table === undefined) return null;
  const plain = (text: string) => text.replaceAll(/\\(.)/g, "$1");
  return { cluster: plain(cluster), database: plain(database), table: plain(table) };
}
