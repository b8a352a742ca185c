import {
  type ClusterScript,
  type Database,
  join,
  name,
  type ServerView,
  type Sql,
  serverSuffix,
  sql,
  value,
  writeLiteral,
} from "@vigie/engine/adapter";
import type { InputFile } from "@vigie/mapping";
import { postgres } from "../dialect.ts";

/** On each server, a view; on the coordinator, a foreign table for each, and the view that unites them. */
export async function postgresClusterScripts(
  { path }: InputFile,
  views: readonly ServerView[],
  database: Database,
): Promise<readonly ClusterScript[]> {
  const parts = await database.rows(sql`SELECT unnest(parse_ident(${value(path, "text")}))`);
  const united = parts.map(([part]) => String(part));
  const local = name(`${united.at(-1) ?? ""}${serverSuffix}`);
  // Most clusters give a table one name on all servers: one script is then for all.
  const alike = Map.groupBy(views, ({ query }) => writeLiteral(query, postgres));
  const onServers = [...alike.values()].flatMap((same) =>
    same.slice(0, 1).map(({ schema, query }) => {
      const named = sql`${name(schema)}.${local}`;
      const statements = [sql`DROP VIEW IF EXISTS ${named}`, sql`CREATE VIEW ${named} AS ${query}`];
      return { servers: same.map(({ server }) => server), statements };
    }),
  );
  return [
    ...onServers,
    { servers: [], statements: onCoordinator(join(united.map(name), "."), local, views) },
  ];
}

/** An import keeps names: what comes of each schema of each server has a schema of the coordinator. */
function onCoordinator(united: Sql, local: Sql, views: readonly ServerView[]): readonly Sql[] {
  const into = ({ server, schema }: ServerView) => name(`${server}_${schema}`);
  const all = views.map((view) => sql`SELECT * FROM ${into(view)}.${local}`);
  return [
    sql`DROP VIEW IF EXISTS ${united}`,
    ...views.flatMap((view) => [
      sql`CREATE SCHEMA IF NOT EXISTS ${into(view)}`,
      sql`DROP FOREIGN TABLE IF EXISTS ${into(view)}.${local}`,
      sql`IMPORT FOREIGN SCHEMA ${name(view.schema)} LIMIT TO (${local}) FROM SERVER ${name(view.server)} INTO ${into(view)}`,
    ]),
    sql`CREATE VIEW ${united} AS ${join(all, " UNION ALL ")}`,
  ];
}
