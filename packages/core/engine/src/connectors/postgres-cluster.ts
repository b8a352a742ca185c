import type { InputFile } from "@vigie/mapping";
import type { Database } from "../database.ts";
import { postgres } from "../dialects/postgres.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import { type ClusterRequest, type ClusterScript, clusterUnread, serverSuffix } from "./cluster.ts";

/** A table of a server, in place of a partitioned one. */
interface OwnTable {
  readonly server: string;
  readonly schema: string;
  readonly table: string;
}

/**
 * On each server, a view; on the coordinator, a foreign table for each, and the view that unites them.
 * @throws {VigieErrors} a table is not partitioned between servers by foreign tables, one each, or not between the same
 */
export async function postgresClusterScripts(request: ClusterRequest): Promise<readonly ClusterScript[]> {
  const { database, view, tables, query } = request;
  const path = await database.rows(sql`SELECT unnest(parse_ident(${value(view.path, "text")}))`);
  const united = path.map(([part]) => String(part));
  const local = `${united.at(-1) ?? ""}${serverSuffix}`;
  const own = new Map<string, Map<string, OwnTable>>();
  for (const table of tables)
    for (const found of await ownTables(table, database))
      own.set(found.server, new Map(own.get(found.server)).set(table.path, found));
  for (const table of tables)
    if ([...own.values()].some((ofServer) => !ofServer.has(table.path))) throw clusterUnread(table, postgres);
  // Most clusters give a table one name on all servers: one script is then for all.
  const alike = Map.groupBy(own, ([, found]) =>
    [...found.values()].map(({ schema, table }) => `${schema}.${table}`).join(),
  );
  const onServers = [...alike.values()].flatMap((servers): readonly ClusterScript[] => {
    const [[, found] = []] = servers;
    if (found === undefined) return [];
    const of = ({ schema, table }: OwnTable) => sql`${name(schema)}.${name(table)}`;
    const named = sql`${name(schemaOf(found))}.${name(local)}`;
    const body = query(new Map([...found].map(([table, owned]) => [table, of(owned)])));
    const statements = [sql`DROP VIEW IF EXISTS ${named}`, sql`CREATE VIEW ${named} AS ${body}`];
    return [{ servers: servers.map(([server]) => server), statements }];
  });
  return [...onServers, { servers: [], statements: onCoordinator(join(united.map(name), "."), local, own) }];
}

function onCoordinator(
  united: Sql,
  local: string,
  own: ReadonlyMap<string, ReadonlyMap<string, OwnTable>>,
): readonly Sql[] {
  // An import keeps names: what comes of each schema of each server has a schema here.
  const servers = [...own].map(([server, found]) => {
    const inside = name(`${server}_${schemaOf(found)}`);
    const foreign = sql`${inside}.${name(local)}`;
    return { server: name(server), schema: name(schemaOf(found)), inside, foreign };
  });
  return [
    sql`DROP VIEW IF EXISTS ${united}`,
    ...servers.flatMap(({ server, schema, inside, foreign }) => [
      sql`CREATE SCHEMA IF NOT EXISTS ${inside}`,
      sql`DROP FOREIGN TABLE IF EXISTS ${foreign}`,
      sql`IMPORT FOREIGN SCHEMA ${schema} LIMIT TO (${name(local)}) FROM SERVER ${server} INTO ${inside}`,
    ]),
    sql`CREATE VIEW ${united} AS ${join(
      servers.map(({ foreign }) => sql`SELECT * FROM ${foreign}`),
      " UNION ALL ",
    )}`,
  ];
}

/** The view of a server stands beside the first of its tables. */
function schemaOf(found: ReadonlyMap<string, OwnTable>): string {
  const [first] = found.values();
  return first?.schema ?? "";
}

/** By server: partitions that are foreign tables, under the names that they have there. */
async function ownTables(table: InputFile, database: Database): Promise<readonly OwnTable[]> {
  const option = (of: string) =>
    sql`(SELECT option_value FROM pg_options_to_table(ftoptions) WHERE option_name = ${value(of, "text")})`;
  const rows = await database.rows(
    sql`SELECT srvname, coalesce(${option("schema_name")}, nspname), coalesce(${option("table_name")}, relname) FROM pg_catalog.pg_inherits JOIN pg_catalog.pg_class ON pg_class.oid = inhrelid JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace LEFT JOIN pg_catalog.pg_foreign_table ON ftrelid = inhrelid LEFT JOIN pg_catalog.pg_foreign_server ON pg_foreign_server.oid = ftserver WHERE inhparent = to_regclass(${value(table.path, "text")}) ORDER BY srvname`,
  );
  const servers = rows.flatMap(([server]) => (server === null ? [] : [server]));
  if (rows.length === 0 || new Set(servers).size < rows.length) throw clusterUnread(table, postgres);
  return rows.map(([server, schema, own]) => ({
    server: String(server),
    schema: String(schema),
    table: String(own),
  }));
}
