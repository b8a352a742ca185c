import {
  type Database,
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
import { clickhouse } from "../dialect.ts";

/**
 * A table or a view of ClickHouse. Its rows have no order: they are counted, not numbered.
 * @param columns that the plan reads
 * @throws {VigieErrors} absent, or without a column that the plan reads; or this user may not see it
 */
export async function openClickhouseTable(
  file: InputFile,
  { database, columns }: { readonly database: Database; readonly columns: readonly string[] },
): Promise<OpenedFile> {
  return openedTable(file, await described(file, database), columns);
}

/** By the catalogue, which holds what this user may read. */
async function described(file: InputFile, database: Database): Promise<ServerTable> {
  const parts = partsOfName(file.path);
  const table = parts?.at(-1) ?? "";
  const schema = parts?.length === 2 ? value(parts[0] ?? "", "text") : sql`currentDatabase()`;
  const where = (column: Sql) => sql`WHERE database = ${schema} AND ${column} = ${value(table, "text")}`;
  const columns =
    parts === null
      ? []
      : await database.rows(
          sql`SELECT name, type FROM system.columns ${where(sql`table`)} AND default_kind NOT IN ('EPHEMERAL') ORDER BY position`,
        );
  if (columns.length === 0) throw tableAbsent(file, clickhouse);
  const [[engine, sorted, split, written] = []] = await database.rows(
    sql`SELECT engine, sorting_key, partition_key, engine_full FROM system.tables ${where(sql`name`)}`,
  );
  const types = columns.map(([column, of]) => {
    const type = bareType(String(of));
    return [String(column), { type, hasText: hasText(type), isReadable: true }] as const;
  });
  const from = join((parts ?? []).map(name), ".");
  // Its rows keep the order in which they came.
  const isOrdered = String(engine).endsWith("MergeTree") && sorted === "" && split === "";
  return {
    dialect: clickhouse,
    from,
    columns: new Map(types),
    typedAs,
    kindOf,
    ownTables: async () => unitedBy(String(written)),
    lastRow: async (texts) => (isOrdered ? lastTableRow(from, texts, database) : null),
  };
}

/** A table, or a database and a table, each alone or between quotes; null where it is none. */
export function partsOfName(path: string): readonly string[] | null {
  const part = '(?:"((?:[^"]|"")+)"|`((?:[^`]|``)+)`|([^".`]+))';
  const found = new RegExp(`^${part}(?:[.]${part})?$`).exec(path);
  if (found === null) return null;
  const named = (at: number) =>
    found[at]?.replaceAll('""', '"') ?? found[at + 1]?.replaceAll("``", "`") ?? found[at + 2];
  return [named(1), named(4)].filter((each) => each !== undefined);
}

/** @param engine of a table, as ClickHouse writes it: a `Distributed` one names the table of every server */
export function unitedBy(engine: string): readonly OwnTable[] {
  const quoted = "'((?:[^'\\\\]|\\\\.)*)'";
  const parts = new RegExp(`^Distributed\\(${quoted}, ${quoted}, ${quoted}[,)]`).exec(engine);
  const [server = "", schema = "", table = ""] =
    parts?.slice(1).map((text) => text.replaceAll(/\\(.)/g, "$1")) ?? [];
  return parts === null ? [] : [{ server, schema, table }];
}

/** Without what says that a value may be null, or that values are few. */
function bareType(type: string): string {
  const inside = /^(?:LowCardinality|Nullable)\((.*)\)$/s.exec(type)?.[1];
  return inside === undefined ? type : bareType(inside);
}

function hasText(type: string): boolean {
  return /^(?:String|FixedString\(|U?Int[0-9]+$|Float(?:32|64)$|BFloat16$|Decimal|Bool$|Date|Enum|UUID$|IPv[46]$)/.test(
    type,
  );
}

function typedAs(column: Sql, type: string): RelationColumn {
  if (/^Date(?:32)?$/.test(type)) return typedColumn(column, "day");
  // A moment, whatever the zone in which it is shown.
  if (type.startsWith("DateTime")) return typedColumn(column, "instant");
  if (/^(?:Int(?:8|16|32|64)|UInt(?:8|16|32))$/.test(type)) return typedColumn(column, "whole");
  // Compared with a signed number, which no other type holds both.
  if (type === "UInt64") return typedColumn(sql`CAST(${column} AS Int128)`, "whole");
  if (/^(?:Float|BFloat|Decimal)/.test(type)) return typedColumn(sql`CAST(${column} AS Float64)`, "number");
  return typedColumn(clickhouse.textOf(column), "text");
}

function kindOf(text: Sql): Sql {
  const bare = sql`trimBoth(ifNull(${text}, ''))`;
  return sql`multiIf(${bare} = '', '', match(${bare}, '^[0-9 .,+-]+$'), '0', lower(${bare}) IN ('total', 'totaux', 'ensemble'), 'total', 'x')`;
}

/** By the part that holds each row, numbered as they come, and its place there. */
async function lastTableRow(from: Sql, texts: readonly Sql[], database: Database): Promise<LastRow | null> {
  const found = await database.rows(
    sql`SELECT _part, _part_offset, ${join(texts, ", ")} FROM ${from} ORDER BY toUInt64OrZero(splitByChar('_', _part)[-2]) DESC, _part_offset DESC LIMIT ${lastRows}`,
  );
  return lastFilled(
    found.map(([part, offset, ...cells]) => ({
      cells,
      others: sql`NOT (_part = ${value(String(part), "text")} AND _part_offset = ${value(BigInt(String(offset)))})`,
    })),
  );
}
