import { textValue, type VigieError, VigieErrors } from "@vigie/words";
import { type Column, typedColumn } from "../compile/relation.ts";
import { postgres } from "../dialects/postgres.ts";
import type { InputFile } from "../plan.ts";
import { problem } from "../problems.ts";
import type { LastRow, OpenedFile } from "../run/opened-file.ts";
import { tableColumnProblems } from "../run/table-columns.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import type { Cell, Database } from "./database.ts";
import { DriverError } from "./driver-error.ts";
import { lastFilled, lastRows, openedTable } from "./opened-table.ts";

/**
 * A table or a view of PostgreSQL. Its rows have no order: they are counted, not numbered.
 * @param columns that the plan reads
 * @throws {VigieErrors} absent, not to be read by this user, or without a column that the plan reads
 */
export async function openPostgresTable(
  file: InputFile,
  { database, columns }: { readonly database: Database; readonly columns: readonly string[] },
): Promise<OpenedFile> {
  const { from, isOrdered, found } = await described(file, database);
  const wrong = [
    ...tableColumnProblems(file, [...found.keys()], columns),
    ...columns.flatMap((column) => {
      const described = found.get(column);
      return described === undefined ? [] : columnProblems(file, column, described);
    }),
  ];
  if (wrong.length > 0) throw new VigieErrors(wrong);
  const typed = new Map(
    columns.map((column) => [column, typedAs(name(column), found.get(column)?.type ?? "")] as const),
  );
  const names = [...found].filter(([, { isReadable }]) => isReadable).map(([column]) => column);
  const texts = names.map((column) => {
    const text = textOf(name(column), found.get(column)?.type ?? "");
    return columns.includes(column) ? text : kindOf(text);
  });
  return openedTable(file, {
    from,
    columns: typed,
    names,
    lastRow: async () => (isOrdered ? lastTableRow(from, texts, database) : null),
  });
}

interface Described {
  readonly type: string;
  readonly isReadable: boolean;
}

async function described(
  file: InputFile,
  database: Database,
): Promise<{
  readonly from: Sql;
  readonly isOrdered: boolean;
  readonly found: ReadonlyMap<string, Described>;
}> {
  const [[schema, table, kind] = []] = await tableNamed(file, database);
  if (schema === undefined || table === undefined)
    throw new VigieErrors([
      problem(
        "engine/table-absent",
        { file: file.shown },
        { table: textValue(file.shown), server: textValue("postgres") },
      ),
    ]);
  const from = sql`${name(String(schema))}.${name(String(table))}`;
  const rows = await database.rows(
    sql`SELECT attname, CAST(CAST(coalesce(nullif(typbasetype, 0), pg_type.oid) AS regtype) AS text), CAST(has_column_privilege(attrelid, attnum, 'SELECT') AS text) FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_type ON pg_type.oid = atttypid WHERE attrelid = to_regclass(${value(file.path, "text")}) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
  );
  return {
    from,
    isOrdered: kind === "r" || kind === "m",
    found: new Map(
      rows.map(([column, type, readable]) => [
        String(column),
        { type: String(type), isReadable: readable === "true" },
      ]),
    ),
  };
}

/** Its schema and its own name, where it is a table, a view, or anything else that has rows. */
async function tableNamed(file: InputFile, database: Database): Promise<readonly (readonly Cell[])[]> {
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

function columnProblems(
  file: InputFile,
  column: string,
  { type, isReadable }: Described,
): readonly VigieError[] {
  const place = { file: file.shown, field: column };
  if (!isReadable) return [problem("engine/table-column-closed", place, { column: textValue(column) })];
  if (unreadTypes.test(type))
    return [
      problem("engine/column-type-unread", place, { column: textValue(column), type: textValue(type) }),
    ];
  return [];
}

/** What has no one text that a person would compare. */
const unreadTypes =
  /^(?:bytea|xml|jsonb?|record|tsvector|tsquery|point|line|lseg|box|path|polygon|circle|geometry|geography|interval|"?void"?)$/;

function typedAs(column: Sql, type: string): Column {
  if (type === "date") return typedColumn(column, "day");
  if (type === "timestamp with time zone") return typedColumn(column, "instant");
  if (type === "timestamp without time zone") return typedColumn(column, "stamp");
  if (/^(?:smallint|integer|bigint)$/.test(type)) return typedColumn(column, "whole");
  if (/^(?:numeric|real|double precision)$/.test(type)) return typedColumn(column, "number");
  return typedColumn(textOf(column, type), "text");
}

function textOf(column: Sql, type: string): Sql {
  return unreadTypes.test(type) ? sql`''` : postgres.textOf(column);
}

/** Of a column that the plan does not read, what distinguishes a total from a unit, and never a value. */
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
