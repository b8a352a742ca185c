import { type FileStore, filesInputError, readBytes, withFile } from "@vigie/files";
import type { InputFile } from "@vigie/mapping";
import { type RelationColumn, typedColumn } from "../compile/relation.ts";
import type { Database, ParquetSource } from "../database.ts";
import { type FileReading, type LastRow, lastFilled, lastRows, type OpenedFile } from "../opened-file.ts";
import { engineInputError, engineProblem } from "../problems.ts";
import { join, name, type Sql, sql } from "../sql.ts";
import { checkColumns } from "./header.ts";

/**
 * A Parquet file; its columns keep their types.
 * @throws {VigieErrors} absent, truncated, or a column that the plan reads is not there
 */
export async function openParquet(file: InputFile, reading: FileReading): Promise<OpenedFile> {
  const { columns } = reading;
  const source = await parquetSource(file, reading);
  try {
    const names = [...source.types.keys()];
    await checkColumns(file, names, reading);
    const { from, numbered } = await source.rows(columns);
    const relation = {
      from,
      columns: new Map(
        columns.map((column) => [column, typed(name(column), source.types.get(column) ?? "")]),
      ),
    };
    return {
      file,
      relation,
      numbered: { relation: { ...relation, from: numbered }, number: sql`file_row_number + 1` },
      names,
      lastRow: () => lastParquetRow(source, reading.database),
      unread: async () => ({ ragged: 0, errors: [] }),
      blame: async () => [engineProblem("engine/parquet-unreadable", { file: file.shown })],
      places: async (rows) => rows.map((row) => ({ file: file.shown, row })),
      erase: source.erase,
    };
  } catch (error) {
    await source.erase();
    throw error;
  }
}

async function lastParquetRow(source: ParquetSource, database: Database): Promise<LastRow | null> {
  const texts = [...source.types].map(([column, type]) => typed(name(column), type).text);
  const found = await database.rows(
    sql`SELECT file_row_number, ${join(texts, ", ")} FROM ${await source.lastRows(lastRows)} ORDER BY file_row_number DESC`,
  );
  return lastFilled(
    found.map(([row, ...cells]) => ({ cells, others: sql`file_row_number <> ${Number(row)}` })),
  );
}

/**
 * Columns of a Parquet file, with their types.
 * @throws {VigieErrors} absent, or no whole Parquet file
 */
export async function parquetColumns(
  file: InputFile,
  reading: Pick<FileReading, "database" | "store">,
): Promise<ReadonlyMap<string, string>> {
  const source = await parquetSource(file, reading);
  await source.erase();
  return source.types;
}

async function parquetSource(
  file: InputFile,
  { database, store }: Pick<FileReading, "database" | "store">,
): Promise<ParquetSource> {
  if (database.openParquet === null) throw engineInputError("engine/parquet-not-here", { file: file.shown });
  await checkEnds(file, store);
  return database.openParquet(file);
}

/** Looks at both ends: one without its end was cut on the way. */
async function checkEnds(file: InputFile, store: FileStore): Promise<void> {
  const [first, last, size] = await withFile(store, file, async (source) => [
    await readBytes(source, 0, 4),
    await readBytes(source, source.size - 4, 4),
    source.size,
  ]);
  const place = { file: file.shown };
  if (size === 0) throw filesInputError("files/file-empty", place);
  if (!isMark(first) || !isMark(last)) throw engineInputError("engine/parquet-unreadable", place);
}

function isMark(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes) === "PAR1";
}

function typed(column: Sql, type: string): RelationColumn {
  if (type === "VARCHAR") return typedColumn(column, "text");
  if (type === "DATE") return typedColumn(column, "day");
  if (type === "TIMESTAMP WITH TIME ZONE") return typedColumn(column, "instant");
  if (type.startsWith("TIMESTAMP")) return typedColumn(column, "stamp");
  if (/^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/.test(type)) return typedColumn(column, "whole");
  if (type === "DOUBLE" || type === "FLOAT" || type.startsWith("DECIMAL"))
    return typedColumn(column, "number");
  return typedColumn(sql`CAST(${column} AS VARCHAR)`, "text");
}
