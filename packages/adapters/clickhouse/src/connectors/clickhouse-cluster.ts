import {
  type ClusterScript,
  join,
  name,
  type ServerView,
  serverSuffix,
  sql,
  value,
} from "@vigie/engine/adapter";
import type { InputFile } from "@vigie/mapping";
import { partsOfName } from "./clickhouse-table.ts";

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
