import type { InputFile } from "@vigie/mapping";
import type { Database } from "../database.ts";
import { join, name, sql, value } from "../sql.ts";
import { partsOfName } from "./clickhouse-table.ts";
import { type ClusterScript, type OwnTable, type ServerView, serverSuffix } from "./cluster.ts";

/** On every server of the cluster, a view; on the one that Vigie reads, the `Distributed` table that unites them. */
export async function clickhouseClusterScripts(
  { path }: Pick<InputFile, "path">,
  views: readonly ServerView[],
): Promise<readonly ClusterScript[]> {
  const parts = partsOfName(path) ?? [];
  const local = `${parts.at(-1) ?? ""}${serverSuffix}`;
  return views.map(({ server: cluster, schema, query }) => {
    const named = sql`${name(schema)}.${name(local)}`;
    const engine = [cluster, schema, local].map((each) => value(each, "text"));
    const statements = [
      sql`CREATE OR REPLACE VIEW ${named} ON CLUSTER ${name(cluster)} AS ${query}`,
      sql`CREATE OR REPLACE TABLE ${join(parts.map(name), ".")} AS ${named} ENGINE = Distributed(${join(engine, ", ")})`,
    ];
    return { servers: [], statements };
  });
}

/** The table of every server that a `Distributed` table unites; none for any other table. */
export async function unitedTables({ path }: InputFile, database: Database): Promise<readonly OwnTable[]> {
  const parts = partsOfName(path) ?? [];
  const schema = parts.length === 2 ? value(parts[0] ?? "", "text") : sql`currentDatabase()`;
  const [[engine] = []] = await database.rows(
    sql`SELECT engine_full FROM system.tables WHERE database = ${schema} AND name = ${value(parts.at(-1) ?? "", "text")}`,
  );
  return unitedBy(String(engine));
}

/** @param engine of a table, as ClickHouse writes it */
export function unitedBy(engine: string): readonly OwnTable[] {
  const quoted = "'((?:[^'\\\\]|\\\\.)*)'";
  const parts = new RegExp(`^Distributed\\(${quoted}, ${quoted}, ${quoted}[,)]`).exec(engine);
  const [server = "", schema = "", table = ""] =
    parts?.slice(1).map((text) => text.replaceAll(/\\(.)/g, "$1")) ?? [];
  return parts === null ? [] : [{ server, schema, table }];
}
