import {
  type Database,
  type DatabaseCell,
  DriverError,
  join,
  type LastRow,
  lastFilled,
  lastRows,
  name,
  type OpenedFile,
  type OwnTable,
  openedTable,
  type RelationColumn,
  type ServerTable,
  type Sql,
  sql,
  tableAbsent,
  typedColumn,
  value,
} from "@vigie/engine/adapter";
import type { InputFile } from "@vigie/mapping";
import { postgres } from "../dialect.ts";

/**
 * A table or a view of PostgreSQL. Its rows have no order: they are counted, not numbered.
 * @param columns that the plan reads
 * @throws {VigieErrors} absent, not to be read by this user, or without a column that the plan reads
 */
export async function openPostgresTable(
  file: InputFile,
  { database, columns }: { readonly database: Database; readonly columns: readonly string[] },
): Promise<OpenedFile> {
  return openedTable(file, await described(file, database), columns);
}

async function described(file: InputFile, database: Database): Promise<ServerTable> {
  const [[schema, table, kind] = []] = await tableNamed(file, database);
  if (schema === undefined || table === undefined) throw tableAbsent(file, postgres);
  const rows = await database.rows(
    sql`SELECT attname, CAST(CAST(coalesce(nullif(typbasetype, 0), pg_type.oid) AS regtype) AS text), CAST(has_column_privilege(attrelid, attnum, 'SELECT') AS text) FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_type ON pg_type.oid = atttypid WHERE attrelid = to_regclass(${value(file.path, "text")}) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
  );
  const types = rows.map(([column, of, readable]) => {
    const type = String(of);
    return [
      String(column),
      { type, hasText: !unreadTypes.test(type), isReadable: readable === "true" },
    ] as const;
  });
  const from = sql`${name(String(schema))}.${name(String(table))}`;
  const isOrdered = kind === "r" || kind === "m";
  return {
    dialect: postgres,
    from,
    columns: new Map(types),
    typedAs,
    kindOf,
    ownTables: () => foreignTables(file, database),
    lastRow: async (texts) => (isOrdered ? lastTableRow(from, texts, database) : null),
  };
}

/** Its schema and its own name, where it is a table, a view, or anything else that has rows. */
async function tableNamed(
  file: InputFile,
  database: Database,
): Promise<readonly (readonly DatabaseCell[])[]> {
  // A name that is none, or in a closed schema, fails: the other table is looked at all the same.
  await database.run(sql`SAVEPOINT named`);
  const found = database.rows(
    sql`SELECT nspname, relname, relkind FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace WHERE pg_class.oid = to_regclass(${value(file.path, "text")}) AND relkind IN ('r', 'v', 'm', 'f', 'p')`,
  );
  return found.catch(async (error: unknown) => {
    await database.run(sql`ROLLBACK TO SAVEPOINT named`);
    if (error instanceof DriverError) return [];
    throw error;
  });
}

/** Partitions that are foreign tables, under the names that they have there; none unless each is of a server of its own. */
async function foreignTables({ path }: InputFile, database: Database): Promise<readonly OwnTable[]> {
  const option = (of: string) =>
    sql`(SELECT option_value FROM pg_options_to_table(ftoptions) WHERE option_name = ${value(of, "text")})`;
  const rows = await database.rows(
    sql`SELECT srvname, coalesce(${option("schema_name")}, nspname), coalesce(${option("table_name")}, relname) FROM pg_catalog.pg_inherits JOIN pg_catalog.pg_class ON pg_class.oid = inhrelid JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace LEFT JOIN pg_catalog.pg_foreign_table ON ftrelid = inhrelid LEFT JOIN pg_catalog.pg_foreign_server ON pg_foreign_server.oid = ftserver WHERE inhparent = to_regclass(${value(path, "text")}) ORDER BY srvname`,
  );
  const servers = new Set(rows.flatMap(([server]) => server ?? []));
  if (servers.size < rows.length) return [];
  return rows.map(([server, schema, table]) => ({
    server: String(server),
    schema: String(schema),
    table: String(table),
  }));
}

/** What has no one text that a person would compare. */
const unreadTypes =
  /^(?:bytea|xml|jsonb?|record|tsvector|tsquery|point|line|lseg|box|path|polygon|circle|geometry|geography|interval|"?void"?)$/;

function typedAs(column: Sql, type: string): RelationColumn {
  if (type === "date") return typedColumn(column, "day");
  if (type === "timestamp with time zone") return typedColumn(column, "instant");
  if (type === "timestamp without time zone") return typedColumn(column, "stamp");
  if (/^(?:smallint|integer|bigint)$/.test(type)) return typedColumn(column, "whole");
  if (/^(?:numeric|real|double precision)$/.test(type)) return typedColumn(column, "number");
  return typedColumn(postgres.textOf(column), "text");
}

function kindOf(text: Sql): Sql {
  return sql`CASE WHEN btrim(coalesce(${text}, '')) = '' THEN '' WHEN ${text} ~ '^[0-9 .,+-]+$' THEN '0' WHEN lower(btrim(${text})) IN ('total', 'totaux', 'ensemble') THEN 'total' ELSE 'x' END`;
}

/** By the place of rows on the disk: a table filled from a file keeps its order. */
async function lastTableRow(from: Sql, texts: readonly Sql[], database: Database): Promise<LastRow | null> {
  const found = await database.rows(
    sql`SELECT CAST(ctid AS text), ${join(texts, ", ")} FROM ${from} ORDER BY ctid DESC LIMIT ${lastRows}`,
  );
  return lastFilled(
    found.map(([at, ...cells]) => ({
      cells,
      others: sql`ctid <> CAST(${value(String(at), "text")} AS tid)`,
    })),
  );
}
