import { VigieErrors } from "@vigie/study";
import { type Column, typedColumn } from "../../compile/relation.ts";
import type { Database } from "../../connectors/database.ts";
import type { InputFile } from "../../plan.ts";
import { problem } from "../../problems.ts";
import type { LastRow, OpenedFile } from "../../run/opened-file.ts";
import { join, name, type Sql, sql, value } from "../../sql.ts";
import { checkFile } from "./check-file.ts";
import { columnProblems, headerAbsent, isOtherHeader } from "./header.ts";
import type { Reading } from "./reading.ts";

/**
 * A Parquet file, read in place; its columns keep their types.
 * @throws {VigieErrors} absent, truncated, or a column that the plan reads is not there
 */
export async function openParquet(file: InputFile, reading: Reading): Promise<OpenedFile> {
  const { database, columns } = reading;
  const types = await parquetColumns(file, database);
  const from = sql`read_parquet(${value(file.path)})`;
  const names = [...types.keys()];
  if (isOtherHeader(names, reading))
    throw new VigieErrors([
      headerAbsent(file, names, { columns, others: reading.others ?? [], likely: null, sheets: [] }),
    ]);
  const wrong = columnProblems(file, names, columns);
  if (wrong.length > 0) throw new VigieErrors(wrong);
  const relation = {
    from,
    columns: new Map(columns.map((column) => [column, typed(name(column), types.get(column) ?? "")])),
  };
  return {
    file,
    relation,
    numbered: {
      relation: { ...relation, from: sql`read_parquet(${value(file.path)}, file_row_number = true)` },
      number: sql`file_row_number + 1`,
    },
    names,
    lastRow: () => lastParquetRow(file, types, database),
    unread: async () => ({ ragged: 0, errors: [] }),
    blame: async () => [problem("engine/parquet-unreadable", { file: file.shown })],
    places: async (rows) => rows.map((row) => ({ file: file.shown, row })),
    erase: async () => undefined,
  };
}

/** Rows among which the last one that holds a value is looked for. */
const lastRows = 20;

async function lastParquetRow(
  file: InputFile,
  types: ReadonlyMap<string, string>,
  database: Database,
): Promise<LastRow | null> {
  const [[rows] = []] = await database.rows(sql`SELECT count(*) FROM read_parquet(${value(file.path)})`);
  const end = Number(rows);
  const texts = [...types].map(([column, type]) => typed(name(column), type).text);
  const found = await database.rows(
    sql`SELECT ${join(texts, ", ")} FROM read_parquet(${value(file.path)}) WHERE file_row_number >= ${Math.max(0, end - lastRows)} ORDER BY file_row_number DESC`,
  );
  const all = found.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
  const below = all.findIndex((cells) => cells.some((cell) => cell.trim() !== ""));
  const cells = all[below];
  return cells === undefined ? null : { cells, below, others: sql`file_row_number <> ${end - 1 - below}` };
}

/**
 * Columns of a Parquet file, with their types.
 * @throws {VigieErrors} absent, or no whole Parquet file
 */
export async function parquetColumns(
  file: InputFile,
  database: Database,
): Promise<ReadonlyMap<string, string>> {
  if (!database.readsParquet)
    throw new VigieErrors([problem("engine/parquet-not-here", { file: file.shown })]);
  await checkFile(file, { starts: "PAR1", ends: "PAR1", otherwise: "engine/parquet-unreadable" });
  const described = await database
    .rows(
      sql`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${value(file.path)}))`,
    )
    .catch((error: unknown) => {
      throw error instanceof VigieErrors
        ? error
        : new VigieErrors([problem("engine/parquet-unreadable", { file: file.shown })]);
    });
  return new Map(described.map(([column, type]) => [String(column), String(type)]));
}

function typed(column: Sql, type: string): Column {
  if (type === "VARCHAR") return typedColumn(column, "text");
  if (type === "DATE") return typedColumn(column, "day");
  if (type === "TIMESTAMP WITH TIME ZONE") return typedColumn(column, "instant");
  if (type.startsWith("TIMESTAMP")) return typedColumn(column, "stamp");
  if (/^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/.test(type)) return typedColumn(column, "whole");
  if (type === "DOUBLE" || type === "FLOAT" || type.startsWith("DECIMAL"))
    return typedColumn(column, "number");
  return typedColumn(sql`CAST(${column} AS VARCHAR)`, "text");
}
